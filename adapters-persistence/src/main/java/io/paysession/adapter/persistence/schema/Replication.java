package io.paysession.adapter.persistence.schema;

import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a server says about itself and its standbys.
 *
 * @param readOnly whether it takes no writes: a standby, or told so
 * @param synchronousByName whether commits wait for a standby, if there is one
 * @param visible whether this user may see which standbys there are
 * @param standbys how many standbys commits wait for now
 */
public record Replication(boolean readOnly, boolean synchronousByName, boolean visible, long standbys) {
    /** The columns that {@link #read} reads. Settings are read where everybody may see them. */
    public static final String COLUMNS = "pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean,"
            + " current_setting('synchronous_standby_names') <> '' AND current_setting('synchronous_commit')"
            + " IN ('on', 'remote_apply', 'remote_write'),"
            + " pg_has_role(current_user, 'pg_read_all_stats', 'USAGE'),"
            + " (SELECT count(*) FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum'))";

    /** @param first the position of the first of the columns */
    public static Replication read(ResultSet row, int first) throws SQLException {
        return new Replication(
                row.getBoolean(first), row.getBoolean(first + 1), row.getBoolean(first + 2), row.getLong(first + 3));
    }

    /** Why a failover may lose what was acknowledged; none if it does not. */
    public Option<String> failoverRisk() {
        if (!synchronousByName) {
            return Option.some("has no synchronous standby (synchronous_standby_names, synchronous_commit)");
        }
        if (!visible) {
            return Option.some("does not show this user its standbys (GRANT pg_read_all_stats)");
        }
        return Option.when(standbys == 0, "has no synchronous standby at the moment");
    }
}
