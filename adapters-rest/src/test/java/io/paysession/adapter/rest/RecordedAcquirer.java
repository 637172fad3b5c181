package io.paysession.adapter.rest;

import io.paysession.application.port.Acquirer;
import io.paysession.application.testing.ScriptedAcquirer;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * An acquirer that does what a script says, and puts the members into its answers that were recorded of the gateway's
 * simulator (source: recorded-responses 3).
 */
final class RecordedAcquirer implements Acquirer {
    private static final String OF_ACQUIRER = """
            {"authorizationResponse":{"date":"1122","posEntryMode":"812","responseCode":"00","stan":"1","transactionIdentifier":"123456789"},
             "response":{"acquirerCode":"00","acquirerMessage":"Approved"},
             "transaction":{"acquirer":{"batch":20261122,"date":"1122","id":"SYSTEST_ACQ_S2I","merchantId":"TESTSHOP01",
              "settlementDate":"2026-11-22","timeZone":"+1000","transactionId":"123456789"},
              "receipt":"632610000001","stan":"1","terminal":"0001"}}""";
    private static final String OF_FIRST = """
            {"response":{"cardSecurityCode":{"acquirerCode":"M","gatewayCode":"MATCH"},"gatewayRecommendation":"NO_ACTION"},
             "risk":{"response":{"gatewayCode":"ACCEPTED","review":{"decision":"NOT_REQUIRED"}}},
             "transaction":{"authorizationCode":"000001"}}""";
    private static final String OF_DECLINE = """
            {"transaction":{"acquirer":{"id":"SYSTEST_ACQ_S2I"}}}""";

    final ScriptedAcquirer script = new ScriptedAcquirer();

    /** What the script of a conversation says: {@code answers DECLINED}, {@code isNotReached}, {@code isSilentAfterDoing}. */
    void plays(String line) {
        String[] words = line.split(" ");
        ScriptedAcquirer unused = switch (words[0]) {
            case "answers" -> script.answers(GatewayCode.valueOf(words[1]));
            case "isNotReached" -> script.isNotReached();
            case "payerPays" -> ended(words[1], true);
            case "payerCancels" -> ended(words[1], false);
            case "isSilentAfterDoing" -> script.isSilentAfterDoing(GatewayCode.APPROVED);
            default -> throw new IllegalArgumentException(line);
        };
    }

    private ScriptedAcquirer ended(String page, boolean paid) {
        if (script.end(page, paid).isEmpty()) {
            throw new IllegalArgumentException("No such page: " + page);
        }
        return script;
    }

    @Override
    public Either<Silence, AcquirerAnswer> ask(Request request, Clearance clearance) {
        return script.ask(request, clearance)
                .map(answer -> request.operation() == Operation.INITIATE_BROWSER_PAYMENT
                        ? answer
                        : recorded(answer, isFirst(request)));
    }

    @Override
    public Set<String> browserPayments(AcquirerName name) {
        return script.browserPayments(name);
    }

    private static boolean isFirst(Request request) {
        return !request.operation().isFollowUp() || request.standalone() && request.operation() == Operation.CAPTURE;
    }

    private static AcquirerAnswer recorded(AcquirerAnswer answer, boolean first) {
        RequestFields details = answer.code().isSuccess()
                ? Option.when(first, fields(OF_FIRST)).fold(() -> fields(OF_ACQUIRER), fields(OF_ACQUIRER)::merge)
                : fields(OF_DECLINE);
        return new AcquirerAnswer(answer.code(), answer.amount(), details);
    }

    private static RequestFields fields(String document) {
        return new RequestFields(JsonBody.read(document).get());
    }

    @Override
    public Finding inquire(Inquiry inquiry) {
        return script.inquire(inquiry);
    }

    @Override
    public boolean knows(AcquirerName name) {
        return script.knows(name);
    }
}
