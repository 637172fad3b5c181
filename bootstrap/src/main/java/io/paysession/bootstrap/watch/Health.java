package io.paysession.bootstrap.watch;

import io.paysession.application.port.UnreadableException;
import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * How the server is.
 *
 * @param notReadyBecause why it should not get requests now; none if it should
 * @param terminals       what was seen of the terminals last
 * @param incidents       how many contradictions of acquirers nobody has acknowledged, as it was seen last
 * @param damagedSessions how often a session was found that is not what was stored
 * @param damagedRecords  the same of everything else, by its kind
 */
public record Health(
        Supplier<Option<String>> notReadyBecause,
        Supplier<TerminalWatch.Seen> terminals,
        IntSupplier incidents,
        LongSupplier damagedSessions,
        ToLongFunction<UnreadableException.Kind> damagedRecords) {
    public boolean isReady() {
        return notReadyBecause.get().isEmpty();
    }

    /** Everything in one JSON document. Names of terminals hold no character that would need an escape. */
    public String report() {
        TerminalWatch.Seen seen = terminals.get();
        String offline = names(seen.offline());
        String otherDevice = names(seen.otherDevice());
        return "{\"status\":\"%s\",\"terminals\":{\"undisposed\":%d,\"oldestSeconds\":%d,\"needAttention\":%d,\"endangered\":%d,\"offline\":[%s],\"otherDevice\":[%s]},\"orders\":{\"incidents\":%d},\"sessions\":{\"damaged\":%d},\"records\":{\"damaged\":{%s}}}"
                .formatted(
                        isReady() ? "UP" : "DOWN",
                        seen.owed().undisposed(),
                        seen.oldestSeconds(Instant.now()),
                        seen.owed().needAttention(),
                        seen.owed().endangered(),
                        offline,
                        otherDevice,
                        incidents.getAsInt(),
                        damagedSessions.getAsLong(),
                        countedByKind());
    }

    private String countedByKind() {
        return List.of(UnreadableException.Kind.values())
                .map(kind -> "\"" + kind.name().toLowerCase(Locale.ROOT) + "\":" + damagedRecords.applyAsLong(kind))
                .mkString(",");
    }

    private static String names(Seq<TerminalKey> terminals) {
        return terminals.map(terminal -> "\"" + terminal + "\"").mkString(",");
    }
}
