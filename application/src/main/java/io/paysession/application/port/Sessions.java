package io.paysession.application.port;

import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The store of payment sessions. Every method is one transaction; what it acknowledges survives a crash.
 *
 * <p>All methods throw an unchecked exception if the store cannot be reached; whether a write has taken effect is then
 * unknown.
 */
public interface Sessions {
    /**
     * Stores a new session. Its identifier is random, so that it exists already is a bug and throws.
     *
     * @param session a session whose id nobody has used
     */
    void add(PaymentSession session);

    /**
     * {@return the session of that name, expired or not, whosever it is; none if there is none, or if what is stored is
     * not what was once written: changed by somebody else, or put back from before a change} Whoever runs the store is
     * told of that.
     *
     * @param id which session
     */
    Option<PaymentSession> find(SessionId id);

    /**
     * Replaces a session by its next state, unless somebody else was faster. If that has no security code any more,
     * everything that could decrypt the one from before is destroyed.
     *
     * <p>What to compare: the {@linkplain PaymentSession#revision() revision}, which every stored change raises, or
     * everything. The {@linkplain PaymentSession#version() version} is not enough: a security code that is used up and a
     * payer who is let in leave it as it is, so that a used code would come back, and two payers would get in for one.
     *
     * @param current the state from which {@code next} was decided
     * @param next    the same session's next state
     * @return false if the stored session is not {@code current} any more, or is gone; then nothing has changed
     */
    boolean replace(PaymentSession current, PaymentSession next);

    /**
     * Destroys sessions that have expired, with everything that could decrypt them. Several processes may do so side by
     * side: each takes sessions that no other is just taking.
     *
     * @param now   sessions that expired at this moment or before are destroyed
     * @param limit the most to destroy in this call, at least 1; never more, because each one holds others up
     * @return how many were destroyed, so that less than {@code limit} means that nothing is left
     */
    int purge(Instant now, int limit);

    /**
     * Destroys all sessions of a merchant and says how many.
     *
     * @param merchant whose sessions
     * @return how many there were
     */
    int removeAll(MerchantId merchant);
}
