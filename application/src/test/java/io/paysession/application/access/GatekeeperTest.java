package io.paysession.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.application.port.Merchants;
import io.paysession.application.port.OutageException;
import io.paysession.application.port.PasswordHashing;
import io.paysession.application.port.Throttle;
import io.paysession.application.testing.InMemoryPasswordHashing;
import io.paysession.application.testing.InMemoryWorld;
import io.paysession.domain.merchant.CertificateName;
import io.paysession.domain.merchant.CertificateSettings;
import io.paysession.domain.merchant.ClientCertificate;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.PasswordHash;
import io.paysession.domain.merchant.RequestSettings;
import io.paysession.domain.merchant.TerminalPermission;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GatekeeperTest {
    private static final Secret OLDER = InMemoryWorld.PASSWORD;
    private static final Secret NEWER = Secret.of("fedcba9876543210fedcba9876543210");
    private static final MerchantId OTHER = new MerchantId("OTHER");

    private final InMemoryWorld world = new InMemoryWorld();
    private final PaymentSession session = world.newSession(5);
    private final Gatekeeper gatekeeper = gatekeeper(world.hashing);

    @Test
    void admits_the_merchant_of_the_url_by_its_password() {
        assertThat(gatekeeper.admitMerchant(world.byMerchant()).get().isMerchant())
                .isTrue();
        assertThat(onSession(session.id(), world.byMerchant()).get().isMerchant())
                .isTrue();
    }

    @Test
    void admits_a_payer_to_its_own_session_only() {
        PaymentSession another = world.newSession(5);
        assertThat(onSession(session.id(), world.byPayer(session.id())).get().session())
                .contains(session);
        assertThat(onSession(another.id(), world.byPayer(session.id()))).isEqualTo(left(AccessRefusal.NOT_AUTHORISED));
        assertThat(gatekeeper.admitMerchantOrPayerOf(Option.none(), world.byPayer(session.id())))
                .isEqualTo(left(AccessRefusal.NOT_AUTHORISED));
        assertThat(gatekeeper.admitMerchant(world.byPayer(session.id()))).isEqualTo(left(AccessRefusal.NOT_AUTHORISED));
    }

    @Test
    void does_not_admit_one_merchant_to_the_url_of_another() {
        world.addMerchant(OTHER);
        Access foreign = world.access(Credentials.basic("OTHER", OLDER));
        assertThat(gatekeeper.admitMerchant(foreign)).isEqualTo(left(AccessRefusal.NOT_AUTHORISED));
        Access foreignPayer = world.access(Credentials.basic("OTHER", secret(session.id())));
        assertThat(onSession(session.id(), foreignPayer)).isEqualTo(left(AccessRefusal.NOT_AUTHORISED));
        Access otherUrl = new Access(
                world.byMerchant().version(), OTHER, world.byPayer(session.id()).credentials());
        assertThat(onSession(session.id(), otherUrl)).isEqualTo(left(AccessRefusal.NOT_AUTHORISED));
    }

    @Test
    void cannot_tell_apart_what_is_merely_wrong() {
        PaymentSession expired = world.newSession(5);
        for (Credentials wrong : new Credentials[] {
            Credentials.UNREADABLE,
            Credentials.basic("NOBODY", OLDER),
            Credentials.basic("NOBODY", secret(expired.id())),
            Credentials.basic("not a merchant", OLDER),
            Credentials.basic(world.merchant.value(), Secret.of("")),
            Credentials.basic(world.merchant.value(), Secret.of(OLDER.reveal().toUpperCase(java.util.Locale.ROOT))),
            Credentials.basic(world.merchant.value(), Secret.of("SESSION0002000000123A4567890B12")),
            Credentials.basic(world.merchant.value().toLowerCase(java.util.Locale.ROOT), OLDER)
        }) {
            assertThat(onSession(expired.id(), world.access(wrong))).isEqualTo(left(AccessRefusal.INVALID_CREDENTIALS));
        }
        world.time.pass(Duration.ofMinutes(15));
        assertThat(onSession(expired.id(), world.byPayer(expired.id())))
                .isEqualTo(left(AccessRefusal.INVALID_CREDENTIALS));
        assertThat(gatekeeper.admitMerchant(world.access(Credentials.NONE)))
                .isEqualTo(left(AccessRefusal.NO_CREDENTIALS));
    }

    @Test
    void a_payer_of_a_merchant_that_was_removed_is_nobody() {
        assertThat(world.merchants.remove(world.merchant)).isTrue();
        assertThat(onSession(session.id(), world.byPayer(session.id())))
                .isEqualTo(left(AccessRefusal.INVALID_CREDENTIALS));
        assertThat(gatekeeper.admitPayerOf(Option.some(session.id()), world.access(Credentials.NONE)))
                .isEqualTo(left(AccessRefusal.INVALID_CREDENTIALS));
    }

    @Test
    void two_passwords_work_side_by_side_and_are_always_both_compared() {
        rotate(world.hashing);
        AtomicInteger compared = new AtomicInteger();
        Gatekeeper counting = gatekeeper(new WatchedHashing(world.hashing, compared::incrementAndGet));
        for (Secret password : new Secret[] {OLDER, NEWER, Secret.of("wrong")}) {
            compared.set(0);
            assertThat(counting.admitMerchant(with(password)).isRight())
                    .isEqualTo(!password.reveal().equals("wrong"));
            // The wrong one is compared with what is remembered of the merchant, and with what it is now.
            assertThat(compared).hasValue(password.reveal().equals("wrong") ? 4 : 2);
        }
    }

    @Test
    void takes_the_same_steps_for_merchants_that_exist_and_for_others() {
        MerchantId two = world.addMerchant(OTHER);
        Merchant rotated = world.merchants.find(two).get();
        assertThat(world.merchants.replace(rotated, rotated.rotate(world.hashing.hash(two, NEWER))))
                .isTrue();
        for (String guess :
                new String[] {"", "x", "0123456789abcdef0123456789abcdee", "SESSION0002000000123A4567890B12"}) {
            var steps = List.of(world.merchant.value(), "OTHER", "NOBODY")
                    .map(name -> stepsFor(name, guess))
                    .toList();
            assertThat(steps.distinct()).as("steps for the guess %s", guess).hasSize(1);
            assertThat(steps.head()).contains("compare", "compare", "find again");
        }
    }

    private java.util.List<String> stepsFor(String merchant, String guess) {
        java.util.List<String> steps = new java.util.ArrayList<>();
        Gatekeeper watched = new Gatekeeper(
                new StaleMerchants(world.merchants, world.merchants::find, steps),
                new WatchedHashing(world.hashing, () -> {
                    boolean unusedChange = steps.add("compare");
                }),
                world.sessions,
                world.time);
        Access access = world.access(Credentials.basic(merchant, Secret.of(guess)));
        assertThat(watched.admitMerchantOrPayer(access)).isEqualTo(left(AccessRefusal.INVALID_CREDENTIALS));
        return steps;
    }

    @Test
    void admits_by_a_password_that_was_given_a_moment_ago() {
        Merchant before = world.merchants.find(world.merchant).get();
        rotate(world.hashing);
        java.util.List<String> steps = new java.util.ArrayList<>();
        Gatekeeper late = new Gatekeeper(
                new StaleMerchants(world.merchants, unusedId -> Option.some(before), steps),
                world.hashing,
                world.sessions,
                world.time);
        assertThat(late.admitMerchant(with(OLDER))).isNotEmpty();
        assertThat(steps).doesNotContain("find again");
        assertThat(late.admitMerchant(with(NEWER))).isNotEmpty();
        assertThat(steps).containsOnlyOnce("find again");
    }

    @Test
    void a_payer_costs_no_second_look_at_the_merchant() {
        java.util.List<String> steps = new java.util.ArrayList<>();
        Gatekeeper watched = new Gatekeeper(
                new StaleMerchants(world.merchants, world.merchants::find, steps),
                world.hashing,
                world.sessions,
                world.time);
        assertThat(watched.admitMerchantOrPayer(world.byPayer(session.id()))).isNotEmpty();
        assertThat(steps).doesNotContain("find again");
    }

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

    @Test
    void admits_by_a_certificate_alone_where_the_merchant_says_so() {
        Access shown = showing(Credentials.NONE);
        assertThat(gatekeeper.admitMerchant(shown)).isEqualTo(left(AccessRefusal.NO_CREDENTIALS));
        setCertificates(CertificateSettings.Use.SUFFICES);
        assertThat(gatekeeper.admitMerchant(shown).get().isMerchant()).isTrue();
        assertThat(gatekeeper.admitMerchant(world.access(Credentials.NONE)))
                .isEqualTo(left(AccessRefusal.NO_CREDENTIALS));
        assertThat(gatekeeper.admitMerchant(world.byMerchant())).isNotEmpty();
        assertThat(gatekeeper.admitMerchant(showing(Credentials.basic(world.merchant.value(), NEWER))))
                .as("a wrong password beside it")
                .isEqualTo(left(AccessRefusal.INVALID_CREDENTIALS));
        MerchantId other = world.addMerchant(OTHER);
        assertThat(gatekeeper.admitMerchant(new Access(shown.version(), other, Credentials.NONE, shown.origin())))
                .as("another merchant's URL")
                .isEqualTo(left(AccessRefusal.NO_CREDENTIALS));
    }

    @Test
    void a_password_is_nothing_without_the_certificate_where_that_is_required() {
        setCertificates(CertificateSettings.Use.REQUIRED);
        assertThat(gatekeeper.admitMerchant(world.byMerchant())).isEqualTo(left(AccessRefusal.INVALID_CREDENTIALS));
        assertThat(gatekeeper.admitMerchant(showing(Credentials.NONE))).isEqualTo(left(AccessRefusal.NO_CREDENTIALS));
        assertThat(gatekeeper.admitMerchant(showing(world.byMerchant().credentials())))
                .isNotEmpty();
        assertThat(onSession(session.id(), world.byPayer(session.id())))
                .as("a payer needs none")
                .isNotEmpty();
    }

    private void setCertificates(CertificateSettings.Use use) {
        Merchant merchant = world.merchants.find(world.merchant).get();
        CertificateSettings certificates =
                new CertificateSettings(HashSet.of(CertificateName.ofSubject("cn=shop")), use);
        assertThat(world.merchants.replace(
                        merchant,
                        merchant.with(new MerchantSettings(
                                merchant.settings().standard(),
                                merchant.settings().linesOfBusiness(),
                                merchant.settings().tokens(),
                                certificates,
                                TerminalPermission.DEFAULT,
                                RequestSettings.DEFAULT))))
                .isTrue();
    }

    private Access showing(Credentials credentials) {
        Access plain = world.access(credentials);
        return new Access(
                plain.version(),
                plain.merchant(),
                credentials,
                new Origin("", Option.some(new ClientCertificate("00".repeat(32), "cn=shop"))));
    }

    private Gatekeeper throttled(Throttle throttle) {
        return new Gatekeeper(new AccessPorts(world.merchants, world.hashing, world.sessions, world.time, throttle));
    }

    private static Throttle.Attempt attempt(String merchant) {
        return new Throttle.Attempt("", merchant);
    }

    @Test
    void after_a_second_rotation_the_oldest_password_is_dead() {
        rotate(world.hashing);
        Merchant merchant = world.merchants.find(world.merchant).get();
        PasswordHash third = world.hashing.hash(world.merchant, Secret.of("third"));
        assertThat(world.merchants.replace(merchant, merchant.rotate(third))).isTrue();
        assertThat(gatekeeper.admitMerchant(with(OLDER))).isEqualTo(left(AccessRefusal.INVALID_CREDENTIALS));
        assertThat(gatekeeper.admitMerchant(with(NEWER))).isNotEmpty();
        assertThat(gatekeeper.admitMerchant(with(Secret.of("third")))).isNotEmpty();
    }

    @Test
    void a_password_that_is_seen_again_is_hashed_under_the_current_key_and_only_that_one() {
        rotate(world.hashing);
        PasswordHashing renewed = new InMemoryPasswordHashing("new", "memory", "new");
        Gatekeeper current = gatekeeper(renewed);
        assertThat(current.admitMerchant(with(Secret.of("wrong")))).isEmpty();
        assertThat(keys()).containsExactly("memory", "memory");
        assertThat(current.admitMerchant(with(OLDER))).isNotEmpty();
        assertThat(keys()).containsExactly("memory", "new");
        assertThat(current.admitMerchant(with(NEWER))).isNotEmpty();
        assertThat(keys()).containsExactly("new", "new");
        // The old key may be thrown away now.
        Gatekeeper withoutOld = gatekeeper(new InMemoryPasswordHashing("new", "new"));
        assertThat(withoutOld.admitMerchant(with(OLDER))).isNotEmpty();
        assertThat(withoutOld.admitMerchant(with(NEWER))).isNotEmpty();
    }

    @Test
    void a_hash_under_a_lost_key_admits_nobody() {
        Gatekeeper stranger = gatekeeper(new InMemoryPasswordHashing("strange", "strange"));
        assertThat(stranger.admitMerchant(with(OLDER))).isEqualTo(left(AccessRefusal.INVALID_CREDENTIALS));
        assertThat(keys()).containsExactly("memory");
    }

    private Gatekeeper gatekeeper(PasswordHashing hashing) {
        return new Gatekeeper(world.merchants, hashing, world.sessions, world.time);
    }

    private Either<AccessRefusal, Caller> onSession(SessionId id, Access access) {
        return gatekeeper.admitMerchantOrPayerOf(Option.some(id), access);
    }

    private void rotate(PasswordHashing hashing) {
        Merchant merchant = world.merchants.find(world.merchant).get();
        assertThat(world.merchants.replace(merchant, merchant.rotate(hashing.hash(world.merchant, NEWER))))
                .isTrue();
    }

    private java.util.List<String> keys() {
        return world.merchants
                .find(world.merchant)
                .get()
                .passwords()
                .map(PasswordHash::keyId)
                .asJava();
    }

    private Access with(Secret password) {
        return world.access(Credentials.basic(world.merchant.value(), password));
    }

    private static Secret secret(SessionId id) {
        return Secret.of(id.value());
    }

    private static Either<AccessRefusal, Caller> left(AccessRefusal reason) {
        return Either.left(reason);
    }

    private record WatchedHashing(PasswordHashing inner, Runnable comparing) implements PasswordHashing {
        @Override
        public PasswordHash hash(MerchantId merchant, Secret password) {
            return inner.hash(merchant, password);
        }

        @Override
        public boolean matches(MerchantId merchant, Secret password, PasswordHash hash) {
            comparing.run();
            return inner.matches(merchant, password, hash);
        }

        @Override
        public PasswordHash decoy() {
            return inner.decoy();
        }

        @Override
        public boolean isCurrent(PasswordHash hash) {
            return inner.isCurrent(hash);
        }
    }

    /** Remembers what a test says, and writes down what it is asked. */
    private record StaleMerchants(
            Merchants inner, Function<MerchantId, Option<Merchant>> memory, java.util.List<String> steps)
            implements Merchants {
        @Override
        public Option<Merchant> remembered(MerchantId id) {
            boolean unusedChange = steps.add("remember");
            return memory.apply(id);
        }

        @Override
        public Option<Merchant> find(MerchantId id) {
            boolean unusedChange = steps.add("find");
            return memory.apply(id);
        }

        @Override
        public Option<Merchant> findAgain(MerchantId id) {
            boolean unusedChange = steps.add("find again");
            return inner.find(id);
        }

        @Override
        public boolean add(Merchant merchant) {
            return inner.add(merchant);
        }

        @Override
        public Seq<Merchant> list() {
            return inner.list();
        }

        @Override
        public boolean replace(Merchant current, Merchant next) {
            return inner.replace(current, next);
        }

        @Override
        public boolean remove(MerchantId id) {
            return inner.remove(id);
        }
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
