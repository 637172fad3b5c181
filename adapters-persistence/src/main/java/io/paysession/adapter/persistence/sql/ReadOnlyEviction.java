package io.paysession.adapter.persistence.sql;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Gives up connections to a server that has become a standby, all of them as soon as one tells: each would refuse every
 * write for as long as the pool keeps it, although the primary is elsewhere.
 */
public final class ReadOnlyEviction implements SQLExceptionOverride {
    /** {@code read_only_sql_transaction}. */
    static final String READ_ONLY = "25006";

    private volatile Runnable others = () -> {};

    /** @param eviction gives up all connections of the pool, those in use as soon as they come back */
    public void gives(Runnable eviction) {
        others = eviction;
    }

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        if (!READ_ONLY.equals(failure.getSQLState())) {
            return Override.CONTINUE_EVICT;
        }
        others.run();
        return Override.MUST_EVICT;
    }
}
