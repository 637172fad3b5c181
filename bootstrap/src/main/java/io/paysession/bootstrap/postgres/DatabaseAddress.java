package io.paysession.bootstrap.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** How to reach the database. */
record DatabaseAddress(int port, String password) {

    private static final String CHECK_SECONDS = "10";

    /** Class 28 of the SQL standard: invalid authorization. */
    private static final String NOT_AUTHORIZED = "28";

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + Cluster.DATABASE;
    }

    /** Waits until somebody with the password gets in. */
    void await(Deadline deadline, DataDirectory directory, Cancellation cancellation) {
        while (true) {
            cancellation.requireWanted();
            try {
                check();
                return;
            } catch (SQLException e) {
                String state = e.getSQLState();
                if (state != null && state.startsWith(NOT_AUTHORIZED)) {
                    throw new EmbeddedPostgresException(
                            "The database in " + directory.cluster() + " does not accept the password in "
                                    + directory.passwordFile() + "; restore both from the same backup.",
                            e);
                }
                if (deadline.passed()) {
                    throw new EmbeddedPostgresException(
                            "The database in " + directory.cluster() + " accepts no connection (SQL state " + state
                                    + "). See " + directory.logFile() + ".",
                            e);
                }
                deadline.pause();
            }
        }
    }

    boolean answers() {
        try {
            check();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private void check() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", Cluster.USER);
        properties.setProperty("password", password);
        properties.setProperty("loginTimeout", CHECK_SECONDS);
        properties.setProperty("socketTimeout", CHECK_SECONDS);
        Connection connection = DriverManager.getConnection(jdbcUrl(), properties);
        connection.close();
    }

    /** A record would print the password. */
    @Override
    public String toString() {
        return jdbcUrl();
    }
}
