package io.paysession.application.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.application.challenge.ChallengePorts;
import io.paysession.application.challenge.ChallengeUseCases;
import io.paysession.application.housekeeping.Housekeeping.Chore;
import io.paysession.application.session.SessionPorts;
import io.paysession.application.session.SessionSettings;
import io.paysession.application.session.SessionUseCases;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.application.testing.ScriptedAuthenticator;
import io.paysession.application.testing.SeededRandomness;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
    private final PaymentWorld payments = new PaymentWorld();
    private final Housekeeping housekeeping = Housekeeping.of(SessionUseCases.of(
                    new SessionPorts(
                            payments.world.sessions,
                            payments.world.merchants,
                            payments.world.hashing,
                            count -> new byte[count],
                            payments.world.time),
                    SessionSettings.DEFAULT))
            .withPayments(payments.useCases)
            .withPayers(ChallengeUseCases.of(new ChallengePorts(
                    payments.orders,
                    new ScriptedAuthenticator(),
                    payments.fingerprints,
                    new SeededRandomness(1),
                    payments.world.time)));

    @Test
    void does_everything_to_the_end_in_one_call() {
        for (int i = 0; i < 250; i++) {
            assertThat(payments.world.newSession(5)).isNotNull();
        }
        payments.world.time.pass(Duration.ofDays(1));
        AtomicInteger left = new AtomicInteger(130);
        var done = housekeeping
                .withRekeying(limit -> {
                    int some = Math.min(limit, left.get());
                    left.addAndGet(-some);
                    return some;
                })
                .run();
        assertThat(done.toJavaMap())
                .containsOnlyKeys(Chore.values())
                .containsEntry(Chore.PURGE, 250)
                .containsEntry(Chore.SETTLE, 0)
                .containsEntry(Chore.REKEY, 130);
        assertThat(payments.world.sessions.size()).isZero();
    }

    @Test
    void what_one_fails_of_keeps_no_other_from_being_done() {
        assertThat(payments.world.newSession(5)).isNotNull();
        payments.world.time.pass(Duration.ofDays(1));
        IllegalStateException away = new IllegalStateException("away");
        Housekeeping broken = Housekeeping.of(SessionUseCases.of(
                        new SessionPorts(
                                payments.world.sessions,
                                payments.world.merchants,
                                payments.world.hashing,
                                count -> new byte[count],
                                () -> {
                                    throw new IllegalStateException("no clock");
                                }),
                        SessionSettings.DEFAULT))
                .withRekeying(limit -> {
                    throw away;
                });
        assertThatThrownBy(broken::run)
                .hasMessage("no clock")
                .satisfies(failure -> assertThat(failure.getSuppressed()).containsExactly(away));
    }

    @Test
    void stops_when_it_is_not_to_go_on() {
        AtomicInteger asked = new AtomicInteger();
        assertThat(housekeeping.withRekeying(limit -> limit).run(Chore.REKEY, () -> asked.incrementAndGet() <= 3))
                .isEqualTo(300);
        assertThat(housekeeping.run(Chore.REKEY, () -> true))
                .as("nothing is encrypted here")
                .isZero();
    }
}
