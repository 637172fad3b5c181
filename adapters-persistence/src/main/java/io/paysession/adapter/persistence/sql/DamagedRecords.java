package io.paysession.adapter.persistence.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.paysession.application.port.UnreadableException;
import io.paysession.application.port.UnreadableException.Kind;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts how often something was found that is not what was stored, by its kind, and tells of each in the log once, so that
 * an operator finds its row. Names of orders and tokens are the merchants' own business: their rows are told by a digest.
 */
public final class DamagedRecords {
    private static final Logger LOG = LoggerFactory.getLogger(DamagedRecords.class);
    private static final int DIGEST_BYTES = 8;
    /** So that nobody can fill the memory; beyond, a row may be told of again. */
    private static final int MOST_REMEMBERED = 1000;

    private final Map<Kind, LongAdder> counts = List.of(Kind.values()).toMap(kind -> kind, kind -> new LongAdder());
    private final Cache<Row, Boolean> told =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    /**
     * Where a record is stored.
     *
     * @param condition under which it is selected
     */
    public record Row(String table, String condition) {
        public static Row named(String table, String column, String name) {
            return new Row(table, column + " = '" + name + "'");
        }

        /** The same without its name. */
        public static Row digested(String table, String column, String name) {
            return new Row(
                    table, "encode(sha256(convert_to(" + column + ", 'UTF8')), 'hex') LIKE '" + digest(name) + "%'");
        }
    }

    /** What is to be thrown instead: nobody goes on with such a record. */
    public UnreadableException found(Kind kind, Row row, DamagedDataException damage) {
        String why = String.valueOf(damage.getMessage());
        counts.get(kind).forEach(LongAdder::increment);
        if (told.asMap().putIfAbsent(row, true) == null) {
            LOG.error("A row of {} cannot be used and is refused, where {}: {}", row.table(), row.condition(), why);
        }
        return new UnreadableException(kind, why);
    }

    public long count(Kind kind) {
        return counts.get(kind).map(LongAdder::sum).getOrElse(0L);
    }

    private static String digest(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
