package io.paysession.adapter.psp.link;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;

/** What happened in a simulation, as a digest; and in full, if somebody wants to read it. */
final class Trace {
    private final VirtualTime time;
    private final boolean full;
    private final CRC32C digest = new CRC32C();
    private final List<String> lines = new ArrayList<>();
    private final Set<String> incidents = new HashSet<>();

    Trace(VirtualTime time, boolean full) {
        this.time = time;
        this.full = full;
    }

    void add(String who, byte[] bytes) {
        digest.update(bytes);
        add(full ? who + " " + HexFormat.of().formatHex(bytes) : who);
    }

    /** Something that a digest does not tell. */
    void incident(String what) {
        boolean unusedFirst = incidents.add(what);
        add(what);
    }

    Set<String> incidents() {
        return Set.copyOf(incidents);
    }

    void add(String line) {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        long now = time.now();
        digest.update((int) now);
        digest.update((int) (now >>> 8));
        digest.update((int) (now >>> 16));
        if (full) {
            lines.add(time.terminalNow() + " " + line);
        }
    }

    long digest() {
        return digest.getValue();
    }

    String text() {
        return String.join("\n", lines);
    }
}
