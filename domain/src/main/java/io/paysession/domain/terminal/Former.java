package io.paysession.domain.terminal;

import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.request.Disposal;
import java.time.Instant;

/**
 * What an open session was before its terminal was asked for more than is surely reserved, and is again if the terminal
 * refuses that.
 *
 * @param status {@link TerminalSessionStatus#APPROVED} or {@link TerminalSessionStatus#DELIVERING}
 * @param due    the policy that was running
 */
public record Former(TerminalSessionStatus status, Disposal due) {
    /** @throws IllegalArgumentException if such a session is not open */
    public Former {
        if (status != TerminalSessionStatus.APPROVED && status != TerminalSessionStatus.DELIVERING) {
            throw new IllegalArgumentException("Only an open session can be asked for more than is reserved");
        }
    }

    static Former of(OpenSession session) {
        return new Former(session.status(), session.due());
    }

    /** The policy's time runs anew: whoever was refused needs it to decide about another amount. */
    OpenSession after(Committing refused, TerminalRules rules, Instant now) {
        Step next = refused.step().next(now, Reason.COMMIT_REFUSED);
        Disposal anew = rules.inTime(due.policy().from(now), refused.held());
        return status == TerminalSessionStatus.APPROVED
                ? new Approved(refused.order(), next, refused.card(), refused.held(), anew)
                : new Delivering(refused.order(), next, refused.card(), refused.held(), anew);
    }
}
