package io.paysession.application.port;

import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Where money is asked for. It takes its time, keeps books of its own, and may not answer: it is never asked inside a
 * transaction of ours, and what it did is asked again until it is known.
 */
public interface Acquirer {
    /**
     * Which transaction, in words that both sides know.
     *
     * @param acquirer who is asked
     */
    record Reference(AcquirerName acquirer, OrderKey order, TransactionId transaction) {}

    /**
     * What is asked for.
     *
     * @param reference which transaction: asked twice under one reference, it is done once
     * @param operation what to do
     * @param standalone whether a capture or refund has no earlier transaction to refer to
     * @param amount    how much; zero for VERIFY
     * @param target    for VOID, and for CAPTURE, REFUND and UPDATE_AUTHORIZATION of an order: which transaction is meant
     * @param fields    everything that was said, from request, session and token, the card in clear; held in memory only
     * @param authentication the payer's authentication that it is made with, if this acquirer has made it by
     *                       {@link PayerAuthenticator}; the fields say what has come of it
     */
    record Request(
            Reference reference,
            Operation operation,
            boolean standalone,
            Money amount,
            Option<TransactionId> target,
            RequestFields fields,
            Option<TransactionId> authentication) {
        /** Without an authentication that the acquirer has made. */
        public Request(
                Reference reference,
                Operation operation,
                boolean standalone,
                Money amount,
                Option<TransactionId> target,
                RequestFields fields) {
            this(reference, operation, standalone, amount, target, fields, Option.none());
        }
    }

    /**
     * Whether something may still be sent. Whoever asks may have been stopped for any time, at any line: meanwhile others
     * may have taken over, and be sure that nothing is sent any more.
     */
    @FunctionalInterface
    interface Clearance {
        /** For what moves no money, and nobody else takes over. */
        Clearance ALWAYS = () -> true;

        /**
         * Looked at directly before anything is sent, each time. May throw what a store throws; nothing is sent then.
         *
         * @return whether it may be sent
         */
        boolean isGiven();
    }

    /** Why there is no answer. */
    enum Silence {
        /** It was not reached: it has not been asked, and cannot have done anything. */
        NOT_REACHED,
        /** It was not asked, because that was not {@linkplain Clearance cleared} any more: it cannot have done anything. */
        WITHDRAWN,
        /** Whether it has done anything is unknown. */
        NO_ANSWER
    }

    /**
     * A question about a transaction that somebody may have asked for.
     *
     * @param reference      which one
     * @param patienceIsOver whether whoever was to ask for it can no longer be doing so for that it has taken too long: if
     *                       not, it is only known that the asker is gone, and what it has sent may still be on its way
     */
    record Inquiry(Reference reference, boolean patienceIsOver) {
        /**
         * When nobody can still be asking.
         *
         * @param reference which transaction
         * @return a question whose answer may be that it was never asked for
         */
        public static Inquiry late(Reference reference) {
            return new Inquiry(reference, true);
        }

        /**
         * When the asker is gone, but may have asked just now.
         *
         * @param reference which transaction
         * @return a question whose answer may be that nothing is known yet
         */
        public static Inquiry early(Reference reference) {
            return new Inquiry(reference, false);
        }
    }

    /** What became of a transaction that somebody may have asked for. */
    sealed interface Finding {
        /**
         * Continues with the case that this is.
         *
         * @param <R> what the caller makes of it
         * @param cases what to do in each case
         * @return what the case has made of it
         */
        <R> R match(Cases<R> cases);

        /** One method per case, so that a new one cannot be forgotten. */
        interface Cases<R> {
            R answered(AcquirerAnswer answer);

            R neverAsked();

            R silent();
        }

        /** The acquirer knows it. */
        record Answered(AcquirerAnswer answer) implements Finding {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.answered(answer);
            }
        }

        /** The acquirer does not know it, and will refuse it should it arrive from now on. */
        record NeverAsked() implements Finding {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.neverAsked();
            }
        }

        /** Nothing is known: ask again later. */
        record Silent() implements Finding {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.silent();
            }
        }
    }

    /**
     * Asks for a transaction. Whatever it waits for, a turn, a connection, a pause between two attempts, the clearance is
     * looked at behind that.
     *
     * @param request what is asked for
     * @param clearance whether it may still be asked for
     * @return right: what the acquirer said; left: that it said nothing. Nothing is thrown because of the acquirer
     */
    Either<Silence, AcquirerAnswer> ask(Request request, Clearance clearance);

    /**
     * Asks what became of a transaction, without asking for it. Nothing is thrown because of the acquirer.
     *
     * @param inquiry which transaction, and how late it is
     * @return what became of it, as far as the acquirer says
     */
    Finding inquire(Inquiry inquiry);

    /**
     * {@return on whose pages its payers can pay: values of {@code sourceOfFunds.type}} Such a payment is answered with
     * {@link GatewayCode#PENDING} and {@code browserPayment.redirectUrl}, where the payer's browser is to go; an inquiry tells
     * what has come of it. None unless the acquirer says so.
     *
     * @param name the name that merchants' relationships give it
     */
    default Set<String> browserPayments(AcquirerName name) {
        return HashSet.empty();
    }

    /**
     * {@return whether an acquirer of that name is set up}
     *
     * @param name the name that merchants' relationships give it
     */
    boolean knows(AcquirerName name);
}
