package io.paysession.application.port;

import io.paysession.domain.terminal.device.Recognition;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * Who is in charge of a terminal: never two processes at once. A lease has an epoch, which grows whenever the lease is
 * taken; what is written under an outdated epoch is refused, so that a process that was only asleep does no harm. Time is
 * the store's own, not that of a process.
 */
public interface TerminalLeases {
    /**
     * The right to work with a terminal.
     *
     * @param holder     the process, by a name that no other process has or ever had
     * @param epoch      grows with each lease of this terminal
     * @param unattended how long nobody was in charge before, as far as the store can tell: since the lease before was last
     *                   renewed or given back. Nothing if there was none
     */
    record Lease(Terminal terminal, String holder, long epoch, Duration unattended) {
        /** {@return whose terminal it is, and its name} */
        public TerminalKey key() {
            return terminal.key();
        }

        /** {@return the same once somebody has begun to work under it} */
        public Lease attended() {
            return new Lease(terminal, holder, epoch, Duration.ZERO);
        }
    }

    /**
     * Takes terminals that nobody is in charge of, or whose lease has run out.
     *
     * @param holder the process, by the name that it has given itself
     * @param time  how long each lease lasts unless it is renewed
     * @param limit the most to take in this call, at least 1
     * @return the new leases; empty if there is nothing to take
     */
    Seq<Lease> take(String holder, Duration time, int limit);

    /**
     * Prolongs all leases of a process.
     *
     * @param holder the process, by the name that it has given itself
     * @param time how long each lease lasts unless it is renewed
     * @return the terminals that it is still in charge of, with their epochs unchanged. A lease that has run out but was
     *     not taken by another is still held
     */
    Set<TerminalKey> renew(String holder, Duration time);

    /**
     * How long a lease lasts if nobody prolongs it, by the store's clock.
     *
     * @param lease the lease under which that is done
     * @return nothing of it if it has run out, but nobody else has taken it; none if the lease is outdated
     */
    Option<Duration> left(Lease lease);

    /**
     * Gives all leases of a process back at once.
     *
     * @param holder the process, by the name that it has given itself
     */
    void release(String holder);

    /**
     * {@return the terminals of a process for which a merchant, in whatever process, has asked for something lately}
     *
     * @param holder the process, by the name that it has given itself
     * @param within how far to look back
     */
    Set<TerminalKey> asked(String holder, Duration within);

    /**
     * Says how a terminal is, for everybody; part of what happened to it, unless it was so before.
     *
     * @param lease the lease under which that is done
     * @param status how the terminal is now
     * @return false if the lease is outdated; then nothing has changed
     */
    boolean report(Lease lease, TerminalStatus status);

    /**
     * A device is at the terminal's address.
     *
     * @param lease the lease under which that is done
     * @param meeting what is known then, of what was known before; it may be asked more than once
     * @return what is known of the terminal's devices now; none if the lease is outdated, and then nothing has changed
     */
    Option<Recognition> recognise(Lease lease, UnaryOperator<Recognition> meeting);
}
