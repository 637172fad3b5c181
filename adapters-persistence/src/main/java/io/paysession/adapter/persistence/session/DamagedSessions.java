package io.paysession.adapter.persistence.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.paysession.adapter.persistence.sql.DamagedDataException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts how often sessions were found whose rows are not what was stored: somebody has changed them, or put them back from
 * a backup. The log tells of each row once, by the beginning of the hash that it is found under, which is no secret.
 */
final class DamagedSessions {
    private static final Logger LOG = LoggerFactory.getLogger(DamagedSessions.class);
    private static final int NAME_BYTES = 8;
    /** So that nobody can fill the memory; beyond, a row may be told of again. */
    private static final int MOST_REMEMBERED = 1000;

    private final LongAdder count = new LongAdder();
    private final Cache<ByteBuffer, Boolean> told =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    void found(byte[] idHash, DamagedDataException why) {
        count.increment();
        if (told.asMap().putIfAbsent(ByteBuffer.wrap(idHash), true) == null) {
            LOG.error(
                    "A session is answered as unknown, see its row of payment_session with an id_hash like \\x{}...: {}",
                    HexFormat.of().formatHex(idHash, 0, Math.min(NAME_BYTES, idHash.length)),
                    why.getMessage());
        }
    }

    long count() {
        return count.sum();
    }
}
