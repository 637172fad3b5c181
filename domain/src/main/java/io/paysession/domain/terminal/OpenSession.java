package io.paysession.domain.terminal;

import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.request.Disposal;
import io.paysession.domain.terminal.request.DisposalPolicy;
import io.paysession.domain.terminal.request.SessionOrder;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** What {@link Approved} and {@link Delivering} have in common: money is reserved, and a policy's time runs. */
sealed interface OpenSession extends TerminalSession permits Approved, Delivering {
    Reservation held();

    Disposal due();

    /** The same state with another reservation. */
    OpenSession with(Step step, Reservation reservation);

    @Override
    default Option<Reservation> reservation() {
        return Option.some(held());
    }

    @Override
    default Option<Disposal> disposal() {
        return Option.some(due());
    }

    /** What the policy does at its end. */
    @Override
    default Option<Money> wanted() {
        return due().policy()
                .finalAmount(held().metered(), held().safeCeiling())
                .orElse(Option.some(order().nothing()));
    }

    @Override
    default Option<Instant> nextDeadline() {
        return Option.some(due().by());
    }

    @Override
    default Option<TerminalSession> timePasses(Instant now, TerminalRules rules) {
        if (held().isLeftToTerminal(now)) {
            return Option.some(Expired.by(this, rules, now));
        }
        return Option.when(
                due().isDue(now),
                () -> due().policy()
                        .finalAmount(held().metered(), held().safeCeiling())
                        .<TerminalSession>map(amount -> Committing.of(this, amount, Reason.DISPOSAL_DUE, now))
                        .getOrElse(() -> Voiding.of(this, held(), Reason.DISPOSAL_DUE, now)));
    }

    @Override
    default Either<TerminalRefusal, TerminalSession> deliver(DisposalPolicy policy, TerminalRules rules, Instant now) {
        Disposal next = policy.requireIn(order().currency()).from(now);
        Option<Instant> latest = rules.latestDisposal(held());
        if (latest.exists(last -> next.by().isAfter(last))) {
            return Either.left(new TerminalRefusal.DisposalTooLate(latest.get()));
        }
        return Either.right(new Delivering(order(), step().next(now, Reason.DELIVERY_BEGUN), card(), held(), next));
    }

    @Override
    default Either<TerminalRefusal, TerminalSession> meter(Money amount, Instant now) {
        return Either.right(with(step().next(now, Reason.METERED), held().withMetered(amount)));
    }

    @Override
    default Either<TerminalRefusal, TerminalSession> commit(Money amount, TerminalRules rules, Instant now) {
        if (amount.isZero()) {
            return release(now);
        }
        Money most = rules.commitAboveCeiling() ? highest() : held().safeCeiling();
        if (amount.isMoreThan(most)) {
            return Either.left(new TerminalRefusal.AboveCeiling(amount, most));
        }
        Committing wanted = Committing.of(this, amount, Reason.COMMIT_REQUESTED, now);
        return Either.right(amount.isMoreThan(held().safeCeiling()) ? wanted.unlessRefused(Former.of(this)) : wanted);
    }

    @Override
    default Either<TerminalRefusal, TerminalSession> release(Instant now) {
        return Either.right(Voiding.of(this, held(), Reason.VOID_REQUESTED, now));
    }

    @Override
    default Either<TerminalRefusal, TerminalSession> update(Money newTotal, Instant now) {
        if (newTotal.isMoreThan(highest())) {
            return Either.left(new TerminalRefusal.AboveCeiling(newTotal, highest()));
        }
        Money current = held().newTotal().getOrElse(held().ceiling());
        return Either.right(
                current.equals(newTotal)
                        ? this
                        : with(step().next(now, Reason.UPDATE_REQUESTED), held().withNewTotal(newTotal)));
    }

    @Override
    default Option<TerminalSession> updated(Reason how, Money total, Instant now) {
        return held().newTotal()
                .map(wanted -> with(step().next(now, how), held().withCeiling(ceilingAfter(how, wanted, total))));
    }

    /** What a terminal tells beyond what was asked for gives nobody a claim to it. */
    private Money ceilingAfter(Reason how, Money wanted, Money total) {
        return switch (how) {
            case UPDATED -> wanted;
            case PARTIALLY_UPDATED -> total.orAtMost(wanted.isMoreThan(held().ceiling()) ? wanted : held().ceiling());
            case UPDATE_DECLINED -> held().ceiling();
            default -> held().safeCeiling();
        };
    }

    /** Nobody has tried to dispose of it, so that nobody knows how it ended. */
    @Override
    default Option<TerminalSession> notFound(boolean tried, Instant now) {
        return Option.some(Unknown.known(this, held(), now));
    }

    /** The most that a terminal can be told. */
    private Money highest() {
        return new Money(SessionOrder.HIGHEST, order().currency());
    }

    /** Asked for an authorisation again, it has one. */
    @Override
    default Either<TerminalRefusal, TerminalSession> authorize(Instant now) {
        return Either.right(this);
    }
}
