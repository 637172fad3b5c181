package io.paysession.adapter.persistence.sql;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Connections of somebody else for the start, when Flyway and Hibernate use them as they like: each leads to our schema and
 * has time for a migration, and is what it was when it is given back.
 */
public final class BorrowedConnections implements DataSource {
    private static final String SETTINGS =
            "SELECT current_setting('search_path'), current_setting('statement_timeout')";
    private static final String SET =
            "SELECT set_config('search_path', ?, false), set_config('statement_timeout', ?, false)";

    private final DataSource lender;
    private final String schema;
    private final Duration patience;

    public BorrowedConnections(DataSource lender, String schema, Duration patience) {
        this.lender = lender;
        this.schema = schema;
        this.patience = patience;
    }

    private record Settings(String searchPath, String statementTimeout) {
        static Settings of(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(SETTINGS);
                    ResultSet settings = statement.executeQuery()) {
                boolean unusedAlwaysOne = settings.next();
                return new Settings(settings.getString(1), settings.getString(2));
            }
        }

        void apply(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(SET)) {
                statement.setString(1, searchPath);
                statement.setString(2, statementTimeout);
                boolean unusedResult = statement.execute();
            }
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection borrowed = lender.getConnection();
        try {
            boolean commits = borrowed.getAutoCommit();
            borrowed.setAutoCommit(true);
            Settings before = Settings.of(borrowed);
            new Settings(schema, Long.toString(patience.toMillis())).apply(borrowed);
            return returning(borrowed, before, commits);
        } catch (SQLException | RuntimeException | Error failure) {
            borrowed.close();
            throw failure;
        }
    }

    private static Connection returning(Connection borrowed, Settings before, boolean commits) {
        return (Connection) Proxy.newProxyInstance(
                BorrowedConnections.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, args) -> {
                    if (method.getName().equals("close") && !borrowed.isClosed()) {
                        giveBack(borrowed, before, commits);
                    }
                    try {
                        return method.invoke(borrowed, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** One that cannot be what it was is given to nobody any more. */
    private static void giveBack(Connection borrowed, Settings before, boolean commits) throws SQLException {
        try {
            if (!borrowed.getAutoCommit()) {
                borrowed.rollback();
                borrowed.setAutoCommit(true);
            }
            before.apply(borrowed);
            borrowed.setAutoCommit(commits);
        } catch (SQLException lost) {
            borrowed.abort(Runnable::run);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return lender.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        lender.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        lender.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return lender.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return lender.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return lender.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return lender.isWrapperFor(type);
    }
}
