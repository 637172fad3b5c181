package io.paysession.benchmarks.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.paysession.benchmarks.machine.BenchmarkException;
import io.paysession.benchmarks.product.Database;
import io.paysession.benchmarks.product.Samples;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Spring Session JDBC as its documentation sets it up: default schema, default serialisation, transactions of its own.
 * It holds the same content, in one attribute: more of them would each be a row more to write.
 */
final class SpringStore implements Store, AutoCloseable {
    private static final String CONTENT = "content";

    private final HikariDataSource pool;
    private final SessionRepository<Session> sessions;

    private SpringStore(HikariDataSource pool, SessionRepository<Session> sessions) {
        this.pool = pool;
        this.sessions = sessions;
    }

    static SpringStore open(Database database) throws Exception {
        database.execute(new ClassPathResource("org/springframework/session/jdbc/schema-postgresql.sql")
                .getContentAsString(StandardCharsets.UTF_8));
        PGSimpleDataSource driver = new PGSimpleDataSource();
        driver.setUrl(database.jdbcUrl());
        driver.setUser(database.user());
        driver.setPassword(database.password());
        HikariConfig config = new HikariConfig();
        config.setDataSource(driver);
        config.setMaximumPoolSize(database.settings().poolSize());
        HikariDataSource pool = new HikariDataSource(config);
        return new SpringStore(pool, repository(pool));
    }

    /** The repository's own type of session is not public to its users: they see the interface. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static SessionRepository<Session> repository(HikariDataSource pool) {
        TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
        // As Spring Session's own configuration has it.
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return (SessionRepository) new JdbcIndexedSessionRepository(new JdbcTemplate(pool), transactions);
    }

    @Override
    public String name() {
        return "Spring Session";
    }

    @Override
    public String create() {
        Session session = sessions.createSession();
        session.setAttribute(CONTENT, content());
        sessions.save(session);
        return session.getId();
    }

    /** An update prolongs a session's life: the product's does, and so does every request under Spring Session. */
    @Override
    public void update(String id) {
        Session session = find(id);
        Map<String, Serializable> content =
                new HashMap<>(session.<Map<String, Serializable>>getRequiredAttribute(CONTENT));
        content.put("updateStatus", "SUCCESS");
        content.put("order", fields("amount", "49.90", "currency", "EUR"));
        HashMap<String, Serializable> card = fields("number", "5123450000000008", "securityCode", "100");
        card.put("expiry", fields("month", "1", "year", "39"));
        HashMap<String, Serializable> provided = new HashMap<>(Map.of("card", card));
        content.put("sourceOfFunds", new HashMap<>(Map.of("provided", provided)));
        session.setAttribute(CONTENT, content);
        session.setLastAccessedTime(Instant.now());
        sessions.save(session);
    }

    @Override
    public void retrieve(String id) {
        if (find(id).getAttribute(CONTENT) == null) {
            throw new BenchmarkException("a stored session has lost its content");
        }
    }

    private Session find(String id) {
        Session session = sessions.findById(id);
        if (session == null) {
            throw new BenchmarkException("a stored session was not found");
        }
        return session;
    }

    /** What a new payment session holds. */
    private static HashMap<String, Serializable> content() {
        byte[] key = new byte[32];
        ThreadLocalRandom.current().nextBytes(key);
        HashMap<String, Serializable> content =
                fields("merchant", Samples.MERCHANT.value(), "updateStatus", "NO_UPDATE");
        content.put("aes256Key", key);
        content.put("authenticationLimit", 25);
        return content;
    }

    private static HashMap<String, Serializable> fields(String... namesAndTexts) {
        HashMap<String, Serializable> fields = new HashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            fields.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return fields;
    }

    @Override
    public void close() {
        pool.close();
    }
}
