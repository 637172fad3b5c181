package io.paysession.adapter.persistence.terminal;

import io.paysession.domain.terminal.Approved;
import io.paysession.domain.terminal.AuthorizationWanted;
import io.paysession.domain.terminal.Authorizing;
import io.paysession.domain.terminal.Cancelled;
import io.paysession.domain.terminal.Cancelling;
import io.paysession.domain.terminal.CardRead;
import io.paysession.domain.terminal.Committed;
import io.paysession.domain.terminal.Committing;
import io.paysession.domain.terminal.Declined;
import io.paysession.domain.terminal.Delivering;
import io.paysession.domain.terminal.Expired;
import io.paysession.domain.terminal.Scanning;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.Unknown;
import io.paysession.domain.terminal.Voided;
import io.paysession.domain.terminal.Voiding;
import java.util.Arrays;
import java.util.function.Function;

/** The types of states, by the names that they are stored under, and how each is made of a row again. */
enum TerminalState {
    SCANNING(Scanning.class, row -> new Scanning(row.order(), row.step(), row.waitsUntil())),
    CARD_READ(CardRead.class, row -> new CardRead(row.order(), row.step(), row.card(), row.waitsUntil())),
    AUTHORIZATION_WANTED(
            AuthorizationWanted.class, row -> new AuthorizationWanted(row.order(), row.step(), row.card())),
    AUTHORIZING(Authorizing.class, row -> new Authorizing(row.order(), row.step(), row.card())),
    CANCELLING(Cancelling.class, row -> new Cancelling(row.order(), row.step(), row.status(), row.card())),
    APPROVED(Approved.class, row -> new Approved(row.order(), row.step(), row.card(), row.held(), row.due())),
    DELIVERING(Delivering.class, row -> new Delivering(row.order(), row.step(), row.card(), row.held(), row.due())),
    COMMITTING(
            Committing.class,
            row -> new Committing(
                    row.order(),
                    row.step(),
                    row.card(),
                    row.held(),
                    row.finalAmount(),
                    row.attempts(),
                    row.former(),
                    row.expiry())),
    COMMITTED(
            Committed.class,
            row -> new Committed(row.order(), row.step(), row.card(), row.held(), row.finalAmount(), row.confirmed())),
    VOIDING(
            Voiding.class,
            row -> new Voiding(row.order(), row.step(), row.card(), row.held(), row.attempts(), row.expiry())),
    VOIDED(Voided.class, row -> new Voided(row.order(), row.step(), row.card(), row.held(), row.confirmed())),
    DECLINED(Declined.class, row -> new Declined(row.order(), row.step(), row.card())),
    CANCELLED(Cancelled.class, row -> new Cancelled(row.order(), row.step(), row.card())),
    UNKNOWN(
            Unknown.class,
            row -> new Unknown(row.order(), row.step(), row.card(), row.reservation(), row.wanted(), row.until())),
    EXPIRED(
            Expired.class,
            row -> new Expired(row.order(), row.step(), row.card(), row.reservation(), row.expiry(), row.attention()));

    private final Class<? extends TerminalSession> type;
    private final Function<StoredTerminalSession, TerminalSession> maker;

    TerminalState(Class<? extends TerminalSession> type, Function<StoredTerminalSession, TerminalSession> maker) {
        this.type = type;
        this.maker = maker;
    }

    static TerminalState of(TerminalSession session) {
        return Arrays.stream(values())
                .filter(state -> state.type.isInstance(session))
                .findAny()
                .orElseThrow();
    }

    TerminalSession session(StoredTerminalSession row) {
        return maker.apply(row);
    }
}
