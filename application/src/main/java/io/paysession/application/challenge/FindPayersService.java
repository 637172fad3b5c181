package io.paysession.application.challenge;

import io.paysession.application.port.Orders;
import io.paysession.application.port.Orders.PayersDue;
import io.paysession.application.port.OutageException;
import io.paysession.application.port.PayerAuthenticator;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.application.port.TimeSource;
import io.paysession.application.port.UnreadableException;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

final class FindPayersService implements FindPayersUseCase {
    /** Most browsers come back by themselves. */
    private static final Duration EARLIEST = Duration.ofMinutes(1);

    private static final Duration PAUSE = Duration.ofMinutes(2);
    private static final Duration LATEST = Duration.ofMinutes(30);

    private final Orders orders;
    private final TimeSource time;
    private final PayerAuthenticator authenticator;
    private final LostPayers payers;

    FindPayersService(ChallengePorts ports) {
        orders = ports.orders();
        time = ports.time();
        authenticator = ports.authenticator();
        payers = new LostPayers(orders, authenticator, time);
    }

    @Override
    public int findPayers(FindPayersCommand command) {
        if (command.acquirer().exists(authenticator::asksHere)) {
            return 0;
        }
        Instant now = time.now();
        // One after the other: whoever is claimed while an earlier one is asked about would wait for nothing.
        PayersDue next = new PayersDue(command.acquirer(), now.minus(LATEST), now.minus(EARLIEST), PAUSE, 1);
        int found = 0;
        Option<RuntimeException> broken = Option.none();
        for (int count = 0; count < command.limit() && command.goesOn().getAsBoolean(); count++) {
            Seq<Reference> claimed = orders.claimPayers(next);
            if (claimed.isEmpty()) {
                break;
            }
            try {
                found += claimed.flatMap(payers::inquire).size();
            } catch (OutageException outage) {
                throw outage;
            } catch (UnreadableException unreadable) {
                // Its store has told of it, and others are to have their turn.
                continue;
            } catch (RuntimeException e) {
                // One that cannot be looked for must not keep all others from it; it has its next turn later.
                broken = broken.orElse(Option.some(e));
            }
        }
        broken.forEach(e -> {
            throw e;
        });
        return found;
    }
}
