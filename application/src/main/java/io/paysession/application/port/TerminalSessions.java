package io.paysession.application.port;

import io.paysession.domain.terminal.Scanning;
import io.paysession.domain.terminal.Step;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.device.CardReader;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.paysession.domain.terminal.request.TerminalSessionId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The journal of terminal sessions. Every method is one transaction, and what a write acknowledges survives a crash.
 * Each state that was ever stored stays in the session's history, with the epoch of the terminal's lease.
 *
 * <p>All methods throw an unchecked exception if the store cannot be reached; whether a write has taken effect is then
 * unknown.
 */
public interface TerminalSessions {
    /** What became of a new session. */
    sealed interface Addition {
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
            R added();

            R exists(TerminalSession existing);

            R busy(TerminalSessionId other);

            R noTerminal();
        }

        /** It is stored. */
        record Added() implements Addition {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.added();
            }
        }

        /** The terminal has a session of this reference; nothing has changed. */
        record Exists(TerminalSession existing) implements Addition {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.exists(existing);
            }
        }

        /** Another session {@linkplain TerminalSessionStatus#occupiesTerminal() occupies} it; nothing has changed. */
        record Busy(TerminalSessionId other) implements Addition {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.busy(other);
            }
        }

        /** The terminal is not registered; nothing has changed. */
        record NoTerminal() implements Addition {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.noTerminal();
            }
        }
    }

    /** What became of a write by the process in charge. */
    enum Written {
        /** It is stored as it was to be. */
        WRITTEN,
        /** The stored session is not the current one any more; nothing has changed. */
        CHANGED_MEANWHILE,
        /** Another process is, or may be, in charge; nothing has changed. */
        LEASE_LOST
    }

    /** A step that a session has taken, and where it led. */
    record Entry(Step step, TerminalSessionStatus status) {}

    /**
     * A session and how it got there.
     *
     * @param history its steps, the first one first; the last one led to the session as it is
     */
    record Recorded(TerminalSession session, Seq<Entry> history) {}

    /**
     * Which sessions to list; conditions that are absent let everything pass.
     *
     * @param undisposed    only those that {@linkplain TerminalSessionStatus#isUndisposed() are undisposed}
     * @param attention     only those that {@linkplain TerminalSession#needsAttention() need attention}
     * @param createdBefore only those that are older
     * @param cardHash      only those of this card
     * @param limit         the most to return, at least 1
     */
    record Filter(
            boolean undisposed, boolean attention, Option<Instant> createdBefore, Option<String> cardHash, int limit) {

        /**
         * {@return everything}
         *
         * @param limit the most to list
         */
        public static Filter newest(int limit) {
            return new Filter(false, false, Option.none(), Option.none(), limit);
        }
    }

    /**
     * Something that happened on a terminal: a step of a session, or another status of the terminal.
     *
     * @param position where it stands in the terminal's story; later is higher, with gaps
     */
    record Happening(long position, Instant at, Option<SessionStep> session, Option<TerminalStatus> terminal) {}

    /** A session's step. */
    record SessionStep(TerminalSession session, Entry entry) {}

    /**
     * What is owed to cardholders, over all terminals.
     *
     * @param undisposed     how many sessions are undisposed
     * @param needAttention  how many sessions, undisposed or not, {@linkplain TerminalSession#needsAttention() need} it
     * @param oldest         when the oldest undisposed session was created; none if there is none
     * @param endangered    how many undisposed sessions the terminal will soon dispose of by itself, or already has
     */
    record Owed(long undisposed, long needAttention, Option<Instant> oldest, long endangered) {}

    /**
     * Stores a new session, unless its reference is taken or another session occupies the terminal.
     *
     * @param session a session that waits for a card
     * @return whether it is stored, or why not: then nothing has changed
     */
    Addition add(Scanning session);

    /**
     * Stores what was found on a terminal though nobody had asked for it.
     *
     * @param stray what is made up for an approval that was found on the terminal
     * @param lease the lease under which that is done
     * @return whether it is stored, or why not: then nothing has changed
     */
    Written addStray(TerminalSession stray, TerminalLeases.Lease lease);

    /**
     * {@return how many sessions that nobody asked for were found from a moment on, on all terminals of all merchants}
     * Whatever has been stored when it is called counts.
     *
     * @param since from when on
     */
    long strangers(Instant since);

    /**
     * {@return the session of that name on that terminal; none if there is none}
     *
     * @param terminal which terminal
     * @param id which session
     * @throws UnreadableException if it cannot be read, as from every other method that gives one session out; those that
     *                             give several leave it out
     */
    Option<TerminalSession> find(TerminalKey terminal, TerminalSessionId id);

    /**
     * {@return the session of that name with its history; none if there is none}
     *
     * @param terminal which terminal
     * @param id which session
     */
    Option<Recorded> recorded(TerminalKey terminal, TerminalSessionId id);

    /**
     * A terminal's sessions, the newest first.
     *
     * @param terminal which terminal
     * @param filter which of its sessions
     * @return the sessions, the newest first
     */
    Seq<TerminalSession> list(TerminalKey terminal, Filter filter);

    /**
     * A terminal's sessions that are not {@linkplain TerminalSessionStatus#isOver() over}, the oldest first.
     *
     * @param terminal which terminal
     * @return the sessions, the oldest first
     */
    Seq<TerminalSession> unfinished(TerminalKey terminal);

    /**
     * {@return the session that was approved last under a number of the terminal's, however long ago; none if none was}
     *
     * @param terminal which terminal
     * @param terminalSessionId the terminal's own number
     * @param device            the device whose number it is: what another one has read is not looked at. What was read by
     *                          one that does not tell, since the device was exchanged last, is taken for this one's
     */
    Option<TerminalSession> lastHolder(TerminalKey terminal, long terminalSessionId, CardReader device);

    /**
     * A terminal's sessions of which it {@linkplain TerminalSession#isToBeTried() is to be asked} once more for what was
     * wanted, the oldest first.
     *
     * @param terminal which terminal
     * @return the sessions; empty if there are none
     */
    Seq<TerminalSession> toBeTried(TerminalKey terminal);

    /**
     * {@return whether a session that began after a moment may have an approval that nobody has seen, under whatever
     * number}
     *
     * @param terminal which terminal
     * @param since from when on
     */
    boolean hasUnseenSince(TerminalKey terminal, Instant since);

    /**
     * {@return whether one of a terminal's sessions cannot be read, of those that are not over and the latest of the
     * others: an approval on the terminal that is nobody's may be that one's}
     *
     * @param terminal which terminal
     */
    boolean hasUnreadable(TerminalKey terminal);

    /**
     * {@return all steps of a session, the first one first; empty if there is no such session}
     *
     * @param terminal which terminal
     * @param id which session
     */
    Seq<Entry> history(TerminalKey terminal, TerminalSessionId id);

    /**
     * Replaces a session by its next state, at a merchant's request, whoever is in charge of the terminal.
     *
     * <p>What to compare: the number of its {@linkplain TerminalSession#step() step}, which every stored change raises. The
     * status is not enough: metering leaves it as it is.
     *
     * @param current the session as it was read
     * @param next its next state
     * @return false if the stored session is not {@code current} any more; then nothing has changed
     * @throws IllegalArgumentException if {@code next} is not the next step of {@code current}
     */
    boolean replace(TerminalSession current, TerminalSession next);

    /**
     * Replaces a session by its next state, under a lease.
     *
     * @param current the session as it was read
     * @param next its next state
     * @param lease the lease under which that is done
     * @return whether it is stored, or why not: then nothing has changed
     * @throws IllegalArgumentException if {@code next} is not the next step of {@code current}, or the lease is for
     *     another terminal
     */
    Written replace(TerminalSession current, TerminalSession next, TerminalLeases.Lease lease);

    /**
     * {@return what happened on a terminal after a position, in order} {@link SessionStep#session()} may be further
     * than the step.
     *
     * @param terminal which terminal
     * @param after the position after which to begin
     * @param limit the most to return, at least 1
     */
    Seq<Happening> happenings(TerminalKey terminal, long after, int limit);

    /**
     * {@return the position of the latest thing that happened on a terminal; 0 if nothing did}
     *
     * @param terminal which terminal
     */
    long latest(TerminalKey terminal);

    /**
     * {@return what is owed}
     *
     * @param soon sessions are endangered if the terminal's own deadline is not after this moment
     */
    Owed owed(Instant soon);
}
