package io.paysession.adapter.acquirer.gateway;

import io.paysession.adapter.acquirer.gateway.GatewayAcquirer.Word;
import io.paysession.application.port.Acquirer.Silence;
import io.paysession.domain.order.AcquirerAnswer;
import io.vavr.control.Either;
import java.time.Duration;

/** The attempts at one request: when to make another, and what all of them together have come to. */
final class Attempts {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** Somebody who is not there is not waited for like somebody who is busy. */
    private static final int MOST_CONNECTS = 3;

    private final Passing time;
    private final long end;
    private Duration pause = FIRST_PAUSE;
    private Word last = Word.NOT_CONNECTED;
    private boolean mayHaveBegun;
    private int connects;

    Attempts(Duration patience, Passing time) {
        this.time = time;
        end = time.nanos() + patience.toNanos();
    }

    /** How long the next attempt may take. */
    Duration limit(Duration wanted) {
        Duration left = Duration.ofNanos(Math.max(end - time.nanos(), 1_000_000));
        return wanted.compareTo(left) < 0 ? wanted : left;
    }

    void note(Word word) {
        last = word;
        mayHaveBegun |= word == Word.BUSY || word == Word.LOST;
        connects += word == Word.NOT_CONNECTED ? 1 : 0;
    }

    /** Waits for the next attempt; false if there is to be none. */
    boolean tryAgain() {
        boolean worthIt = switch (last) {
            case NOT_BEGUN, BUSY -> true;
            case NOT_CONNECTED -> connects < MOST_CONNECTS;
            case ANSWERED, REFUSED, LOST, WITHDRAWN -> false;
        };
        return worthIt && time.nanos() + pause.toNanos() < end && waited();
    }

    /**
     * What is known when there is no further attempt.
     *
     * @param refusal what to answer if the gateway will certainly not do it
     */
    Either<Silence, AcquirerAnswer> result(AcquirerAnswer refusal) {
        if (mayHaveBegun) {
            return Either.left(Silence.NO_ANSWER);
        }
        if (last == Word.WITHDRAWN) {
            return Either.left(Silence.WITHDRAWN);
        }
        return last == Word.REFUSED ? Either.right(refusal) : Either.left(Silence.NOT_REACHED);
    }

    private boolean waited() {
        try {
            time.pause(pause);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return true;
    }
}
