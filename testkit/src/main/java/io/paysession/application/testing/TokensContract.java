package io.paysession.application.testing;

import static io.paysession.application.testing.SampleTokens.changed;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Orders.SessionChange;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.Tokens;
import io.paysession.application.port.Tokens.Change;
import io.paysession.application.port.Tokens.Saved;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenKey;
import io.vavr.control.Option;
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

    /** A repository that no other test has. */
    protected final String repository = "R" + Math.abs(System.nanoTime()) % 1_000_000_000_000_000L;

    private final AtomicInteger names = new AtomicInteger();

    /** {@return the vault under test} */
    protected abstract Tokens tokens();

    /**
     * Where the sessions are that it changes.
     *
     * @return the sessions that are stored with the tokens under test
     */
    protected abstract Sessions sessions();

    @Test
    void finds_what_was_added_exactly_as_it_was() {
        Token token = fresh(CARD);
        assertThat(add(token, true)).isTrue();
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
        assertThat(add(SampleTokens.fresh(token.key(), OTHER_CARD, now), false)).isFalse();
        assertThat(tokens().find(token.key())).contains(token);
        assertThat(tokens().findByCard(repository, OTHER_CARD)).isEmpty();
    }

    @Test
    void allows_the_same_name_and_card_in_another_repository() {
        Token token = added(CARD);
        Token other =
                SampleTokens.fresh(new TokenKey("X" + repository, token.key().token()), CARD, now);
        assertThat(add(other, true)).isTrue();
        assertThat(tokens().find(token.key())).contains(token);
        assertThat(tokens().find(other.key())).contains(other);
    }

    @Test
    void does_not_give_a_card_a_second_token_if_it_must_have_one_only() {
        Token first = fresh(CARD);
        assertThat(add(first, false)).isTrue();
        Token second = fresh(CARD);
        assertThat(add(second, true)).isFalse();
        assertThat(tokens().find(second.key())).isEmpty();
        assertThat(tokens().findByCard(repository, CARD)).containsExactly(first);
    }

    @Test
    void gives_a_card_several_tokens_if_it_may_and_finds_them_the_oldest_first() {
        Token first = added(CARD);
        Token second = fresh(CARD);
        Token third = fresh(CARD);
        Token other = added(OTHER_CARD);
        assertThat(add(second, false)).isTrue();
        assertThat(add(third, false)).isTrue();
        Token renewed = changed(first, CARD, now.plusSeconds(1));
        assertThat(replace(first, renewed, false)).isTrue();
        assertThat(tokens().findByCard(repository, CARD)).containsExactly(renewed, second, third);
        assertThat(tokens().findByCard(repository, OTHER_CARD)).containsExactly(other);
        assertThat(tokens().findByCard("X" + repository, CARD)).isEmpty();
    }

    @Test
    void gives_a_bank_account_one_token_if_it_must_have_one_only_however_its_number_is_written() {
        Token first = SampleTokens.ofAccount(fresh(CARD).key(), "12-345 678", now);
        assertThat(add(first, true)).isTrue();
        assertThat(tokens().find(first.key())).contains(first);
        Token second = SampleTokens.ofAccount(fresh(CARD).key(), "12345678", now);
        assertThat(add(second, true)).isFalse();
        assertThat(tokens().findByCard(repository, second.account())).containsExactly(first);
        assertThat(add(SampleTokens.ofAccount(fresh(CARD).key(), "12345679", now), true))
                .isTrue();
    }

    @Test
    void replaces_the_current_state_by_the_next() {
        Token token = added(CARD);
        Token next = changed(token, OTHER_CARD, now.plusSeconds(1));
        assertThat(replace(token, next, true)).isTrue();
        assertThat(tokens().find(token.key())).contains(next);
        assertThat(tokens().findByCard(repository, CARD)).isEmpty();
        assertThat(tokens().findByCard(repository, OTHER_CARD)).containsExactly(next);
    }

    @Test
    void replaces_a_token_that_keeps_its_card() {
        Token token = added(CARD);
        Token next = changed(token, CARD, now.plusSeconds(1));
        assertThat(replace(token, next, true)).isTrue();
        assertThat(tokens().findByCard(repository, CARD)).containsExactly(next);
    }

    @Test
    void does_not_replace_a_state_that_is_not_the_current_one() {
        Token token = added(CARD);
        Token winner = changed(token, CARD, now.plusSeconds(1));
        assertThat(replace(token, winner, true)).isTrue();
        assertThat(replace(token, changed(token, OTHER_CARD, now), true)).isFalse();
        assertThat(tokens().find(token.key())).contains(winner);
    }

    @Test
    void does_not_replace_a_token_by_one_of_a_card_that_has_another_already() {
        Token token = added(CARD);
        Token other = added(OTHER_CARD);
        assertThat(replace(token, changed(token, OTHER_CARD, now), true)).isFalse();
        assertThat(tokens().find(token.key())).contains(token);
        Token next = changed(token, OTHER_CARD, now);
        assertThat(replace(token, next, false)).isTrue();
        assertThat(tokens().findByCard(repository, OTHER_CARD)).containsExactlyInAnyOrder(next, other);
    }

    @Test
    void removes_once_and_for_all() {
        Token token = added(CARD);
        assertThat(tokens().remove(token.key())).isTrue();
        assertThat(tokens().remove(token.key())).isFalse();
        assertThat(tokens().find(token.key())).isEmpty();
        assertThat(tokens().findByCard(repository, CARD)).isEmpty();
        assertThat(replace(token, changed(token, CARD, now), true)).isFalse();
        assertThat(tokens().find(token.key())).isEmpty();
        assertThat(add(fresh(CARD), true)).isTrue();
    }

    @Test
    void removes_all_tokens_of_one_repository() {
        Token one = added(CARD);
        Token two = added(OTHER_CARD);
        Token other =
                SampleTokens.fresh(new TokenKey("X" + repository, one.key().token()), CARD, now);
        assertThat(add(other, true)).isTrue();
        assertThat(tokens().removeAll(repository)).isEqualTo(2);
        assertThat(tokens().removeAll(repository)).isZero();
        assertThat(tokens().find(one.key())).isEmpty();
        assertThat(tokens().find(two.key())).isEmpty();
        assertThat(tokens().find(other.key())).contains(other);
    }

    @Test
    void does_not_take_a_new_token_of_the_same_name_for_the_one_that_was_removed() {
        Token token = added(CARD);
        assertThat(tokens().remove(token.key())).isTrue();
        Token renewed = SampleTokens.fresh(token.key(), OTHER_CARD, now.plusSeconds(1));
        assertThat(add(renewed, true)).isTrue();
        assertThat(replace(token, changed(token, CARD, now), true)).isFalse();
        assertThat(tokens().find(token.key())).contains(renewed);
    }

    @Test
    void lets_exactly_one_of_many_add_a_name() throws Exception {
        TokenKey key = key();
        assertOneWins(i -> add(SampleTokens.fresh(key, card(i), now), true));
    }

    @Test
    void lets_exactly_one_of_many_replace_a_token() throws Exception {
        Token token = added(CARD);
        assertOneWins(i -> replace(token, changed(token, card(i), now), true));
    }

    @Test
    void lets_exactly_one_of_many_new_tokens_have_a_card() throws Exception {
        assertOneWins(i -> add(fresh(CARD), true));
        assertThat(tokens().findByCard(repository, CARD)).hasSize(1);
    }

    @Test
    void lets_exactly_one_of_many_tokens_take_over_a_card() throws Exception {
        Token[] rivals =
                IntStream.range(0, RACERS / 2).mapToObj(i -> added(card(i))).toArray(Token[]::new);
        assertOneWins(i ->
                i < rivals.length ? replace(rivals[i], changed(rivals[i], CARD, now), true) : add(fresh(CARD), true));
        assertThat(tokens().findByCard(repository, CARD)).hasSize(1);
    }

    @Test
    void stores_the_session_with_the_token() {
        SessionChange session = sessionChange();
        Token token = fresh(CARD);
        assertThat(tokens().save(new Change(Option.none(), token, true, Option.some(session))))
                .isEqualTo(Saved.SAVED);
        assertThat(tokens().find(token.key())).contains(token);
        assertThat(sessions().find(session.next().id())).contains(session.next());
    }

    @Test
    void stores_nothing_if_the_session_has_changed_or_is_gone() {
        SessionChange session = sessionChange();
        PaymentSession meanwhile = SampleSessions.updated(session.current(), SampleSessions.everyKindOfValue(), now);
        assertThat(sessions().replace(session.current(), meanwhile)).isTrue();
        Token token = fresh(CARD);
        assertThat(tokens().save(new Change(Option.none(), token, true, Option.some(session))))
                .isEqualTo(Saved.SESSION_CHANGED);
        assertThat(tokens().find(token.key())).isEmpty();
        assertThat(sessions().find(meanwhile.id())).contains(meanwhile);
        Token current = added(OTHER_CARD);
        PaymentSession gone = SampleSessions.fresh(SampleSessions.MERCHANT, now);
        SessionChange nowhere = new SessionChange(gone, SampleSessions.updated(gone, RequestFields.EMPTY, now));
        Token next = changed(current, CARD, now);
        assertThat(tokens().save(new Change(Option.some(current), next, true, Option.some(nowhere))))
                .isEqualTo(Saved.SESSION_CHANGED);
        assertThat(tokens().find(current.key())).contains(current);
    }

    @Test
    void leaves_the_session_alone_if_the_token_has_changed_or_its_card_is_taken() {
        SessionChange session = sessionChange();
        Token token = added(CARD);
        assertThat(tokens().save(new Change(Option.none(), token, false, Option.some(session))))
                .isEqualTo(Saved.TOKEN_CHANGED);
        assertThat(tokens().save(new Change(Option.none(), fresh(CARD), true, Option.some(session))))
                .isEqualTo(Saved.TOKEN_CHANGED);
        assertThat(replace(token, changed(token, CARD, now), true)).isTrue();
        assertThat(tokens().save(new Change(
                        Option.some(token), changed(token, OTHER_CARD, now), true, Option.some(session))))
                .isEqualTo(Saved.TOKEN_CHANGED);
        assertThat(sessions().find(session.current().id())).contains(session.current());
    }

    @Test
    void lets_exactly_one_of_many_tokens_use_a_session() throws Exception {
        SessionChange session = sessionChange();
        assertOneWins(i ->
                tokens().save(new Change(Option.none(), fresh(card(i)), true, Option.some(session))) == Saved.SAVED);
    }

    @Test
    void notes_the_latest_use_only() {
        Token token = added(CARD);
        tokens().used(token.key(), now.plusSeconds(2));
        tokens().used(token.key(), now.plusSeconds(1));
        Token used = tokens().find(token.key()).get();
        assertThat(used.lastUsedAt()).contains(now.plusSeconds(2));
        assertThat(used.revision()).isZero();
        tokens().used(key(), now);
    }

    @Test
    void a_use_makes_no_change_lose_and_no_change_forgets_it() {
        Token token = added(CARD);
        tokens().used(token.key(), now.plusSeconds(2));
        Token next = changed(token, CARD, now.plusSeconds(1));
        assertThat(replace(token, next, true)).isTrue();
        Token found = tokens().find(token.key()).get();
        assertThat(found.lastUsedAt()).contains(now.plusSeconds(2));
        assertThat(found.fields()).isEqualTo(next.fields());
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

    private boolean add(Token token, boolean uniquePerCard) {
        return saved(new Change(Option.none(), token, uniquePerCard, Option.none()));
    }

    private boolean replace(Token current, Token next, boolean uniquePerCard) {
        return saved(new Change(Option.some(current), next, uniquePerCard, Option.none()));
    }

    private boolean saved(Change change) {
        Saved saved = tokens().save(change);
        assertThat(saved).isNotEqualTo(Saved.SESSION_CHANGED);
        return saved == Saved.SAVED;
    }

    private SessionChange sessionChange() {
        PaymentSession current = SampleSessions.updated(
                SampleSessions.fresh(SampleSessions.MERCHANT, now), SampleSessions.everyKindOfValue(), now);
        sessions().add(current);
        return new SessionChange(current, current.withoutSecurityCode());
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
        assertThat(add(token, true)).isTrue();
        return token;
    }
}
