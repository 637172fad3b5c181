package io.paysession.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.application.port.OutageException;
import io.paysession.application.port.PasswordHashing;
import io.paysession.application.port.Throttle;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.session.SessionId;
import io.paysession.domain.shared.Secret;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** Whoever guesses passwords is stopped, and nobody else. */
class GuessesTest extends GatekeeperStory {
    @Test
    void counts_what_is_wrong_and_nothing_else() {
        ScriptedThrottle throttle = new ScriptedThrottle();
        Gatekeeper counting = throttled(throttle);
        MerchantId other = world.addMerchant(OTHER);
        assertThat(counting.admitMerchant(world.byMerchant())).isNotEmpty();
        assertThat(counting.admitMerchantOrPayer(world.byPayer(session.id()))).isNotEmpty();
        assertThat(counting.admitMerchant(world.access(Credentials.basic(other.value(), OLDER))))
                .isEqualTo(left(AccessRefusal.NOT_AUTHORISED));
        assertThat(counting.admitMerchant(world.access(Credentials.NONE)))
                .isEqualTo(left(AccessRefusal.NO_CREDENTIALS));
        assertThat(throttle.failures).isEmpty();
        assertThat(throttle.successes).containsExactly(attempt(world.merchant.value()), attempt("OTHER"));

        assertThat(counting.admitMerchant(with(Secret.of("wrong")))).isEmpty();
        assertThat(counting.admitMerchantOrPayer(world.byPayer(new SessionId("SESSION0002000000123A4567890B12"))))
                .isEmpty();
        assertThat(counting.admitMerchant(world.access(Credentials.UNREADABLE))).isEmpty();
        assertThat(counting.admitPayerOf(Option.none(), world.access(Credentials.NONE)))
                .isEmpty();
        assertThat(throttle.failures)
                .containsExactly(
                        attempt(world.merchant.value()),
                        attempt(world.merchant.value()),
                        attempt(""),
                        attempt(world.merchant.value()));
    }

    @Test
    void looks_at_nothing_after_too_many_guesses() {
        ScriptedThrottle throttle = new ScriptedThrottle();
        Gatekeeper stopped = throttled(throttle);
        throttle.pace = Throttle.Pace.STOPPED;
        for (Access access : new Access[] {
            world.byMerchant(),
            with(Secret.of("wrong")),
            world.byPayer(session.id()),
            world.access(Credentials.UNREADABLE),
            world.access(Credentials.basic("NOBODY", OLDER))
        }) {
            assertThat(stopped.admitMerchantOrPayer(access)).isEqualTo(left(AccessRefusal.THROTTLED));
        }
        assertThat(stopped.admitPayerOf(Option.some(session.id()), world.access(Credentials.NONE)))
                .isEqualTo(left(AccessRefusal.THROTTLED));
        assertThat(throttle.failures).isEmpty();
    }

    @Test
    void still_admits_who_has_shown_the_password_before_the_guesses_began() {
        ScriptedThrottle throttle = new ScriptedThrottle();
        Gatekeeper slow = throttled(throttle);
        throttle.pace = Throttle.Pace.PROVEN;
        assertThat(slow.admitMerchant(world.byMerchant())).isNotEmpty();
        assertThat(slow.admitMerchant(with(Secret.of("wrong")))).isEqualTo(left(AccessRefusal.THROTTLED));
        assertThat(slow.admitMerchantOrPayer(world.byPayer(session.id()))).isEqualTo(left(AccessRefusal.THROTTLED));
        assertThat(throttle.failures).isEmpty();
    }

    @Test
    void says_that_there_were_too_many_once_the_last_that_may_fail_has_failed() {
        ScriptedThrottle throttle = new ScriptedThrottle();
        throttle.usedUp = true;
        assertThat(throttled(throttle).admitMerchant(with(Secret.of("wrong"))))
                .isEqualTo(left(AccessRefusal.THROTTLED));
        assertThat(throttled(throttle).admitMerchant(world.byMerchant())).isNotEmpty();
    }

    @Test
    void every_look_is_ended_whatever_comes_of_it() {
        ScriptedThrottle throttle = new ScriptedThrottle();
        Gatekeeper counting = throttled(throttle);
        assertThat(counting.admitMerchant(world.byMerchant())).isNotEmpty();
        assertThat(counting.admitMerchant(with(Secret.of("wrong")))).isEmpty();
        assertThat(counting.admitMerchant(world.access(Credentials.UNREADABLE))).isEmpty();
        assertThat(counting.admitMerchantOrPayer(world.byPayer(session.id()))).isNotEmpty();
        assertThat(counting.admitPayerOf(Option.some(session.id()), world.access(Credentials.NONE)))
                .isNotEmpty();
        assertThat(counting.admitMerchant(showing(Credentials.NONE))).isEmpty();
        assertThat(throttle.looking).isZero();
        PasswordHashing away = new WatchedHashing(world.hashing, () -> {
            throw new OutageException("away");
        });
        Gatekeeper failing =
                new Gatekeeper(new AccessPorts(world.merchants, away, world.sessions, world.time, throttle));
        Access access = world.byMerchant();
        assertThatThrownBy(() -> failing.admitMerchant(access)).isInstanceOf(OutageException.class);
        assertThat(throttle.looking).isZero();
    }

    private Gatekeeper throttled(Throttle throttle) {
        return new Gatekeeper(new AccessPorts(world.merchants, world.hashing, world.sessions, world.time, throttle));
    }

    private static Throttle.Attempt attempt(String merchant) {
        return new Throttle.Attempt("", merchant);
    }

    private static final class ScriptedThrottle implements Throttle {
        private final java.util.List<Attempt> failures = new java.util.ArrayList<>();
        private final java.util.List<Attempt> successes = new java.util.ArrayList<>();
        private Pace pace = Pace.FREE;
        private boolean usedUp;
        private int looking;

        @Override
        public Look look(Attempt attempt) {
            looking++;
            return new Look() {
                @Override
                public Pace pace() {
                    return pace;
                }

                @Override
                public boolean failed() {
                    return failures.add(attempt) && !usedUp;
                }

                @Override
                public void succeeded() {
                    boolean unusedChange = successes.add(attempt);
                }

                @Override
                public void close() {
                    looking--;
                }
            };
        }
    }
}
