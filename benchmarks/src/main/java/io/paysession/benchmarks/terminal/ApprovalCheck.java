package io.paysession.benchmarks.terminal;

import io.paysession.benchmarks.product.Database;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares what the terminals say they did with what the server has stored: each approval has exactly one end, and it is
 * the one that the server knows. Every session has an amount of its own, of which one half is committed, so that the
 * amount tells which approval a line is about.
 */
final class ApprovalCheck {
    private static final Pattern LINE =
            Pattern.compile("\\{\"event\":\"([a-z]+)\",\"sessionId\":(\\d+),\"amount\":(\\d+)}");

    private final Map<Approval, Seq<String>> ends = new HashMap<>();
    private final Map<Approval, Integer> approvals = new HashMap<>();

    /** The terminal's number for it, and the amount that was reserved. */
    private record Approval(long number, long amount) {}

    /** What the server knows of an approval. */
    private record Stored(Approval approval, String status) {}

    private ApprovalCheck(Stream<String> lines) {
        lines.map(LINE::matcher).filter(Matcher::matches).forEach(this::take);
    }

    private void take(Matcher line) {
        String event = line.group(1);
        long amount = Long.parseLong(line.group(3));
        Approval approval =
                new Approval(Long.parseLong(line.group(2)), event.equals("committed") ? 2 * amount : amount);
        if (event.equals("approved")) {
            int ignoredTimes = approvals.merge(approval, 1, Integer::sum);
        } else {
            ends.merge(approval, List.of(event), Seq::appendAll);
        }
    }

    /** One line for each kind of disagreement; none if there is none. */
    static Seq<String> disagreements(Stream<String> lines, Database database) {
        return new ApprovalCheck(lines)
                .compare(database.all(
                        "SELECT terminal_number, ceiling, status FROM terminal_session"
                                + " WHERE terminal_number IS NOT NULL",
                        row -> new Stored(new Approval(row.getLong(1), row.getLong(2)), row.getString(3))));
    }

    private Seq<String> compare(Seq<Stored> stored) {
        Seq<Approval> known = stored.map(Stored::approval);
        return List.of(
                        count(
                                "approvals that were given twice",
                                List.ofAll(approvals.values()).count(times -> times > 1)),
                        count(
                                "approvals without exactly one end",
                                List.ofAll(approvals.keySet())
                                        .count(approval -> ends.getOrDefault(approval, List.empty())
                                                        .size()
                                                != 1)),
                        count(
                                "ends without an approval",
                                List.ofAll(ends.keySet()).count(end -> !approvals.containsKey(end))),
                        count(
                                "approvals that the server does not know",
                                List.ofAll(approvals.keySet()).removeAll(known).size()),
                        count(
                                "approvals that the terminal does not know",
                                known.count(approval -> !approvals.containsKey(approval))),
                        count("approvals that ended otherwise than stored", stored.count(this::endedOtherwise)))
                .filter(line -> !line.isEmpty());
    }

    private boolean endedOtherwise(Stored stored) {
        return !ends.getOrDefault(stored.approval(), List.empty()).forAll(end -> end.equalsIgnoreCase(stored.status()));
    }

    private static String count(String what, int number) {
        return number == 0 ? "" : number + " " + what;
    }
}
