package io.paysession.adapter.persistence;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.paysession.adapter.persistence.sql.ConnectionPermits;
import io.paysession.adapter.persistence.sql.Statements;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * The connections that the stores use once they are open.
 *
 * @param source       gives them
 * @param most         the most to use at once
 * @param patience     how long to wait for one
 * @param introduction what each transaction begins with; none if the connections know all of it
 * @param pool         the pool, if it is ours
 */
record Connections(
        DataSource source, int most, Duration patience, Option<String> introduction, Option<HikariDataSource> pool) {

    static Connections of(HikariDataSource pool, UnaryOperator<DataSource> wrapping) {
        return new Connections(
                wrapping.apply(pool),
                pool.getMaximumPoolSize(),
                Duration.ofMillis(pool.getConnectionTimeout()),
                Option.none(),
                Option.some(pool));
    }

    static Connections of(SharedDatabase database) {
        PersistenceTimeouts timeouts = database.timeouts();
        return new Connections(
                database.connections(),
                database.most(),
                timeouts.pool(),
                Option.some(database.place().introduction(timeouts.statement())),
                Option.none());
    }

    Statements statements(ConnectionPermits permits) {
        return new Statements(source, permits, introduction);
    }

    /** What the pool says of itself; none if it is not ours, or too young to say anything. */
    Option<Integer> gauge(ToIntFunction<HikariPoolMXBean> reading) {
        return pool.flatMap(own -> Option.of(own.getHikariPoolMXBean())).map(reading::applyAsInt);
    }

    void close() {
        pool.forEach(HikariDataSource::close);
    }
}
