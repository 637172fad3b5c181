package io.paysession.domain.session;

import io.paysession.domain.field.Violation;
import io.vavr.collection.Seq;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What a session makes of an {@link UpdateAttempt}. */
public sealed interface UpdateDecision {
    /**
     * Continues with the case that this decision is.
     *
     * @param <R> what the caller makes of it
     * @param updated what to do if the content has changed
     * @param failed what to do if the content is as it was, and the attempt counts
     * @param refused what to do if nothing has changed
     * @return what the case has made of it
     */
    <R> R fold(
            Function<PaymentSession, R> updated,
            BiFunction<PaymentSession, Seq<Violation>, R> failed,
            Function<SessionRefusal, R> refused);

    /** Accepted: {@code next} is to be stored. */
    record Updated(PaymentSession next) implements UpdateDecision {
        @Override
        public <R> R fold(
                Function<PaymentSession, R> updated,
                BiFunction<PaymentSession, Seq<Violation>, R> failed,
                Function<SessionRefusal, R> refused) {
            return updated.apply(next);
        }
    }

    /** The request's content is wrong. That it was tried is to be stored: {@code next} has the content from before. */
    record Failed(PaymentSession next, Seq<Violation> violations) implements UpdateDecision {
        @Override
        public <R> R fold(
                Function<PaymentSession, R> updated,
                BiFunction<PaymentSession, Seq<Violation>, R> failed,
                Function<SessionRefusal, R> refused) {
            return failed.apply(next, violations);
        }
    }

    /** Refused: nothing is to be stored. */
    record Refused(SessionRefusal refusal) implements UpdateDecision {
        @Override
        public <R> R fold(
                Function<PaymentSession, R> updated,
                BiFunction<PaymentSession, Seq<Violation>, R> failed,
                Function<SessionRefusal, R> refused) {
            return refused.apply(refusal);
        }
    }
}
