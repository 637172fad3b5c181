package io.paysession.adapter.rest.connection;

import java.util.concurrent.ConcurrentHashMap;

/** How much each source has of something at a time. What nobody has any more is forgotten. */
public final class SourceCounts {
    private final int limit;
    private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();

    /** @param limit of each source; 0 for none */
    public SourceCounts(int limit) {
        this.limit = limit;
    }

    /** @return false if the source has as many as it may; then nothing is counted */
    public boolean enter(String source) {
        if (limit == 0) {
            return true;
        }
        boolean[] entered = {false};
        Integer unusedCount = counts.compute(source, (key, count) -> {
            int before = count == null ? 0 : count;
            entered[0] = before < limit;
            return entered[0] ? Integer.valueOf(before + 1) : count;
        });
        return entered[0];
    }

    /** What was entered is over. */
    public void leave(String source) {
        Integer unusedCount = counts.computeIfPresent(source, (key, count) -> count == 1 ? null : count - 1);
    }

    int sources() {
        return counts.size();
    }
}
