package io.paysession.domain.order;

import static io.paysession.domain.order.Samples.NOW;
import static io.paysession.domain.order.Samples.eur;
import static io.paysession.domain.testing.Documents.group;
import static io.paysession.domain.testing.Documents.items;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.RequestFields;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An acquirer, or who stands behind it, may repeat the card's number in its answer: it is not kept, and so never shown. */
class RepeatedCardNumberTest {
    private static final TransactionId PAYMENT = new TransactionId("t-1");
    private static final String CARD = "5123450000000008";
    private static final String SHOWN = "512345xxxxxx0008";

    private static Order asked(String shown) {
        NewTransaction asked = Samples.newTransaction("t-1", Operation.PAY, eur(1000));
        RequestFields card = RequestFields.EMPTY.with("sourceOfFunds.provided.card.number", new FieldValue.Text(shown));
        return Samples.next(
                        Option.none(),
                        new NewTransaction(
                                asked.id(),
                                asked.operation(),
                                asked.amount(),
                                asked.target(),
                                asked.request(),
                                card,
                                asked.orderDetails(),
                                asked.authentication(),
                                asked.begunBy(),
                                asked.relationship()))
                .get();
    }

    private static AcquirerAnswer saying(GatewayCode code, Group details) {
        return new AcquirerAnswer(code, eur(1000), new RequestFields(details));
    }

    private static RequestFields kept(Order order) {
        TransactionState.Settled end =
                order.transaction(PAYMENT).get().state().settled().get();
        return end.answer().details();
    }

    private static RequestFields kept(Order asked, Group details) {
        return kept(asked.hear(PAYMENT, saying(GatewayCode.APPROVED, details), NOW));
    }

    @Test
    void wherever_it_stands() {
        Group said = group(
                "response",
                group("acquirerMessage", "card 5123 4500 0000 0008 declined", CARD, items(CARD, group("a", CARD))),
                "authorizationResponse",
                group("a", new Number(CARD), "stan", new Number("000008")));
        Group left = group(
                "response",
                group("acquirerMessage", "card 5123 45xx xxxx 0008 declined", SHOWN, items(SHOWN, group("a", SHOWN))),
                "authorizationResponse",
                group("a", SHOWN, "stan", new Number("000008")));
        assertThat(kept(asked(SHOWN), said).root()).isEqualTo(left);
        assertThat(kept(asked("545454xxxxxx5454"), said).root()).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"345678901234564, 345678xxxxx4564", "30123400000000, 301234xxxx0000", "676412345677, 676412xx5677"})
    void a_shorter_one_if_it_is_the_cards_own(String number, String masked) {
        Group said = group("transaction", group("receipt", number));
        assertThat(kept(asked(masked), said).text("transaction.receipt")).contains(masked);
        assertThat(kept(asked(SHOWN), said).text("transaction.receipt")).contains(number);
    }

    @Test
    void nor_in_a_late_answer() {
        Order failed = asked(SHOWN).hear(PAYMENT, saying(GatewayCode.TIMED_OUT, Group.EMPTY), NOW);
        Group said = group("risk", group("a", CARD));
        AcquirerAnswer late = saying(GatewayCode.APPROVED, said);
        Contradiction first = Contradiction.of(failed, PAYMENT, late, NOW).get();
        assertThat(kept(first.next()).root()).isEqualTo(group("risk", group("a", SHOWN)));
        assertThat(Contradiction.of(first.next(), PAYMENT, late, NOW)).isEmpty();
    }
}
