package io.paysession.adapter.persistence.order;

import io.paysession.adapter.persistence.sql.Parameters;
import io.paysession.adapter.persistence.sql.Statements;
import java.time.Duration;

/** Which server processes live, by the database's clock. Every method is exactly one statement. */
public final class JdbcProcesses {
    /** Rows of the dead are kept as long as somebody may want to know of them. */
    private static final String RENEW =
            "WITH old AS (DELETE FROM server_process WHERE lease_until < clock_timestamp() - interval '7 days')"
                    + " INSERT INTO server_process (process_id, lease_until)"
                    + " VALUES (?, clock_timestamp() + ? * interval '1 millisecond')"
                    + " ON CONFLICT (process_id) DO UPDATE SET lease_until = excluded.lease_until";

    private static final String END =
            "UPDATE server_process SET lease_until = clock_timestamp() WHERE process_id = ? AND lease_until > clock_timestamp()";

    private static final String END_OTHERS = "UPDATE server_process SET lease_until = clock_timestamp()"
            + " WHERE process_id <> ? AND lease_until > clock_timestamp()";

    private final Statements statements;
    private final String process;

    public JdbcProcesses(Statements statements, String process) {
        this.statements = statements;
        this.process = process;
    }

    public void renew(Duration lease) {
        int unusedCount = statements.run(RENEW, statement -> {
            new Parameters(statement).text(process).span(lease);
            return statement.executeUpdate();
        });
    }

    public void end() {
        run(END);
    }

    public void endOthers() {
        run(END_OTHERS);
    }

    private void run(String sql) {
        int unusedCount = statements.run(sql, statement -> {
            new Parameters(statement).text(process);
            return statement.executeUpdate();
        });
    }
}
