package io.paysession.adapter.acquirer.gateway;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.paysession.adapter.acquirer.gateway.GatewayLine.Reply;
import io.paysession.application.port.Acquirer.Silence;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one gateway may cost: so many requests at a time, and none for a while when it has left most of the last ones
 * without an answer. Both end before anything was sent, so that they count as not reached and never as unknown. Any answer
 * is an answer; what it says does not matter here.
 *
 * <p>Requests for money and inquiries are judged apart. Behind a gateway's door they are different programs, and each of
 * them must go on when only the other one hangs: payments, because they have nothing to do with old ones, and inquiries,
 * because they are what makes known what became of the payments that were not answered.
 */
final class Guard {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final int MOST_AT_ONCE = 64;
    private static final int WINDOW = 10;
    private static final int LEAST_CALLS = 5;
    private static final int PROBES = 2;
    private static final float HALF = 50;

    private final CircuitBreaker sending;
    private final CircuitBreaker asking;
    private final Bulkhead turns;

    /** @param pause for how long nothing is asked of a gateway that does not answer */
    Guard(GatewaySettings settings, Duration pause) {
        String name = settings.name().value();
        sending = breaker(name, "requests", pause);
        asking = breaker(name, "inquiries", pause);
        turns = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(MOST_AT_ONCE)
                        .maxWaitDuration(settings.times().connect())
                        .build());
    }

    private static CircuitBreaker breaker(String gateway, String what, Duration pause) {
        CircuitBreaker breaker = CircuitBreaker.of(
                gateway + " " + what,
                CircuitBreakerConfig.custom()
                        .slidingWindow(WINDOW, LEAST_CALLS, SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(HALF)
                        .waitDurationInOpenState(pause)
                        .permittedNumberOfCallsInHalfOpenState(PROBES)
                        .build());
        breaker.getEventPublisher().onStateTransition(event -> {
            State state = event.getStateTransition().getToState();
            switch (state) {
                case OPEN -> LOG.warn("Gateway {} does not answer {}: it gets none for {}", gateway, what, pause);
                case CLOSED -> LOG.info("Gateway {} answers {} again", gateway, what);
                case HALF_OPEN, DISABLED, FORCED_OPEN, METRICS_ONLY ->
                    LOG.debug("Gateway {} is {} for {}", gateway, state, what);
            }
        });
        return breaker;
    }

    /** Asks for money: waits for a turn for as long as for a connection. */
    Either<Silence, Reply> send(Supplier<Either<Silence, Reply>> exchange) {
        if (!turns.tryAcquirePermission()) {
            return Either.left(Silence.NOT_REACHED);
        }
        try {
            return guarded(sending, exchange);
        } finally {
            turns.onComplete();
        }
    }

    /** Asks what became of something: there are few who do, and they are not to wait for those who ask for money. */
    Either<Silence, Reply> ask(Supplier<Either<Silence, Reply>> exchange) {
        return guarded(asking, exchange);
    }

    private static Either<Silence, Reply> guarded(CircuitBreaker breaker, Supplier<Either<Silence, Reply>> exchange) {
        if (!breaker.tryAcquirePermission()) {
            return Either.left(Silence.NOT_REACHED);
        }
        long begun = System.nanoTime();
        boolean noted = false;
        try {
            Either<Silence, Reply> reply = exchange.get();
            noted = note(breaker, reply, System.nanoTime() - begun);
            return reply;
        } finally {
            if (!noted) {
                breaker.releasePermission();
            }
        }
    }

    /** Whether it says anything about the gateway: what was not sent does not. */
    private static boolean note(CircuitBreaker breaker, Either<Silence, Reply> reply, long nanos) {
        if (reply.isRight()) {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
            return true;
        }
        if (reply.getLeft() == Silence.WITHDRAWN || Thread.currentThread().isInterrupted()) {
            return false;
        }
        breaker.onError(nanos, TimeUnit.NANOSECONDS, new Unanswered());
        return true;
    }

    /** Nobody sees it; the breaker wants to know of something. */
    private static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unanswered() {
            super("No answer", null, false, false);
        }
    }
}
