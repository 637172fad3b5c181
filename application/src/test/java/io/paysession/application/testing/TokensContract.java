package io.paysession.application.testing;

import static io.paysession.application.testing.SampleTokens.changed;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Tokens;
import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every token vault promises. Extend it and say how to make one; tests may share the vault. */
public abstract class TokensContract {
    private static final String CARD = "5123450000000008";
    private static final String OTHER_CARD = "4508750015741019";
    private static final int RACERS = 16;

    /** Stores keep times to the microsecond. */
    protected final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    protected final String repository = "R" + Math.abs(System.nanoTime()) % 1_000_000_000_000_000L;

    private final AtomicInteger names = new AtomicInteger();

    /** The vault under test. */
    protected abstract Tokens tokens();

    @Test
    void finds_what_was_added_exactly_as_it_was() {
        Token token = fresh(CARD);
        assertThat(tokens().add(token, true)).isTrue();
        assertThat(tokens().find(token.key())).contains(token);
    }

    @Test
    void finds_nothing_under_another_name_or_in_another_repository() {
        Token token = added(CARD);
        assertThat(tokens().find(new TokenKey(repository, "9000000000000000"))).isEmpty();
        assertThat(tokens().find(new TokenKey("X" + repository, token.key().token())))
                .isEmpty();
        assertThat(tokens().find(new TokenKey(repository, token.key().token().toLowerCase(java.util.Locale.ROOT))))
                .isEmpty();
    }

    @Test
    void does_not_add_a_name_twice() {
        Token token = added(CARD);
        assertThat(tokens().add(SampleTokens.fresh(token.key(), OTHER_CARD, now), false))
                .isFalse();
        assertThat(tokens().find(token.key())).contains(token);
        assertThat(tokens().findByCard(repository, OTHER_CARD)).isEmpty();
    }

    @Test
    void allows_the_same_name_and_card_in_another_repository() {
        Token token = added(CARD);
        Token other =
                SampleTokens.fresh(new TokenKey("X" + repository, token.key().token()), CARD, now);
        assertThat(tokens().add(other, true)).isTrue();
        assertThat(tokens().find(token.key())).contains(token);
        assertThat(tokens().find(other.key())).contains(other);
    }

    @Test
    void does_not_give_a_card_a_second_token_if_it_must_have_one_only() {
        Token first = fresh(CARD);
        assertThat(tokens().add(first, false)).isTrue();
        Token second = fresh(CARD);
        assertThat(tokens().add(second, true)).isFalse();
        assertThat(tokens().find(second.key())).isEmpty();
        assertThat(tokens().findByCard(repository, CARD)).containsExactly(first);
    }

    @Test
    void gives_a_card_several_tokens_if_it_may_and_finds_them_the_oldest_first() {
        Token first = added(CARD);
        Token second = fresh(CARD);
        Token third = fresh(CARD);
        Token other = added(OTHER_CARD);
        assertThat(tokens().add(second, false)).isTrue();
        assertThat(tokens().add(third, false)).isTrue();
        Token renewed = changed(first, CARD, now.plusSeconds(1));
        assertThat(tokens().replace(first, renewed, false)).isTrue();
        assertThat(tokens().findByCard(repository, CARD)).containsExactly(renewed, second, third);
        assertThat(tokens().findByCard(repository, OTHER_CARD)).containsExactly(other);
        assertThat(tokens().findByCard("X" + repository, CARD)).isEmpty();
    }

    @Test
    void replaces_the_current_state_by_the_next() {
        Token token = added(CARD);
        Token next = changed(token, OTHER_CARD, now.plusSeconds(1));
        assertThat(tokens().replace(token, next, true)).isTrue();
        assertThat(tokens().find(token.key())).contains(next);
        assertThat(tokens().findByCard(repository, CARD)).isEmpty();
        assertThat(tokens().findByCard(repository, OTHER_CARD)).containsExactly(next);
    }

    @Test
    void replaces_a_token_that_keeps_its_card() {
        Token token = added(CARD);
        Token next = changed(token, CARD, now.plusSeconds(1));
        assertThat(tokens().replace(token, next, true)).isTrue();
        assertThat(tokens().findByCard(repository, CARD)).containsExactly(next);
    }

    @Test
    void does_not_replace_a_state_that_is_not_the_current_one() {
        Token token = added(CARD);
        Token winner = changed(token, CARD, now.plusSeconds(1));
        assertThat(tokens().replace(token, winner, true)).isTrue();
        assertThat(tokens().replace(token, changed(token, OTHER_CARD, now), true))
                .isFalse();
        assertThat(tokens().find(token.key())).contains(winner);
    }

    @Test
    void does_not_replace_a_token_by_one_of_a_card_that_has_another_already() {
        Token token = added(CARD);
        Token other = added(OTHER_CARD);
        assertThat(tokens().replace(token, changed(token, OTHER_CARD, now), true))
                .isFalse();
        assertThat(tokens().find(token.key())).contains(token);
        Token next = changed(token, OTHER_CARD, now);
        assertThat(tokens().replace(token, next, false)).isTrue();
        assertThat(tokens().findByCard(repository, OTHER_CARD)).containsExactlyInAnyOrder(next, other);
    }

    @Test
    void removes_once_and_for_all() {
        Token token = added(CARD);
        assertThat(tokens().remove(token.key())).isTrue();
        assertThat(tokens().remove(token.key())).isFalse();
        assertThat(tokens().find(token.key())).isEmpty();
        assertThat(tokens().findByCard(repository, CARD)).isEmpty();
        assertThat(tokens().replace(token, changed(token, CARD, now), true)).isFalse();
        assertThat(tokens().find(token.key())).isEmpty();
        assertThat(tokens().add(fresh(CARD), true)).isTrue();
    }

    @Test
    void lets_exactly_one_of_many_add_a_name() throws Exception {
        TokenKey key = key();
        assertOneWins(i -> tokens().add(SampleTokens.fresh(key, card(i), now), true));
    }

    @Test
    void lets_exactly_one_of_many_replace_a_token() throws Exception {
        Token token = added(CARD);
        assertOneWins(i -> tokens().replace(token, changed(token, card(i), now), true));
    }

    @Test
    void lets_exactly_one_of_many_new_tokens_have_a_card() throws Exception {
        assertOneWins(i -> tokens().add(fresh(CARD), true));
        assertThat(tokens().findByCard(repository, CARD)).hasSize(1);
    }

    @Test
    void lets_exactly_one_of_many_tokens_take_over_a_card() throws Exception {
        Token[] rivals =
                IntStream.range(0, RACERS / 2).mapToObj(i -> added(card(i))).toArray(Token[]::new);
        assertOneWins(i -> i < rivals.length
                ? tokens().replace(rivals[i], changed(rivals[i], CARD, now), true)
                : tokens().add(fresh(CARD), true));
        assertThat(tokens().findByCard(repository, CARD)).hasSize(1);
    }

    /** One racer. */
    @FunctionalInterface
    private interface Attempt {
        boolean wins(int number);
    }

    private static void assertOneWins(Attempt attempt) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            var attempts = IntStream.range(0, RACERS)
                    .mapToObj(i -> (Callable<Boolean>) () -> attempt.wins(i))
                    .toList();
            int wins = 0;
            for (var result : threads.invokeAll(attempts)) {
                wins += result.get() ? 1 : 0;
            }
            assertThat(wins).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static String card(int number) {
        return "41111111111111" + (10 + number);
    }

    private TokenKey key() {
        return new TokenKey(repository, "TOKEN" + names.incrementAndGet());
    }

    private Token fresh(String card) {
        return SampleTokens.fresh(key(), card, now);
    }

    private Token added(String card) {
        Token token = fresh(card);
        assertThat(tokens().add(token, true)).isTrue();
        return token;
    }
}
