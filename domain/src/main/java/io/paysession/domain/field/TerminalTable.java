package io.paysession.domain.field;

import io.paysession.domain.field.CatalogueTable.Block;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * The fields of requests about terminals, as in {@link CatalogueTable}; each table is about one request. No payer writes
 * or reads any of them.
 */
final class TerminalTable {
    private static final Block CORRELATION = new Block("every request about terminals", """
            correlationId          S  text:1-100  unstored
            """);

    private static final Block DISPOSAL = new Block("disposal", """
            disposal.within        S  ascii:3-40
            disposal.action        S  enum:VOID|COMMIT
            disposal.amount        S  positive:1-14
            """);

    static final Seq<Block> TERMINAL = List.of(CORRELATION, new Block("terminal", """
            terminal.family        S  enum:APOLLO|P6X
            terminal.address       S  ascii:1-300
            terminal.currency      S  letters:3-3
            apiOperation           S  enum:REPLACE
            terminal.serialNumber  S  ascii:1-64
            """));

    static final Seq<Block> SESSION = List.of(CORRELATION, DISPOSAL, new Block("terminal session", """
            session.reference      S  ascii:1-64
            order.amount           S  positive:1-14
            order.currency         S  letters:3-3
            authorization          S  enum:AUTOMATIC|MANUAL
            """));

    static final Seq<Block> OPERATION = List.of(CORRELATION, DISPOSAL, new Block("terminal operation", """
            apiOperation           S  enum:AUTHORIZE|CANCEL|RESTART|DELIVER|METER|COMMIT|VOID|UPDATE|CLOSE
            transaction.amount     S  decimal:1-14
            """));

    private TerminalTable() {}
}
