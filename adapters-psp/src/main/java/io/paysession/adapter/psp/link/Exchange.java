package io.paysession.adapter.psp.link;

import io.paysession.adapter.psp.codec.LinkResponse.Result;
import io.paysession.adapter.psp.codec.Request;
import io.paysession.adapter.psp.codec.Response;
import io.paysession.adapter.psp.codec.ResultReason;
import io.paysession.adapter.psp.codec.SessionResponse;
import io.paysession.adapter.psp.codec.TerminalState;
import io.paysession.application.port.TerminalLink.Clearance;
import io.paysession.application.port.TerminalLink.Fault;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request and what answers it.
 *
 * @param patience how long an answer may take, each time it is sent
 * @param tries    how often it may be sent; more than once only what does no harm twice
 * @param fenced   whether a Result must be proven to be its own, because money depends on it
 * @param answer   what an answer means; none if it is no answer to this request
 * @param probe    what the terminal's state means, for a request that may have no answer; none if it always has one
 * @param busy     the state in which the terminal is still at it, whatever a Result or a Cancelled, which may be meant for
 *                 something earlier, seems to say; none if they are believed
 * @param clearance without which it must not be sent; none if it always may
 */
record Exchange(
        Request request,
        Duration patience,
        int tries,
        boolean fenced,
        Function<Response, Option<Runnable>> answer,
        Option<Function<Option<TerminalState>, Runnable>> probe,
        Option<TerminalState> busy,
        Option<Clearance> clearance) {

    static final int TRIES = 3;

    /** A request that may be sent again and is answered soon. */
    static Exchange immediate(Request request, Duration patience, Function<Response, Option<Runnable>> answer) {
        return new Exchange(request, patience, TRIES, false, answer, Option.none(), Option.none(), Option.none());
    }

    /** A request that is sent once. */
    static Exchange once(Request request, Duration patience, Function<Response, Option<Runnable>> answer) {
        return new Exchange(request, patience, 1, false, answer, Option.none(), Option.none(), Option.none());
    }

    /** The same, where nothing but its own Result will do. */
    Exchange withFence() {
        return new Exchange(request, patience, tries, true, answer, probe, busy, clearance);
    }

    /** The same, which may only be sent, each time, if that is cleared. */
    Exchange ifCleared(Clearance cleared) {
        return new Exchange(request, patience, tries, fenced, answer, probe, busy, Option.some(cleared));
    }

    /** Whether it may be sent now. */
    boolean isCleared() {
        return clearance.forAll(Clearance::isGiven);
    }

    /** The same, where silence has to be looked into. */
    Exchange withProbe(Function<Option<TerminalState>, Runnable> meaning) {
        return new Exchange(request, patience, tries, fenced, answer, Option.some(meaning), busy, clearance);
    }

    /** The same, where nobody but the terminal in another state is believed that it has failed. */
    Exchange unlessIn(TerminalState state) {
        return new Exchange(request, patience, tries, fenced, answer, probe, Option.some(state), clearance);
    }

    /**
     * Whether that answer has to be compared with the terminal's state. That the card is unknown is said of nothing else, and
     * leaves the terminal in the state in which it holds the card.
     */
    boolean doubts(Response response) {
        boolean aboutTheCard =
                response instanceof Result result && result.reason().contains(ResultReason.UNKNOWN_CARD);
        return busy.isDefined()
                && !aboutTheCard
                && (response instanceof Result || response instanceof SessionResponse.Cancelled);
    }

    /** Answered by a Result. */
    static Function<Response, Option<Runnable>> result(Runnable ok, Consumer<Fault> refused) {
        return response -> response instanceof Result result
                ? Option.some(result.ok() ? ok : () -> refused.accept(fault(result)))
                : Option.none();
    }

    /** A Result that refuses. That the request was accepted, if a terminal says so, is not its answer (U-14). */
    static Option<Runnable> refusal(Response response, Consumer<Fault> refused) {
        return response instanceof Result result && !result.ok()
                ? Option.some(() -> refused.accept(fault(result)))
                : Option.none();
    }

    /** Whether the terminal could not read the request (source: psp-protocol 5.1). */
    static boolean isGarbled(Response response) {
        return response instanceof Result result && result.reason().contains(ResultReason.BAD_CHECKSUM);
    }

    /** Whether a card's visit is over with this. */
    static boolean endsVisit(Response response) {
        return response instanceof SessionResponse.Cancelled
                || response instanceof SessionResponse.Declined
                || response instanceof SessionResponse.Approved
                || response instanceof SessionResponse.PartiallyApproved;
    }

    /** Whether the terminal has done it. */
    static boolean isOk(@Nullable Response response) {
        return response instanceof Result result && result.ok();
    }

    /** Whether the terminal does not know the session. */
    static boolean isNotFound(Response response) {
        return response instanceof Result result && !result.ok() && fault(result) == Fault.NOT_FOUND;
    }

    private static Fault fault(Result result) {
        return result.reason().map(Exchange::fault).getOrElse(Fault.UNEXPLAINED);
    }

    private static Fault fault(ResultReason reason) {
        return switch (reason) {
            case WRONG_STATE, NOT_READY, PAYMENT_APPLICATION_IN_INVALID_STATE -> Fault.WRONG_STATE;
            case SESSION_NOT_FOUND -> Fault.NOT_FOUND;
            case NO_TRANSACTION_RUNNING, TRANSACTION_CANCELLED -> Fault.NO_TRANSACTION;
            case OK,
                    NOT_OK,
                    UNKNOWN_COMMAND,
                    MALFORMED_MESSAGE,
                    BAD_CHECKSUM,
                    UNKNOWN_CARD,
                    WRONG_UI_SCREEN,
                    INTERNAL_ERROR,
                    DUPLICATE_SESSION_ID,
                    NOT_SUPPORTED_BY_CONFIGURATION,
                    OVERFLOW,
                    ACCESS_DENIED -> Fault.OTHER;
        };
    }
}
