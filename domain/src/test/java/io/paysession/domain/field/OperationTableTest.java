package io.paysession.domain.field;

import static io.paysession.domain.testing.Documents.V72;
import static io.paysession.domain.testing.Documents.at;
import static io.paysession.domain.testing.Documents.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.Violation.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each operation accepts in its request. */
class OperationTableTest {
    /** {@code ORDER_}: a capture or refund of an order; {@code STANDALONE_}: one that has none. */
    private static final String ACCEPTED = """
            field                                      | PAY | AUTHORIZE | VERIFY | ORDER_CAPTURE | ORDER_REFUND | STANDALONE_CAPTURE | STANDALONE_REFUND | VOID | UPDATE_AUTHORIZATION | INITIATE_AUTHENTICATION | AUTHENTICATE_PAYER
            apiOperation                               | x   | x         | x      | x             | x            | x                  | x                 | x    | x                    | x                       | x
            correlationId                              | x   | x         | x      | x             | x            | x                  | x                 | x    | x                    | x                       | x
            session.id                                 | x   | x         | x      | x             | x            | x                  | x                 | .    | .                    | x                       | x
            session.version                            | x   | x         | x      | x             | x            | x                  | x                 | .    | .                    | x                       | x
            order.id                                   | .   | .         | .      | .             | .            | .                  | .                 | .    | .                    | .                       | .
            transaction.id                             | .   | .         | .      | .             | .            | .                  | .                 | .    | .                    | .                       | .
            order.currency                             | x   | x         | x      | .             | .            | x                  | x                 | .    | .                    | x                       | x
            order.amount                               | x   | x         | x      | .             | .            | x                  | x                 | .    | .                    | x                       | x
            order.netAmount                            | x   | x         | x      | .             | .            | x                  | x                 | .    | .                    | x                       | x
            order.reference                            | x   | x         | x      | x             | x            | x                  | x                 | x    | x                    | x                       | x
            order.custom.<name>                        | x   | x         | x      | x             | x            | x                  | x                 | x    | x                    | x                       | x
            order.walletProvider                       | x   | x         | x      | x             | x            | x                  | x                 | .    | .                    | x                       | x
            transaction.currency                       | .   | .         | .      | x             | x            | x                  | x                 | .    | x                    | .                       | .
            transaction.amount                         | .   | .         | .      | x             | x            | x                  | x                 | .    | x                    | .                       | .
            transaction.targetTransactionId            | .   | .         | .      | x             | x            | .                  | .                 | x    | x                    | .                       | .
            transaction.authorizationCode              | .   | .         | .      | .             | .            | x                  | .                 | .    | .                    | .                       | .
            transaction.reference                      | x   | x         | x      | x             | x            | x                  | x                 | x    | x                    | x                       | x
            transaction.source                         | x   | x         | x      | x             | x            | x                  | x                 | x    | x                    | .                       | .
            transaction.acquirer.traceId               | x   | x         | x      | x             | x            | x                  | x                 | x    | x                    | .                       | .
            authentication.transactionId               | x   | x         | x      | .             | .            | .                  | .                 | .    | .                    | x                       | x
            authentication.channel                     | x   | x         | x      | .             | .            | .                  | .                 | .    | .                    | x                       | x
            authentication.redirectResponseUrl         | x   | x         | x      | .             | .            | .                  | .                 | .    | .                    | x                       | x
            sourceOfFunds.token                        | x   | x         | x      | .             | .            | x                  | x                 | .    | .                    | x                       | x
            sourceOfFunds.provided.card.number         | x   | x         | x      | .             | .            | x                  | x                 | .    | .                    | x                       | x
            sourceOfFunds.provided.card.securityCode   | x   | x         | x      | .             | .            | x                  | x                 | .    | .                    | x                       | x
            sourceOfFunds.provided.giftCard.pin        | x   | x         | x      | .             | .            | x                  | x                 | .    | .                    | x                       | x
            device.ipAddress                           | x   | x         | x      | x             | x            | x                  | x                 | .    | .                    | x                       | x
            device.browserDetails.timeZone             | x   | x         | x      | x             | x            | x                  | x                 | .    | .                    | x                       | x
            billing.address.city                       | x   | x         | x      | x             | x            | x                  | x                 | .    | .                    | x                       | x
            customer.email                             | x   | x         | x      | x             | x            | x                  | x                 | .    | .                    | x                       | x
            agreement.id                               | x   | x         | x      | .             | x            | x                  | x                 | .    | .                    | x                       | x
            lineOfBusiness                             | x   | x         | x      | x             | x            | x                  | x                 | x    | x                    | x                       | x
            interaction                                | .   | .         | .      | .             | .            | .                  | .                 | .    | .                    | .                       | .
            paymentType                                | .   | .         | .      | .             | .            | .                  | .                 | .    | .                    | .                       | .
            browserPayment.type                        | .   | .         | .      | .             | .            | .                  | .                 | .    | .                    | .                       | .
            """;

    @Test
    void every_request_has_fields_and_every_letter_is_a_requests() {
        assertThat(OperationTable.names())
                .allSatisfy(operation ->
                        assertThat(FieldCatalogue.operation(operation).paths()).isNotEmpty());
        assertThat(OperationTable.names()
                        .map(OperationTable::letters)
                        .mkString()
                        .chars()
                        .distinct())
                .hasSize(OperationTable.ALL.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAPTURE", "REFUND"})
    void what_a_request_may_say_is_what_one_of_its_two_forms_may_say(String operation) {
        Set<String> either = known("ORDER_" + operation);
        either.addAll(known("STANDALONE_" + operation));
        assertThat(known(operation)).isEqualTo(either);
    }

    private record Cell(String operation, String path, boolean accepted) {}

    static Stream<Cell> cells() {
        List<List<String>> rows = ACCEPTED.lines()
                .map(line -> Stream.of(line.split("\\|")).map(String::strip).toList())
                .toList();
        List<String> operations = rows.get(0);
        return rows.stream()
                .skip(1)
                .flatMap(row -> IntStream.range(1, row.size())
                        .mapToObj(column -> new Cell(
                                operations.get(column),
                                row.get(0),
                                row.get(column).equals("x"))));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void every_operation_accepts_what_the_table_says(Cell cell) {
        assertThat(CatalogueRow.all().map(CatalogueRow::path)).contains(cell.path());
        assertThat(known(cell.operation()).contains(cell.path())).isEqualTo(cell.accepted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"INITIATE_AUTHENTICATION", "AUTHENTICATE_PAYER"})
    void a_payer_who_authenticates_may_name_the_session_and_its_version(String operation) {
        FieldReading reading = FieldCatalogue.operation(operation)
                .read(
                        group(
                                "session",
                                group("id", "SESSION0002000000123A4567890B12", "version", "5e6f708102"),
                                "apiOperation",
                                operation),
                        V72);
        assertThat(reading.violations()).isEmpty();
        assertThat(reading.notForPayers()).isEmpty();
        assertThat(reading.envelope().text("session.id")).contains("SESSION0002000000123A4567890B12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"order.amount", "order.currency", "authentication.channel", "authentication.redirectResponseUrl"
            })
    void a_payer_who_authenticates_may_write_nothing_that_is_the_merchants(String path) {
        FieldValue value = CatalogueRow.all()
                .filter(row -> row.path().equals(path))
                .findFirst()
                .orElseThrow()
                .right();
        assertThat(FieldCatalogue.operation("AUTHENTICATE_PAYER")
                        .read(at(path, value), V72)
                        .notForPayers()
                        .map(violation -> violation.field().toString()))
                .containsExactly(path);
    }

    @Test
    void a_payer_who_pays_may_not_name_a_session() {
        assertThat(FieldCatalogue.operation("PAY")
                        .read(at("session.id", "SESSION0002000000123A4567890B12"), V72)
                        .notForPayers())
                .hasSize(1);
    }

    /** What a session holds besides is ignored; in the body it is refused, by its place. */
    @Test
    void what_an_operation_does_not_know_is_left_out_of_a_session_and_named_in_a_body() {
        FieldCatalogue refund = FieldCatalogue.operation("ORDER_REFUND");
        RequestFields held = new RequestFields(at("sourceOfFunds.provided.card.nameOnCard", "A"))
                .merge(new RequestFields(at("transaction.reference", "r")))
                .merge(new RequestFields(at("interaction.operation", "PURCHASE")));
        assertThat(refund.known(held)).isEqualTo(new RequestFields(at("transaction.reference", "r")));
        assertThat(refund.unexpected(refund.known(held))).isEmpty();
        assertThat(refund.unexpected(held).map(Violation::kind)).containsOnly(Kind.UNEXPECTED);
        assertThat(refund.unexpected(held).map(violation -> violation.field().toString()))
                .containsExactly("interaction", "sourceOfFunds");
    }

    private static Set<String> known(String operation) {
        return CatalogueRow.all()
                .filter(row -> row.isKnownTo(operation))
                .map(CatalogueRow::path)
                .collect(Collectors.toSet());
    }
}
