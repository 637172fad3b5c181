package io.paysession.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.application.access.Access;
import io.paysession.application.access.AccessRefusal;
import io.paysession.application.access.Gatekeeper;
import io.paysession.application.access.Refusal;
import io.paysession.application.payment.PaymentPorts;
import io.paysession.application.payment.PaymentSettings;
import io.paysession.application.payment.PaymentUseCases;
import io.paysession.application.payment.PerformTransactionCommand;
import io.paysession.application.port.Randomness;
import io.paysession.application.port.Tokens;
import io.paysession.application.session.CreateSessionCommand;
import io.paysession.application.session.SessionPorts;
import io.paysession.application.session.SessionSettings;
import io.paysession.application.session.SessionUseCases;
import io.paysession.application.testing.InMemoryWorld;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.application.testing.SampleSessions;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.ApiVersion;
import org.junit.jupiter.api.Test;

/** What whoever embeds the core gives it and asks of it. */
class DoorsTest {
    private final PaymentWorld payments = new PaymentWorld();
    private final InMemoryWorld world = payments.world;

    private final Gatekeeper gatekeeper = ports(count -> new byte[count]).gatekeeper();

    private SessionPorts ports(Randomness randomness) {
        return new SessionPorts(world.sessions, world.merchants, world.hashing, randomness, world.time);
    }

    private SessionUseCases sessions(Randomness randomness) {
        return SessionUseCases.of(ports(randomness), SessionSettings.DEFAULT);
    }

    @SuppressWarnings("NullAway")
    @Test
    void a_port_that_is_missing_is_refused_by_name() {
        assertThatNullPointerException().isThrownBy(() -> ports(null)).withMessage("randomness");
        assertThatNullPointerException()
                .isThrownBy(() ->
                        new Access(new ApiVersion(72), null, world.byMerchant().credentials()))
                .withMessage("merchant");
    }

    @SuppressWarnings("NullAway")
    @Test
    void fewer_random_bytes_than_were_asked_for_are_refused() {
        CreateSessionCommand create = new CreateSessionCommand(world.byMerchant(), Group.EMPTY);
        assertThatThrownBy(() -> sessions(count -> new byte[count - 1]).create().createSession(create))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("The source of randomness was asked for (\\d+) bytes and gave \\d+");
        assertThatThrownBy(() -> sessions(count -> null).create().createSession(create))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gave none");
        assertThat(world.sessions.size()).isZero();
    }

    @Test
    void whoever_is_trusted_within_the_process_is_its_merchant_and_nobody_elses() {
        Access own = Access.trusted(new ApiVersion(72), world.merchant);
        assertThat(world.useCases
                        .create()
                        .createSession(new CreateSessionCommand(own, Group.EMPTY))
                        .isRight())
                .isTrue();
        assertThat(gatekeeper
                        .admitMerchant(Access.trusted(new ApiVersion(72), new MerchantId("NOBODY")))
                        .getLeft())
                .isEqualTo(AccessRefusal.INVALID_CREDENTIALS);
        Access copied = new Access(own.version(), own.merchant(), own.credentials());
        assertThat(gatekeeper.admitMerchant(copied).getLeft())
                .as("it is no password that could be sent")
                .isEqualTo(AccessRefusal.INVALID_CREDENTIALS);
    }

    @Test
    void payments_need_no_token_vault() {
        PaymentPorts with = payments.ports;
        PaymentPorts without = new PaymentPorts(
                with.gatekeeper(),
                with.sessions(),
                with.orders(),
                with.incidents(),
                with.acquirer(),
                with.fingerprints(),
                with.time(),
                with.monotonic());
        assertThat(without.tokens()).isSameAs(Tokens.NONE);
        PaymentUseCases useCases = PaymentUseCases.of(without, PaymentSettings.DEFAULT);
        Group document = PaymentWorld.ofOrder(
                "PAY",
                "10.00",
                PaymentWorld.withSession(payments.sessionWithCard().id()));
        assertThat(useCases.perform()
                        .performTransaction(new PerformTransactionCommand(world.byMerchant(), "o1", "1", document))
                        .isRight())
                .isTrue();
        Group byToken = PaymentWorld.ofOrder(
                "PAY",
                "10.00",
                SampleSessions.group("sourceOfFunds", SampleSessions.group("token", new Text("9123450000000008"))));
        assertThat(useCases.perform()
                        .performTransaction(new PerformTransactionCommand(world.byMerchant(), "o2", "1", byToken))
                        .getLeft())
                .isInstanceOf(Refusal.class);
        assertThat(Tokens.NONE.removeAll("any")).isZero();
    }
}
