package io.paysession.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Acquirer.Clearance;
import io.paysession.application.port.Acquirer.Finding;
import io.paysession.application.port.Acquirer.Inquiry;
import io.paysession.application.port.Acquirer.Reference;
import io.paysession.application.port.Acquirer.Request;
import io.paysession.application.port.Acquirer.Silence;
import io.paysession.application.port.OutageException;
import io.paysession.application.port.ProviderPages;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every acquirer that can be asked here must keep: each test uses orders of its own. */
public abstract class AcquirerContract {
    private static final Money AMOUNT = new Money(2_500, Currency.getInstance("EUR"));
    private static final Money PART = new Money(1_000, Currency.getInstance("EUR"));
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String RUN = Long.toString(System.nanoTime(), 36);

    /** {@return the acquirer, which must approve {@link #fields()}} */
    protected abstract Acquirer acquirer();

    /**
     * Under which name it is set up.
     *
     * @return a name that the acquirer under test knows
     */
    protected abstract AcquirerName name();

    /**
     * {@return how often the acquirer's own books say that this has been done}
     *
     * @param reference which transaction
     */
    protected abstract int timesDone(Reference reference);

    /** {@return a card that is approved, and whatever else this acquirer needs} */
    protected RequestFields fields() {
        return SampleSessions.accepted(SampleSessions.group(
                "order",
                SampleSessions.group("amount", new Text("25.00"), "currency", new Text("EUR")),
                "sourceOfFunds",
                SampleSessions.group(
                        "type",
                        new Text("CARD"),
                        "provided",
                        SampleSessions.group("card", SampleSessions.card("5123450000000008", "100")))));
    }

    @Test
    void does_what_it_is_asked_for() {
        Request pay = pay();
        AcquirerAnswer answer = acquirer().ask(pay, Clearance.ALWAYS).get();
        assertThat(answer.code().isSuccess()).isTrue();
        assertThat(answer.amount()).isEqualTo(AMOUNT);
        assertThat(timesDone(pay.reference())).isEqualTo(1);
    }

    @Test
    void does_once_what_it_is_asked_twice_under_one_reference() {
        Request pay = pay();
        Either<Silence, AcquirerAnswer> first = acquirer().ask(pay, Clearance.ALWAYS);
        assertThat(acquirer().ask(pay, Clearance.ALWAYS)).isEqualTo(first);
        assertThat(timesDone(pay.reference())).isEqualTo(1);
    }

    @Test
    void does_once_what_it_is_asked_many_times_at_once() throws Exception {
        Request pay = pay();
        try (Together many = new Together(8)) {
            List<Either<Silence, AcquirerAnswer>> answers =
                    many.run(i -> acquirer().ask(pay, Clearance.ALWAYS));
            assertThat(timesDone(pay.reference())).isEqualTo(1);
            assertThat(answers.stream().filter(Either::isRight).map(Either::get))
                    .isNotEmpty()
                    .allMatch(
                            answer -> answer.code().isSuccess() || answer.code().isOpen());
        }
    }

    @Test
    void does_nothing_without_clearance() {
        Request pay = pay();
        assertThat(acquirer().ask(pay, () -> false)).isEqualTo(Either.left(Silence.WITHDRAWN));
        assertThat(timesDone(pay.reference())).isZero();
    }

    @Test
    void lets_a_store_that_cannot_say_whether_it_is_cleared_keep_it_from_doing_anything() {
        Request pay = pay();
        assertThatThrownBy(() -> acquirer().ask(pay, () -> {
                    throw new OutageException("away");
                }))
                .isInstanceOf(OutageException.class);
        assertThat(timesDone(pay.reference())).isZero();
        assertThat(acquirer().ask(pay, Clearance.ALWAYS).get().code().isSuccess())
                .as("and nothing is left behind of it")
                .isTrue();
    }

    @Test
    void tells_later_what_it_has_answered() {
        Request pay = pay();
        AcquirerAnswer answer = acquirer().ask(pay, Clearance.ALWAYS).get();
        assertThat(acquirer().inquire(Inquiry.late(pay.reference()))).isEqualTo(new Finding.Answered(answer));
        assertThat(timesDone(pay.reference())).as("an inquiry does nothing").isEqualTo(1);
    }

    @Test
    void tells_that_it_was_never_asked_and_refuses_what_arrives_late() {
        Request late = pay();
        assertThat(acquirer().inquire(Inquiry.late(late.reference()))).isEqualTo(new Finding.NeverAsked());
        Either<Silence, AcquirerAnswer> answer = acquirer().ask(late, Clearance.ALWAYS);
        assertThat(answer.exists(said -> said.code().isSuccess() || said.code().isOpen()))
                .isFalse();
        assertThat(timesDone(late.reference())).isZero();
    }

    @Test
    void does_not_do_what_it_has_just_said_it_was_never_asked_for() throws Exception {
        try (Together two = new Together(2)) {
            for (int round = 0; round < 20; round++) {
                Request racing = pay();
                List<Boolean> happened = two.run(i -> i == 0
                        ? acquirer()
                                .ask(racing, Clearance.ALWAYS)
                                .exists(answer -> answer.code().isSuccess())
                        : acquirer().inquire(Inquiry.late(racing.reference())) instanceof Finding.NeverAsked);
                boolean done = happened.get(0);
                boolean never = happened.get(1);
                assertThat(never && done)
                        .as("done although it was said to be unknown")
                        .isFalse();
                assertThat(timesDone(racing.reference())).isEqualTo(done ? 1 : 0);
            }
        }
    }

    @Test
    void takes_the_same_name_in_another_order_for_something_else() {
        Request one = pay();
        Request other = pay();
        Request sameName = request(
                new Reference(name(), other.reference().order(), one.reference().transaction()));
        assertThat(acquirer().ask(one, Clearance.ALWAYS).isRight()).isTrue();
        assertThat(acquirer().inquire(Inquiry.late(sameName.reference()))).isEqualTo(new Finding.NeverAsked());
        assertThat(timesDone(sameName.reference())).isZero();
    }

    @Test
    void gives_back_once_what_is_left_of_an_authorisation_that_was_captured_in_part() {
        Reference authorized = pay().reference();
        assertApproved(new Request(authorized, Operation.AUTHORIZE, false, AMOUNT, Option.none(), fields()));
        Reference captured = behind(authorized);
        assertApproved(followUp(captured, Operation.CAPTURE, PART, authorized));
        Reference released = behind(authorized);
        assertApproved(followUp(released, Operation.VOID, AMOUNT.minus(PART), authorized));
        assertThat(timesDone(captured)).as("what was captured").isEqualTo(1);
        assertThat(timesDone(released)).isEqualTo(1);
    }

    private void assertApproved(Request request) {
        assertThat(acquirer()
                        .ask(request, Clearance.ALWAYS)
                        .exists(answer -> answer.code().isSuccess()))
                .as(request.operation().name())
                .isTrue();
    }

    private Request followUp(Reference reference, Operation operation, Money amount, Reference target) {
        return new Request(reference, operation, false, amount, Option.some(target.transaction()), RequestFields.EMPTY);
    }

    /** Another transaction of the same order. */
    private static Reference behind(Reference first) {
        return new Reference(
                first.acquirer(), first.order(), new TransactionId("t-" + RUN + "-" + NUMBER.incrementAndGet()));
    }

    /** {@return the pages on which this acquirer's payers pay, with {@code PAYPAL}; none if it has none here} */
    protected Option<ProviderPages> pages() {
        return Option.none();
    }

    @Test
    void a_payment_on_a_page_waits_for_the_payer_and_is_done_once() {
        ProviderPages pages = withPages();
        Request request = onPage("PAY");
        AcquirerAnswer begun = acquirer().ask(request, Clearance.ALWAYS).get();
        assertThat(begun.code()).isEqualTo(GatewayCode.PENDING);
        assertThat(acquirer().ask(request, Clearance.ALWAYS).get()).isEqualTo(begun);
        assertThat(acquirer().inquire(Inquiry.late(request.reference()))).isEqualTo(new Finding.Answered(begun));
        assertThat(timesDone(request.reference())).isZero();

        String name = page(begun);
        assertThat(pages.show(name).get().amount()).isEqualTo(AMOUNT);
        assertThat(pages.show(name).get().reference()).isEqualTo(request.reference());
        assertThat(pages.end(name, true).get().returnUrl()).contains("https://shop.example/back");
        assertThat(timesDone(request.reference())).isEqualTo(1);
        assertThat(outcome(request)).isEqualTo(GatewayCode.APPROVED);
        assertThat(pages.show(name)).isEmpty();
        assertThat(pages.end(name, false)).isNotEmpty();
        assertThat(outcome(request)).as("the first answer counts").isEqualTo(GatewayCode.APPROVED);

        assertApproved(followUp(behind(request.reference()), Operation.REFUND, PART, request.reference()));
    }

    @Test
    void what_is_only_reserved_on_a_page_is_captured_afterwards() {
        ProviderPages pages = withPages();
        Request request = onPage("AUTHORIZE");
        String name = page(acquirer().ask(request, Clearance.ALWAYS).get());
        assertThat(pages.show(name).get().reserves()).isTrue();
        assertThat(pages.end(name, true)).isNotEmpty();
        assertApproved(followUp(behind(request.reference()), Operation.CAPTURE, PART, request.reference()));
        assertApproved(followUp(behind(request.reference()), Operation.VOID, AMOUNT.minus(PART), request.reference()));
    }

    @Test
    void a_payer_who_does_not_want_to_pays_nothing() {
        ProviderPages pages = withPages();
        Request request = onPage("PAY");
        String name = page(acquirer().ask(request, Clearance.ALWAYS).get());
        assertThat(pages.end(name, false)).isNotEmpty();
        assertThat(outcome(request)).isEqualTo(GatewayCode.CANCELLED);
        assertThat(pages.end(name, true)).isNotEmpty();
        assertThat(timesDone(request.reference())).isZero();
    }

    @Test
    void of_many_answers_on_one_page_one_counts() throws Exception {
        ProviderPages pages = withPages();
        Request request = onPage("PAY");
        String name = page(acquirer().ask(request, Clearance.ALWAYS).get());
        try (Together many = new Together(8)) {
            assertThat(many.run(i -> pages.end(name, i % 2 == 0))).allMatch(Option::isDefined);
        }
        assertThat(timesDone(request.reference())).isEqualTo(outcome(request).isSuccess() ? 1 : 0);
        assertThat(outcome(request).isOpen()).isFalse();
    }

    @Test
    void a_page_that_nobody_was_told_of_does_not_exist() {
        ProviderPages pages = withPages();
        Request request = onPage("PAY");
        String name = page(acquirer().ask(request, Clearance.ALWAYS).get());
        for (String other : List.of("", "x", "....", "a.b.c.d", name + "x", name.substring(1), "%")) {
            assertThat(pages.show(other)).as(other).isEmpty();
            assertThat(pages.end(other, true)).as(other).isEmpty();
        }
        assertThat(outcome(request)).isEqualTo(GatewayCode.PENDING);
    }

    private ProviderPages withPages() {
        assumeTrue(pages().isDefined(), "This acquirer's pages are elsewhere, or it has none");
        assertThat(acquirer().browserPayments(name())).contains("PAYPAL");
        return pages().get();
    }

    private GatewayCode outcome(Request request) {
        Finding finding = acquirer().inquire(Inquiry.late(request.reference()));
        return ((Finding.Answered) finding).answer().code();
    }

    private static String page(AcquirerAnswer begun) {
        String url = begun.details().text("browserPayment.redirectUrl").get();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private Request onPage(String operation) {
        Reference reference = pay().reference();
        RequestFields said = SampleSessions.accepted(SampleSessions.group(
                "order",
                SampleSessions.group("amount", new Text("25.00"), "currency", new Text("EUR")),
                "sourceOfFunds",
                SampleSessions.group("type", new Text("PAYPAL")),
                "browserPayment",
                SampleSessions.group(
                        "operation", new Text(operation), "returnUrl", new Text("https://shop.example/back"))));
        return new Request(reference, Operation.INITIATE_BROWSER_PAYMENT, false, AMOUNT, Option.none(), said);
    }

    @Test
    void is_known_by_its_own_name_only() {
        assertThat(acquirer().knows(name())).isTrue();
        assertThat(acquirer().knows(new AcquirerName("nobody-has-set-this-up"))).isFalse();
    }

    /** {@return a payment of an order that nobody has used} */
    protected Request pay() {
        String number = RUN + "-" + NUMBER.incrementAndGet();
        return request(new Reference(
                name(),
                new OrderKey(SampleSessions.MERCHANT, new OrderId("contract-" + number)),
                new TransactionId("t-" + number)));
    }

    private Request request(Reference reference) {
        return new Request(reference, Operation.PAY, false, AMOUNT, Option.none(), fields());
    }
}
