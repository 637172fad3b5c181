package io.paysession.adapter.rest.terminal;

import io.javalin.http.Context;
import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.Explanation;
import io.paysession.adapter.rest.answer.FailureAnswers;
import io.paysession.application.terminal.TerminalUseCases;
import io.paysession.application.terminal.session.FollowTerminalCommand;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * GET /terminal/{id}/events: streams of Server-Sent Events. A few threads serve all of them, however many clients listen
 * and however slowly they read; none of the HTTP server's threads waits for any.
 */
public final class TerminalEvents implements AutoCloseable {
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final int THREADS = 4;
    /** How often to look although nothing was heard: another process may be in charge. */
    private static final long LOOK_MILLIS = 250;

    private final TerminalDoor door;
    private final TerminalUseCases useCases;
    private final int streamsPerMerchant;
    private final Duration heartbeat;
    private final ScheduledThreadPoolExecutor workers;
    private final ConcurrentMap<MerchantId, Integer> places = new ConcurrentHashMap<>();
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public TerminalEvents(TerminalDoor door, TerminalUseCases useCases, int streamsPerMerchant, Duration heartbeat) {
        this.door = door;
        this.useCases = useCases;
        this.streamsPerMerchant = streamsPerMerchant;
        this.heartbeat = heartbeat;
        workers = new ScheduledThreadPoolExecutor(THREADS, work -> {
            Thread thread = new Thread(work, "terminal-events");
            thread.setDaemon(true);
            return thread;
        });
        var unusedUntilShutdown = workers.scheduleWithFixedDelay(
                () -> streams.forEach(EventStream::wake), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** @return none if the stream is open; otherwise why it is not */
    public Option<Answer> open(Context ctx) {
        return door.guest(ctx)
                .flatMap(guest -> after(ctx).flatMap(after -> open(ctx, guest, after)))
                .fold(Option::some, opened -> Option.none());
    }

    private static Either<Answer, Option<Long>> after(Context ctx) {
        String named = ctx.header(LAST_EVENT_ID);
        if (named == null) {
            return Either.right(Option.none());
        }
        return named.matches("[0-9]{1,18}")
                ? Either.right(Option.some(Long.valueOf(named)))
                : Either.left(Explanation.of(Violation.invalid(LAST_EVENT_ID, named)));
    }

    private Either<Answer, TerminalKey> open(Context ctx, TerminalDoor.Guest guest, Option<Long> after) {
        TerminalKey key = guest.terminal();
        if (closed || !occupy(key.merchant())) {
            return Either.left(FailureAnswers.busy());
        }
        boolean opened = false;
        try {
            // Whoever knows a position is told at once what happened since; this is also whether there is a terminal.
            Either<Answer, TerminalKey> result = useCases.follow()
                    .followTerminal(new FollowTerminalCommand(key, Option.none(), 1))
                    .mapLeft(TerminalRefusalAnswers::of)
                    .map(story -> stream(ctx, guest, after.getOrElse(story.position())));
            opened = result.isRight();
            return result;
        } finally {
            if (!opened) {
                leave(key.merchant());
            }
        }
    }

    private TerminalKey stream(Context ctx, TerminalDoor.Guest guest, long position) {
        TerminalKey key = guest.terminal();
        EventStream stream =
                new EventStream(ctx, workers, heartbeat, new EventFeed(guest, useCases.follow(), position));
        ctx.future(() -> {
            streams.add(stream);
            var listening = useCases.signals().listen(key, stream::wake);
            return stream.start().whenComplete((nothing, failure) -> {
                listening.close();
                // In this order: a stream that is not counted any more has given back its place.
                leave(key.merchant());
                streams.remove(stream);
            });
        });
        return key;
    }

    private boolean occupy(MerchantId merchant) {
        boolean[] free = {false};
        places.compute(merchant, (same, taken) -> {
            int before = taken == null ? 0 : taken;
            free[0] = before < streamsPerMerchant;
            return free[0] ? Integer.valueOf(before + 1) : taken;
        });
        return free[0];
    }

    private void leave(MerchantId merchant) {
        places.computeIfPresent(merchant, (same, taken) -> taken == 1 ? null : taken - 1);
    }

    /** How many streams are open. */
    public int streams() {
        return streams.size();
    }

    /** Ends all streams; a client that wants to go on comes back with the position that it knows. */
    @Override
    public void close() {
        closed = true;
        streams.forEach(EventStream::stop);
        workers.shutdown();
    }
}
