package io.paysession.adapter.psp.link;

import io.paysession.adapter.psp.codec.LinkRequest;
import io.paysession.adapter.psp.codec.LinkResponse;
import io.paysession.adapter.psp.codec.LinkResponse.StatusResponse;
import io.paysession.adapter.psp.codec.Request;
import io.paysession.adapter.psp.codec.Response;
import io.paysession.adapter.psp.codec.SessionResponse;
import io.paysession.adapter.psp.codec.TerminalState;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One question at a time, and to every answer its question.
 *
 * <p>Nothing in a Result says what it answers (source: psp-protocol 1.4). Where money depends on it, a <em>fence</em>
 * follows the Result: Get Status, whose answer cannot be mistaken for another. If more than one Result came before that,
 * one of them was meant for something earlier, and the question is asked again: the same commit or void may always be
 * repeated. If they contradict each other, all begins anew. Where a question was sent twice, whatever else may still come
 * is <em>drained</em> in the same way. And while a bank may be asked, a refusal is <em>doubted</em>: only the terminal's
 * state proves that nothing can be approved any more.
 */
final class Exchanges {
    private static final int MOST_REPETITIONS = 3;

    private enum Purpose {
        NONE,
        KEEP_ALIVE,
        PROBE,
        FENCE,
        DOUBT,
        DRAIN
    }

    private final LinkSettings.Times times;
    private final Consumer<Request> sending;
    private final Runnable dropping;
    private final Predicate<Option<TerminalState>> idling;
    private final LongSupplier ticks;
    private final Runnable withholding;

    private @Nullable Exchange current;
    private @Nullable Exchange waiting;
    private int sent;
    private int repeated;
    private long currentEnds;
    private long probeAt;
    private boolean interrupted;
    private @Nullable Response result;
    private boolean moreResults;
    private boolean contradicted;
    private boolean accepted;
    private @Nullable Runnable doubted;
    private boolean missed;

    private Purpose purpose = Purpose.NONE;
    private int statusSent;
    private long statusEnds;
    private long lastSent;

    /**
     * Exchanges over one link.
     *
     * @param idling      whether that is the state that a terminal should be in while it is asked for nothing
     * @param withholding told when a question was not sent, because it was not cleared
     */
    Exchanges(
            LinkSettings.Times times,
            Consumer<Request> sending,
            Runnable dropping,
            Predicate<Option<TerminalState>> idling,
            LongSupplier ticks,
            Runnable withholding) {
        this.times = times;
        this.idling = idling;
        this.sending = sending;
        this.dropping = dropping;
        this.ticks = ticks;
        this.withholding = withholding;
    }

    /** The terminal is set up. */
    void begin() {
        end();
        lastSent = ticks.getAsLong();
    }

    /** The connection is gone. */
    void end() {
        current = null;
        waiting = null;
        purpose = Purpose.NONE;
    }

    /** Swallows answers to what was sent before and may have been sent twice. */
    void drain() {
        askStatus(Purpose.DRAIN);
    }

    /** Asks; only when the last question was answered. */
    void ask(Exchange exchange) {
        if (current != null || waiting != null) {
            throw new IllegalStateException("A terminal can be asked for one thing at a time");
        }
        if (purpose == Purpose.DRAIN || purpose == Purpose.KEEP_ALIVE) {
            waiting = exchange;
        } else {
            start(exchange);
        }
    }

    /** Something came that cannot be read: perhaps the answer. */
    void missed() {
        missed = true;
    }

    /** Takes a question back that was not sent yet. False if there is none. */
    boolean withdraw() {
        boolean unsent = waiting != null;
        waiting = null;
        return unsent;
    }

    /** Sends something that may end the current question early. */
    void interrupt(Request request) {
        interrupted = true;
        send(request);
    }

    /** Whether that was about a question; otherwise it came by itself. */
    boolean heard(Response response) {
        if (response instanceof StatusResponse status) {
            heardStatus(status);
            return true;
        }
        boolean isResult = response instanceof LinkResponse.Result;
        if (purpose == Purpose.DRAIN && (isResult || response instanceof SessionResponse.Cancelled)) {
            return true;
        }
        Exchange question = current;
        if (question == null) {
            return isResult || isPointless(response);
        }
        if (purpose == Purpose.FENCE) {
            moreResults |= isResult;
            contradicted |= isResult && Exchange.isOk(response) != Exchange.isOk(result);
            return isResult;
        }
        if (interrupted && isResult) {
            // It refuses the interruption; what was interrupted has an answer of its own, perhaps an approval.
            return true;
        }
        if (Exchange.isGarbled(response)) {
            garbled(question);
            return true;
        }
        return question.answer()
                .apply(response)
                .map(meaning -> answered(question, response, meaning))
                .getOrElse(isResult);
    }

    /** The card's visit has ended before the question that waits could be sent. */
    private boolean isPointless(Response response) {
        Exchange unsent = waiting;
        Option<Runnable> meaning = unsent == null || !Exchange.endsVisit(response)
                ? Option.none()
                : unsent.answer().apply(response);
        meaning.forEach(end -> {
            waiting = null;
            end.run();
        });
        return meaning.isDefined();
    }

    /** If it was the Get Status, that is sent again by itself; the question may have been understood. */
    private void garbled(Exchange question) {
        if (purpose == Purpose.NONE) {
            repeat(question);
        }
    }

    /** Whether a question is unanswered. */
    boolean isAsking() {
        return current != null || waiting != null;
    }

    /** Whether a Get Status is unanswered. */
    boolean isAwaitingStatus() {
        return purpose != Purpose.NONE;
    }

    void timePasses() {
        long now = ticks.getAsLong();
        Exchange question = current;
        if (purpose != Purpose.NONE) {
            if (statusEnds - now <= 0) {
                statusIsMissing();
            }
        } else if (question != null && question.probe().isDefined() && probeAt - now <= 0) {
            askStatus(Purpose.PROBE);
        } else if (lastSent + times.keepAlive().toNanos() - now <= 0) {
            askStatus(Purpose.KEEP_ALIVE);
        }
        if (question != null && question == current && purpose != Purpose.FENCE && currentEnds - now <= 0) {
            answerIsMissing(question);
        }
    }

    long nextExpiry() {
        long next = purpose == Purpose.NONE ? lastSent + times.keepAlive().toNanos() : statusEnds;
        if (current != null && purpose != Purpose.FENCE) {
            next = earlier(next, currentEnds);
            next = current.probe().isDefined() && purpose == Purpose.NONE ? earlier(next, probeAt) : next;
        }
        return next;
    }

    private void start(Exchange exchange) {
        current = exchange;
        sent = 0;
        repeated = 0;
        accepted = false;
        interrupted = false;
        missed = false;
        sendAgain(exchange);
    }

    private void sendAgain(Exchange exchange) {
        if (!exchange.isCleared()) {
            withhold();
            return;
        }
        sent++;
        result = null;
        moreResults = false;
        contradicted = false;
        currentEnds = in(exchange.patience());
        probeAt = in(times.startQuiet());
        send(exchange.request());
    }

    /** What was sent before has an answer that nobody has understood: only a new link makes that clear. */
    private void withhold() {
        if (sent > 0) {
            dropping.run();
        } else {
            current = null;
            withholding.run();
        }
    }

    private void repeat(Exchange exchange) {
        if (repeated == MOST_REPETITIONS) {
            dropping.run();
        } else {
            repeated++;
            sendAgain(exchange);
        }
    }

    private boolean answered(Exchange question, Response response, Runnable meaning) {
        if (question.fenced() && response instanceof LinkResponse.Result) {
            result = response;
            askStatus(Purpose.FENCE);
        } else if (question.doubts(response)) {
            doubted = meaning;
            askStatus(Purpose.DOUBT);
        } else {
            finish(meaning);
        }
        return true;
    }

    /** The last thing that is done: what it means may ask the next question, or drop the link. */
    private void finish(Runnable meaning) {
        current = null;
        purpose = purpose == Purpose.DOUBT ? Purpose.NONE : purpose;
        if (sent > 1 || interrupted) {
            askStatus(Purpose.DRAIN);
        }
        meaning.run();
    }

    private void heardStatus(StatusResponse status) {
        Purpose asked = purpose;
        purpose = Purpose.NONE;
        switch (asked) {
            case NONE -> {
                // The answer to a question that was sent again; the first answer was enough.
            }
            case FENCE -> passFence();
            case DOUBT -> resolveDoubt(status);
            case PROBE -> probed(status);
            case KEEP_ALIVE -> keptAlive(status);
            case DRAIN -> goOn();
        }
    }

    private void keptAlive(StatusResponse status) {
        if (current == null && !idling.test(status.state())) {
            dropping.run();
        } else {
            goOn();
        }
    }

    private void goOn() {
        Exchange next = waiting;
        waiting = null;
        if (next != null) {
            start(next);
        }
    }

    private void probed(StatusResponse status) {
        Exchange question = current;
        if (question != null) {
            question.probe().forEach(meaning -> finish(meaning.apply(status.state())));
        }
    }

    private void resolveDoubt(StatusResponse status) {
        Exchange question = current;
        Runnable meaning = doubted;
        if (question == null || meaning == null || status.state().equals(question.busy())) {
            return;
        }
        if (missed) {
            dropping.run();
        } else {
            finish(meaning);
        }
    }

    private void passFence() {
        Exchange question = current;
        Response answer = result;
        if (question == null || answer == null) {
            throw new IllegalStateException("A fence without a question");
        }
        // Behind an answer that could not be read, a Result may be meant for something earlier.
        if (contradicted || missed) {
            dropping.run();
            return;
        }
        if (moreResults) {
            accepted |= Exchange.isOk(answer);
            repeat(question);
            return;
        }
        // Gone after an attempt that was accepted, whichever of the Results was its own: that is what was wanted.
        Response own = accepted && Exchange.isNotFound(answer) ? LinkResponse.Result.success() : answer;
        question.answer().apply(own).forEach(this::finishFenced);
    }

    private void finishFenced(Runnable meaning) {
        current = null;
        meaning.run();
    }

    private void statusIsMissing() {
        if (statusSent < Exchange.TRIES) {
            sendStatus();
        } else if (current != null && current.tries() == 1 && !current.fenced() && purpose == Purpose.KEEP_ALIVE) {
            // It asks the bank, and may be too busy for anything else. Its answer is waited for.
            purpose = Purpose.NONE;
        } else {
            dropping.run();
        }
    }

    private void answerIsMissing(Exchange question) {
        if (sent < question.tries()) {
            sendAgain(question);
        } else {
            dropping.run();
        }
    }

    private void askStatus(Purpose why) {
        purpose = why;
        statusSent = 0;
        sendStatus();
    }

    private void sendStatus() {
        statusSent++;
        statusEnds = in(times.immediate());
        send(new LinkRequest.GetStatus());
    }

    private void send(Request request) {
        lastSent = ticks.getAsLong();
        sending.accept(request);
    }

    private long in(Duration time) {
        return ticks.getAsLong() + time.toNanos();
    }

    private static long earlier(long one, long other) {
        return one - other < 0 ? one : other;
    }
}
