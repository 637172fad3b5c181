package io.paysession.benchmarks.terminal;

import io.paysession.benchmarks.machine.BenchmarkException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an answer about a terminal's session says, found without understanding the rest of it. */
record SessionAnswer(String body) {
    private static final Pattern HISTORY = Pattern.compile(",?\"history\":\\[[^]]*]");
    private static final Pattern ID = Pattern.compile("\"session\":\\{.*?\"id\":\"([^\"]+)\"");
    private static final Pattern STATUS = Pattern.compile("\"session\":\\{.*?\"status\":\"([A-Z_]+)\"");
    private static final Pattern CAUSE = Pattern.compile("\"cause\":\"([A-Z_]+)\"");

    String id() {
        return find(ID, body);
    }

    /** That of the session, which is one of many in its history. */
    String status() {
        return find(STATUS, HISTORY.matcher(body).replaceFirst(""));
    }

    /** Why something was refused. */
    String cause() {
        Matcher cause = CAUSE.matcher(body);
        return cause.find() ? cause.group(1) : "without a cause";
    }

    private String find(Pattern what, String where) {
        Matcher found = what.matcher(where);
        if (!found.find()) {
            throw new BenchmarkException("not an answer about a session: " + body);
        }
        return found.group(1);
    }
}
