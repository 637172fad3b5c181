package io.paysession.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.PasswordHashing;
import io.paysession.application.testing.InMemoryPasswordHashing;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.PasswordHash;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Passwords come and go while merchants are at work. */
class PasswordRotationTest extends GatekeeperStory {
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
}
