package io.paysession.adapter.rest.terminal;

import io.paysession.application.terminal.TerminalUseCases;
import io.paysession.application.terminal.control.TerminalSignals;
import io.paysession.application.terminal.device.RetrieveTerminalCommand;
import io.paysession.application.terminal.session.OperateTerminalSessionCommand;
import io.paysession.application.terminal.session.RetrieveTerminalSessionCommand;
import io.paysession.application.terminal.session.TerminalSessionView;
import io.paysession.domain.terminal.Reservation;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.paysession.domain.terminal.request.SessionOperation;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Stores a request, and then waits a little, so that the usual caller sees what the terminal makes of it. The request is stored
 * before and whatever happens to the waiting.
 */
public final class SessionPatience {
    /** When to look first although nothing was heard: another process may be in charge. Later looks are rarer. */
    private static final long FIRST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** Before Java 21 whoever waits keeps a thread of the server's few. Beyond this the answer comes at once. */
    private static final int MOST_WAITING = 100;

    private final TerminalUseCases useCases;
    private final Duration longest;
    private final Semaphore places = new Semaphore(MOST_WAITING);

    public SessionPatience(TerminalUseCases useCases, Duration longest) {
        this.useCases = useCases;
        this.longest = longest;
    }

    Either<TerminalRefusal, TerminalSessionView> operate(OperateTerminalSessionCommand command) {
        Semaphore news = new Semaphore(0);
        // Listening begins before the request, so that nothing is missed between the two.
        try (TerminalSignals.Subscription unusedListening =
                useCases.signals().listen(command.terminal(), news::release)) {
            return useCases.operate().operateTerminalSession(command).map(view -> {
                // The request itself was heard, too, and is no reason to look.
                boolean unusedGranteded = news.tryAcquire();
                return settled(command, view, news);
            });
        }
    }

    private TerminalSessionView settled(
            OperateTerminalSessionCommand command, TerminalSessionView view, Semaphore news) {
        if (isSettled(command.request().name(), view.session()) || !isOnline(command) || !places.tryAcquire()) {
            return view;
        }
        try {
            return await(command, view, news);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return view;
        } finally {
            places.release();
        }
    }

    private TerminalSessionView await(OperateTerminalSessionCommand command, TerminalSessionView stored, Semaphore news)
            throws InterruptedException {
        RetrieveTerminalSessionCommand look = new RetrieveTerminalSessionCommand(command.terminal(), command.session());
        long end = System.nanoTime() + longest.toNanos();
        TerminalSessionView view = stored;
        long pause = FIRST_LOOK_NANOS;
        for (long left = longest.toNanos();
                left > 0 && !isSettled(command.request().name(), view.session());
                left = end - System.nanoTime()) {
            boolean unusedHeard = news.tryAcquire(Math.min(left, pause), TimeUnit.NANOSECONDS);
            pause += pause / 2;
            int unusedMore = news.drainPermits();
            view = useCases.retrieveSession().retrieveTerminalSession(look).getOrElse(view);
        }
        return view;
    }

    private boolean isOnline(OperateTerminalSessionCommand command) {
        return useCases.retrieve()
                .retrieveTerminal(new RetrieveTerminalCommand(command.terminal()))
                .exists(found -> found.status() == TerminalStatus.ONLINE);
    }

    private static boolean isSettled(SessionOperation request, TerminalSession session) {
        TerminalSessionStatus status = session.status();
        boolean atTheTerminal = status == TerminalSessionStatus.AUTHORIZING
                || status == TerminalSessionStatus.COMMITTING
                || status == TerminalSessionStatus.VOIDING;
        return switch (request) {
            case AUTHORIZE, COMMIT, VOID -> !atTheTerminal;
            // What came of a lost answer will not be known soon.
            case CANCEL -> status.isOver() || status == TerminalSessionStatus.UNKNOWN;
            case UPDATE -> session.reservation().flatMap(Reservation::newTotal).isEmpty();
            case RESTART, CLOSE, DELIVER, METER -> true;
        };
    }
}
