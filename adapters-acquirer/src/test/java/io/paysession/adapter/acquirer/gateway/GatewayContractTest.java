package io.paysession.adapter.acquirer.gateway;

import io.paysession.adapter.acquirer.gateway.ScriptedGateway.Received;
import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Acquirer.Reference;
import io.paysession.application.testing.AcquirerContract;
import io.paysession.domain.merchant.AcquirerName;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;

/**
 * The connector keeps the contract of every acquirer, with a gateway that keeps books but, like gateways, takes whatever
 * arrives late.
 */
class GatewayContractTest extends AcquirerContract {
    private static final Pattern TRANSACTION =
            Pattern.compile("(PUT|GET) .*/merchant/REMOTE7/order/([^/]+)/transaction/(\\S+) HTTP/1.1");
    private static final Pattern AMOUNT = Pattern.compile("\"amount\":\"([0-9.]+)\"");
    private static final String UNKNOWN = """
            {"error":{"cause":"INVALID_REQUEST","explanation":"Unable to find order"},"result":"ERROR"}""";

    private final ConcurrentMap<String, Integer> books = new ConcurrentHashMap<>();
    private final ScriptedGateway gateway = new ScriptedGateway().then(ScriptedGateway.by(this::answer));
    private final GatewayAcquirer acquirer =
            new GatewayAcquirer(SampleRequests.settings(gateway.address("http"), SampleRequests.PATIENT));

    @AfterEach
    void close() {
        gateway.close();
    }

    @Override
    protected Acquirer acquirer() {
        return acquirer;
    }

    @Override
    protected AcquirerName name() {
        return SampleRequests.NAME;
    }

    @Override
    protected int timesDone(Reference reference) {
        return books.getOrDefault(
                reference.order().order().value() + " "
                        + reference.transaction().value(),
                0);
    }

    private String answer(Received request) {
        Matcher transaction = TRANSACTION.matcher(request.line());
        if (!transaction.matches()) {
            return ScriptedGateway.response(404, "");
        }
        String order = transaction.group(2);
        String id = transaction.group(3);
        boolean isNew = transaction.group(1).equals("PUT") && books.putIfAbsent(order + " " + id, 1) == null;
        return books.containsKey(order + " " + id)
                ? ScriptedGateway.response(isNew ? 201 : 200, approved(order, id, request))
                : ScriptedGateway.response(400, UNKNOWN);
    }

    private static String approved(String order, String id, Received request) {
        Matcher named = AMOUNT.matcher(request.body());
        String amount = named.find() ? named.group(1) : "25.00";
        return """
                {"order":{"id":"%s","amount":%s,"currency":"EUR"},
                 "response":{"gatewayCode":"APPROVED"},"result":"SUCCESS",
                 "transaction":{"id":"%s","amount":%s,"currency":"EUR"}}""".formatted(order, amount, id, amount);
    }
}
