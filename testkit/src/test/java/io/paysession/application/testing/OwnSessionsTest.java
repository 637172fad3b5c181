package io.paysession.application.testing;

import io.paysession.application.port.Orders;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.Tokens;
import java.time.Instant;
import org.junit.jupiter.api.Nested;

/** Whoever brings a store of sessions can have our fakes for the rest: they change its sessions as if they were ours. */
class OwnSessionsTest extends SessionsContract {
    private final Sessions own = new OwnSessions();

    @Override
    protected Sessions sessions() {
        return own;
    }

    @Nested
    class WithOurOrders extends OrdersContract {
        private final Sessions sessions = new OwnSessions();
        private final InMemoryOrders orders = new InMemoryOrders(sessions, Instant::now);

        @Override
        protected Orders orders() {
            return orders;
        }

        @Override
        protected Sessions sessions() {
            return sessions;
        }

        @Override
        protected Orders ordersOfAnotherProcess() {
            return orders.seenBy("another");
        }

        @Override
        protected Mortal mortal() {
            InMemoryOrders process = orders.seenBy("mortal");
            return new Mortal(process, process::end);
        }
    }

    @Nested
    class WithOurTokens extends TokensContract {
        private final Sessions sessions = new OwnSessions();
        private final Tokens tokens = new InMemoryTokens(sessions);

        @Override
        protected Tokens tokens() {
            return tokens;
        }

        @Override
        protected Sessions sessions() {
            return sessions;
        }
    }
}
