package io.paysession.domain.field;

/** The fields of requests about terminals, as in {@link CatalogueTable}. No payer writes or reads any of them. */
final class TerminalTable {
    private static final String CORRELATION = """
            correlationId        text:1-100    unstored
            """;

    private static final String DISPOSAL = """
            disposal.within      ascii:3-40
            disposal.action      enum:VOID|COMMIT
            disposal.amount      positive:1-14
            """;

    static final String TERMINAL = CORRELATION + """
            terminal.family      enum:APOLLO|P6X
            terminal.address     ascii:1-300
            terminal.currency    letters:3-3
            apiOperation         enum:REPLACE
            terminal.serialNumber ascii:1-64
            """;

    static final String SESSION = CORRELATION + DISPOSAL + """
            session.reference    ascii:1-64
            order.amount         positive:1-14
            order.currency       letters:3-3
            authorization        enum:AUTOMATIC|MANUAL
            """;

    static final String OPERATION = CORRELATION + DISPOSAL + """
            apiOperation         enum:AUTHORIZE|CANCEL|RESTART|DELIVER|METER|COMMIT|VOID|UPDATE|CLOSE
            transaction.amount   decimal:1-14
            """;

    private TerminalTable() {}
}
