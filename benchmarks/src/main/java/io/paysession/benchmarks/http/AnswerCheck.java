package io.paysession.benchmarks.http;

import io.paysession.benchmarks.http.FlowConnection.Step;
import io.paysession.benchmarks.machine.BenchmarkException;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** Whether an answer is the right one: a fast server that answers nonsense, or shows a card number, does not count. */
final class AnswerCheck {
    private static final Seq<String> OF_CREATED = List.of(
            "\"aes256Key\":\"",
            "\"authenticationLimit\":25",
            "\"id\":\"SESSION",
            "\"updateStatus\":\"NO_UPDATE\"",
            "\"result\":\"SUCCESS\"");

    private static final Seq<String> OF_VIEW = List.of(
            "\"amount\":\"49.90\"",
            "\"currency\":\"EUR\"",
            "\"number\":\"512345xxxxxx0008\"",
            "\"securityCode\":\"xxx\"",
            "\"month\":\"1\"",
            "\"year\":\"39\"",
            "\"brand\":\"MASTERCARD\"",
            "\"updateStatus\":\"SUCCESS\"");

    private AnswerCheck() {}

    static void check(Step step, String body) {
        Seq<String> expected = step == Step.CREATE ? OF_CREATED : OF_VIEW;
        expected.filter(part -> !body.contains(part)).forEach(part -> {
            throw new BenchmarkException("the answer to " + step + " has no " + part + ": " + body);
        });
        if (body.contains("5123450000000008") || body.contains("aes256Key") && step != Step.CREATE) {
            throw new BenchmarkException("the answer to " + step + " shows a secret");
        }
    }
}
