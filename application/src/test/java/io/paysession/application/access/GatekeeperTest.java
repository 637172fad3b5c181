package io.paysession.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.PasswordHashing;
import io.paysession.application.testing.InMemoryPasswordHashing;
import io.paysession.application.testing.InMemoryWorld;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.PasswordHash;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import io.paysession.domain.shared.Secret;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
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
        Gatekeeper counting = gatekeeper(new CountingHashing(world.hashing, compared));
        for (Secret password : new Secret[] {OLDER, NEWER, Secret.of("wrong")}) {
            compared.set(0);
            assertThat(counting.admitMerchant(with(password)).isRight())
                    .isEqualTo(!password.reveal().equals("wrong"));
            assertThat(compared).hasValue(2);
        }
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

    private record CountingHashing(PasswordHashing inner, AtomicInteger compared) implements PasswordHashing {
        @Override
        public PasswordHash hash(MerchantId merchant, Secret password) {
            return inner.hash(merchant, password);
        }

        @Override
        public boolean matches(MerchantId merchant, Secret password, PasswordHash hash) {
            int ignoredCount = compared.incrementAndGet();
            return inner.matches(merchant, password, hash);
        }

        @Override
        public boolean isCurrent(PasswordHash hash) {
            return inner.isCurrent(hash);
        }
    }
}
