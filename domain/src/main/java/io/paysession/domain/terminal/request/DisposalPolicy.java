package io.paysession.domain.terminal.request;

import io.paysession.domain.money.Money;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;

/**
 * How long an approval may stay undisposed, and what is done then.
 *
 * @param within how long from the approval, or from the begin of delivery; more than nothing
 * @param action what is done then
 * @param amount what {@link DisposalAction#COMMIT} takes, at most the ceiling; none takes what was metered, and voids if
 *               nothing was, because nobody has named an amount
 */
public record DisposalPolicy(Duration within, DisposalAction action, Option<Money> amount) {
    /** @throws IllegalArgumentException if no time is left, or a void has an amount */
    public DisposalPolicy {
        if (within.isNegative() || within.isZero() || action == DisposalAction.VOID && amount.isDefined()) {
            throw new IllegalArgumentException("Not a disposal policy");
        }
    }

    /**
     * Release the money after this time.
     *
     * @param within how long to wait, more than nothing
     * @return a policy that takes nothing
     */
    public static DisposalPolicy voidAfter(Duration within) {
        return new DisposalPolicy(within, DisposalAction.VOID, Option.none());
    }

    /**
     * {@return the policy, running from a moment on}
     *
     * @param start when the approval came, or the delivery began
     */
    public Disposal from(Instant start) {
        return new Disposal(start.plus(within), this);
    }

    /**
     * {@return this policy, for a session in this currency: otherwise it could not be carried out when its time is
     * over}
     *
     * @param currency the session's currency
     * @throws IllegalArgumentException if its amount has another currency
     */
    public DisposalPolicy requireIn(Currency currency) {
        if (amount.exists(money -> !money.currency().equals(currency))) {
            throw new IllegalArgumentException("A disposal policy has the currency of its session");
        }
        return this;
    }

    /**
     * {@return what is taken at the end; none if the money is released}
     *
     * @param metered what has been delivered; none if nobody has told
     * @param ceiling the most that is taken
     */
    public Option<Money> finalAmount(Option<Money> metered, Money ceiling) {
        Option<Money> stated = action == DisposalAction.COMMIT ? amount.orElse(metered) : Option.none();
        return stated.map(money -> money.orAtMost(ceiling)).filter(money -> !money.isZero());
    }
}
