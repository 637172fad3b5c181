package io.paysession.adapter.acquirer.sandbox;

import static io.paysession.adapter.acquirer.sandbox.Asking.eur;
import static io.paysession.application.testing.SampleSessions.accepted;
import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.application.port.Acquirer.Clearance;
import io.paysession.application.port.Acquirer.Finding;
import io.paysession.application.port.Acquirer.Inquiry;
import io.paysession.application.port.Acquirer.Request;
import io.paysession.application.port.Acquirer.Silence;
import io.paysession.application.port.OutageException;
import io.paysession.application.port.ProviderPages;
import io.paysession.application.testing.ScriptedTime;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.OrderKey;
import io.vavr.control.Option;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The sandbox provider's pages: what takes too long, what is said of how far it is, and what is never said. */
class SandboxProviderTest {
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final ScriptedTime time = new ScriptedTime(Instant.parse("2026-03-01T23:10:09Z"));
    private final Sandbox sandbox = sandbox(Option.some(() -> URI.create("https://pay.example")));
    private final ProviderPages pages = sandbox.pages();
    private final Request paying = paying();

    private Sandbox sandbox(Option<Supplier<URI>> at) {
        SandboxRules rules = new SandboxRules(SandboxTables.expiryDates(SandboxTables.EXPIRY_DATES), true);
        return new Sandbox(ledger, rules, SandboxFaults.NONE, time, at);
    }

    @Test
    void says_how_far_the_payer_is() {
        String name = begun();
        assertThat(known().details().text("browserPayment.interaction.status")).contains("INITIATED");
        time.pass(Duration.ofSeconds(5));
        assertThat(pages.show(name)).isNotEmpty();
        time.pass(Duration.ofSeconds(5));
        assertThat(pages.show(name)).isNotEmpty();
        assertThat(known().details().text("browserPayment.interaction.status")).contains("REDIRECTED");
        assertThat(known().details().text("browserPayment.interaction.timeRedirected"))
                .as("the first time")
                .contains("2026-03-01T23:10:14Z");
        assertThat(pages.end(name, true)).isNotEmpty();
        AcquirerAnswer paid = known();
        assertThat(paid.code()).isEqualTo(GatewayCode.APPROVED);
        assertThat(paid.amount()).isEqualTo(eur(2_500));
        assertThat(paid.details().text("browserPayment.interaction.status")).contains("COMPLETED");
        assertThat(paid.details().text("browserPayment.interaction.timeCompleted"))
                .contains("2026-03-01T23:10:19Z");
        assertThat(paid.details().text("response.acquirerCode")).contains("00");
        assertThat(paid.details().text("transaction.authorizationCode")).isNotEmpty();
    }

    @Test
    void a_payer_who_goes_back_has_not_completed_it() {
        assertThat(pages.end(begun(), false)).isNotEmpty();
        assertThat(known().details().text("browserPayment.interaction.status")).contains("RETURNED");
        assertThat(known().details().text("browserPayment.interaction.timeCompleted"))
                .isEmpty();
    }

    @Test
    void gives_a_payment_up_whose_payer_takes_too_long_and_takes_no_answer_then() {
        String name = begun();
        time.pass(ProviderPayment.PATIENCE.minusMillis(1));
        assertThat(pages.show(name)).isNotEmpty();
        assertThat(known().code()).isEqualTo(GatewayCode.PENDING);
        time.pass(Duration.ofMillis(1));
        assertThat(pages.end(name, true)).as("sent back").isNotEmpty();
        assertThat(pages.show(name)).isEmpty();
        assertThat(known().code()).isEqualTo(GatewayCode.TIMED_OUT);
        assertThat(sandbox.ask(paying, Clearance.ALWAYS).get().code()).isEqualTo(GatewayCode.TIMED_OUT);
    }

    @Test
    void an_inquiry_or_a_look_alone_gives_it_up_too() {
        String name = begun();
        time.pass(ProviderPayment.PATIENCE);
        assertThat(known().code()).isEqualTo(GatewayCode.TIMED_OUT);
        assertThat(pages.show(name)).isEmpty();
        assertThat(pages.end(name, true)).isNotEmpty();
        assertThat(known().code()).isEqualTo(GatewayCode.TIMED_OUT);
    }

    @Test
    void a_page_of_a_payment_that_is_none_does_not_exist() {
        assertThat(sandbox.ask(new Asking("o").authorize("1", 2_500), Clearance.ALWAYS)
                        .isRight())
                .isTrue();
        String name = PageName.fresh(new Asking("o").reference("1")).text();
        assertThat(pages.show(name)).isEmpty();
        assertThat(pages.end(name, true)).isEmpty();
    }

    @Test
    void without_a_place_for_its_pages_it_has_no_provider() {
        Sandbox without = sandbox(Option.none());
        assertThat(without.browserPayments(AcquirerName.SANDBOX)).isEmpty();
        assertThat(without.ask(paying, Clearance.ALWAYS).get().code()).isEqualTo(GatewayCode.NOT_SUPPORTED);
        assertThat(without.pages().show("x")).isEmpty();
        assertThat(without.pages().end("x", true)).isEmpty();
    }

    @Test
    void tells_of_books_that_cannot_be_reached_so_that_the_browser_comes_again() {
        Ledger away = new Ledger() {
            @Override
            public <R> R onOrder(AcquirerName acquirer, OrderKey order, Function<OrderBook, R> work) {
                throw new LedgerException(Silence.NOT_REACHED, new SQLException("away"));
            }
        };
        ProviderPages unreachable = new SandboxProvider(away, time);
        String name = PageName.fresh(paying.reference()).text();
        assertThatThrownBy(() -> unreachable.end(name, true)).isInstanceOf(OutageException.class);
    }

    @Test
    void the_name_of_a_page_is_never_printed_and_never_the_same() {
        PageName name = PageName.fresh(paying.reference());
        assertThat(name.toString()).doesNotContain(name.secret());
        assertThat(name.secret()).matches("[a-z]{32}");
        assertThat(PageName.fresh(paying.reference())).isNotEqualTo(name);
        assertThat(PageName.read(name.text())).contains(name);
    }

    private String begun() {
        AcquirerAnswer begun = sandbox.ask(paying, Clearance.ALWAYS).get();
        String url = begun.details().text("browserPayment.redirectUrl").get();
        assertThat(url).startsWith("https://pay.example/callbackInterface/provider/");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private AcquirerAnswer known() {
        return ((Finding.Answered) sandbox.inquire(Inquiry.late(paying.reference()))).answer();
    }

    private static Request paying() {
        return new Asking("order-1")
                .request(
                        Operation.INITIATE_BROWSER_PAYMENT,
                        "1",
                        2_500,
                        "",
                        accepted(group(
                                "browserPayment",
                                group("operation", new Text("PAY")),
                                "sourceOfFunds",
                                group("type", new Text("PAYPAL")))));
    }
}
