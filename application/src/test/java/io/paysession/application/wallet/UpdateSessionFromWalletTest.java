package io.paysession.application.wallet;

import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.AccessRefusal;
import io.paysession.application.access.Gatekeeper;
import io.paysession.application.access.Refusal;
import io.paysession.application.port.Wallets.Refused;
import io.paysession.application.testing.InMemoryWorld;
import io.paysession.application.testing.ScriptedWallets;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionPolicy;
import io.paysession.domain.session.SessionRefusal;
import io.paysession.domain.session.UpdateStatus;
import io.vavr.control.Either;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateSessionFromWalletTest {
    private static final String NUMBER = "sourceOfFunds.provided.card.number";

    private final InMemoryWorld world = new InMemoryWorld();
    private final ScriptedWallets wallets = new ScriptedWallets();
    private final UpdateSessionFromWalletUseCase useCase = new WalletPorts(
                    new Gatekeeper(world.merchants, world.hashing, world.sessions, world.time),
                    world.sessions,
                    wallets,
                    world.time)
            .update(SessionPolicy.DEFAULT);
    private final PaymentSession session = world.newSession(5);

    @Test
    void keeps_what_the_session_held_and_adds_what_the_wallet_gives() {
        PaymentSession before = world.update(
                        world.byMerchant(), session.id(), group("order", group("amount", new Text("5"))))
                .get()
                .session();
        PaymentSession after = fill("card").get().session();
        assertThat(after.fields().text("order.amount")).contains("5");
        assertThat(after.fields().text("order.walletProvider")).contains("VISA_CHECKOUT");
        assertThat(after.fields().text(NUMBER)).contains("5123450000000008");
        assertThat(after.version()).isNotEqualTo(before.version());
        assertThat(after).isEqualTo(world.stored(session.id()));
    }

    @ParameterizedTest
    @CsvSource({
        "forged, NOT_GENUINE",
        "unreachable, NOT_REACHED",
        "somebody, UNKNOWN_CHECKOUT",
        // A check digit that the catalogue does not let a merchant get away with either.
        "wrong, NOT_GENUINE"
    })
    void leaves_no_trace_of_what_a_wallet_refuses(String checkout, Refused reason) {
        assertThat(fill(checkout)).isEqualTo(Either.left(new Refusal.ByWallet(reason)));
        assertThat(world.stored(session.id())).isEqualTo(session);
    }

    @Test
    void asks_no_wallet_for_a_session_that_cannot_be_used() {
        world.time.pass(Duration.ofHours(1));
        assertThat(fill("card")).isEqualTo(Either.left(new Refusal.BySession(new SessionRefusal.Gone())));
        assertThat(wallets.asked()).isEmpty();
    }

    @Test
    void asks_no_wallet_for_another_version_than_the_current_one() {
        Group stale = request("card").with("session", group("version", new Text("0000000000")));
        assertThat(fill(stale).getLeft()).isInstanceOf(Refusal.BySession.class);
        assertThat(wallets.asked()).isEmpty();
    }

    @Test
    void refuses_if_the_named_version_has_changed_while_the_wallet_was_asked() {
        Group named = request("card")
                .with("session", group("version", new Text(session.version().value())));
        wallets.meanwhile(this::updateMeanwhile);
        assertThat(fill(named).getLeft()).isInstanceOf(Refusal.BySession.class);
        assertThat(world.stored(session.id()).fields().text(NUMBER)).isEmpty();
    }

    @Test
    void keeps_what_was_written_while_the_wallet_was_asked() {
        wallets.meanwhile(this::updateMeanwhile);
        PaymentSession after = fill("card").get().session();
        assertThat(after.fields().text("order.reference")).contains("meanwhile");
        assertThat(after.fields().text(NUMBER)).isNotEmpty();
    }

    @Test
    void remembers_a_malformed_request_of_the_merchant_and_of_nobody_else() {
        Group wrong = request("card").with("customer", group("firstName", new Text("J")));
        assertThat(fill(wrong).getLeft()).isInstanceOf(Refusal.Malformed.class);
        assertThat(world.stored(session.id()).updateStatus()).isEqualTo(UpdateStatus.FAILURE);
        PaymentSession failed = world.stored(session.id());
        assertThat(useCase.updateSessionFromWallet(new UpdateSessionFromWalletCommand(
                                world.byPayer(session.id()), session.id().value(), wrong))
                        .isLeft())
                .isTrue();
        assertThat(world.stored(session.id())).isEqualTo(failed);
    }

    @Test
    void admits_no_payer() {
        assertThat(useCase.updateSessionFromWallet(new UpdateSessionFromWalletCommand(
                        world.byPayer(session.id()), session.id().value(), request("card"))))
                .isEqualTo(Either.left(new Refusal.NotAdmitted(AccessRefusal.NOT_AUTHORISED)));
        assertThat(wallets.asked()).isEmpty();
    }

    private void updateMeanwhile() {
        assertThat(world.update(
                                world.byMerchant(),
                                session.id(),
                                group("order", group("reference", new Text("meanwhile"))))
                        .isRight())
                .isTrue();
    }

    private Either<Refusal, UpdatedFromWallet> fill(String checkout) {
        return fill(request(checkout));
    }

    private Either<Refusal, UpdatedFromWallet> fill(Group document) {
        return useCase.updateSessionFromWallet(new UpdateSessionFromWalletCommand(
                world.byMerchant(), session.id().value(), document));
    }

    private static Group request(String checkout) {
        return group(
                "apiOperation",
                new Text("UPDATE_SESSION_FROM_WALLET"),
                "order",
                group("walletProvider", new Text("VISA_CHECKOUT")),
                "wallet",
                group("visaCheckout", group("callId", new Text(checkout))));
    }
}
