package io.paysession.domain.terminal;

import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.request.AuthorizationMode;
import io.paysession.domain.terminal.request.DisposalAction;
import io.paysession.domain.terminal.request.DisposalPolicy;
import io.paysession.domain.terminal.request.SessionOrder;
import io.paysession.domain.terminal.request.SessionReference;
import io.paysession.domain.terminal.request.TerminalSessionId;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;

/** Sessions of 25 euros in the states that tests need. */
final class Samples {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant NOW = START.plusSeconds(20);
    static final Currency EUR = Currency.getInstance("EUR");
    static final TerminalRules RULES = TerminalRules.DEFAULT;
    static final PresentedCard CARD = new PresentedCard(Option.some("HASH"), Option.none());
    static final Approval APPROVAL = new Approval(11, Option.none(), CARD);
    static final DisposalPolicy VOID = DisposalPolicy.voidAfter(Duration.ofMinutes(5));
    static final DisposalPolicy COMMIT_METERED =
            new DisposalPolicy(Duration.ofMinutes(5), DisposalAction.COMMIT, Option.none());

    private Samples() {}

    static Money eur(long cents) {
        return new Money(cents, EUR);
    }

    static Scanning scanning(AuthorizationMode mode) {
        return Scanning.start(order(mode, VOID), RULES);
    }

    static SessionOrder order(AuthorizationMode mode, DisposalPolicy policy) {
        return new SessionOrder(
                new TerminalKey(new MerchantId("SHOP"), new TerminalId("T1")),
                TerminalSessionId.fromRandom(new byte[TerminalSessionId.RANDOM_BYTES]),
                1,
                new SessionOrder.Wanted(new SessionReference("order 1"), eur(2500), mode, policy),
                START);
    }

    static TerminalSession cardRead() {
        return scanning(AuthorizationMode.MANUAL).cardRead(CARD, RULES, START).get();
    }

    static TerminalSession authorizationWanted() {
        return scanning(AuthorizationMode.AUTOMATIC)
                .cardRead(CARD, RULES, START)
                .get();
    }

    static TerminalSession authorizing() {
        return authorizationWanted().authorizationStarts(START).get();
    }

    static OpenSession approved() {
        return (OpenSession) authorizing().approved(APPROVAL, RULES, START).get();
    }

    static OpenSession delivering(DisposalPolicy policy) {
        return (OpenSession) approved().deliver(policy, RULES, START).get();
    }

    static TerminalSession committing() {
        return approved().commit(eur(2500), RULES, START).get();
    }

    /** 40 euros of which 25 are reserved, while something is delivered. */
    static TerminalSession committingAbove() {
        TerminalRules generous = new TerminalRules(
                RULES.sessionTimeout(), RULES.timeoutAction(), RULES.safetyMargin(), RULES.authorizationTime(), true);
        return delivering(COMMIT_METERED).commit(eur(4000), generous, START).get();
    }

    static TerminalSession voiding() {
        return approved().release(START).get();
    }

    static TerminalSession unseen() {
        return authorizing().lost(Reason.LINK_LOST, RULES, START).get();
    }

    /** Found on the terminal, and left there. */
    static TerminalSession undecided() {
        SessionOrder order = order(AuthorizationMode.AUTOMATIC, VOID);
        SessionOrder stranger = new SessionOrder(
                order.terminal(),
                order.id(),
                0,
                new SessionOrder.Wanted(order.reference(), Option.none(), EUR, AuthorizationMode.AUTOMATIC, VOID),
                START);
        return Unknown.stranger(stranger, APPROVAL, Reason.UNDECIDED, RULES);
    }

    /** The terminal's own timeout is over. */
    static TerminalSession expired(TerminalSession session) {
        return session.timePasses(START.plus(Duration.ofDays(2)), RULES).get();
    }

    static TerminalSession gone(TerminalSession disposing) {
        return disposing.notFound(false, START).get();
    }
}
