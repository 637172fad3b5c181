package io.paysession.adapter.acquirer.gateway;

import static io.paysession.adapter.acquirer.gateway.SampleRequests.PATIENT;

import org.junit.jupiter.api.AfterEach;

/** A connector, and a gateway behind a real socket that answers by script. */
abstract class GatewayStory {
    static final String APPROVED = """
            {"merchant":"REMOTE7","order":{"amount":25.00,"currency":"EUR","id":"o-1","status":"CAPTURED"},
             "authorizationResponse":{"stan":"7"},
             "response":{"acquirerCode":"00","gatewayCode":"APPROVED"},"result":"SUCCESS",
             "sourceOfFunds":{"provided":{"card":{"issuer":"A BANK","number":"512345xxxxxx0008"}},"type":"CARD"},
             "transaction":{"amount":25.00,"currency":"EUR","id":"t-1","receipt":"606023000001","type":"PAYMENT"}}
            """;

    final ScriptedGateway gateway = new ScriptedGateway();

    final GatewayAcquirer acquirer = new GatewayAcquirer(SampleRequests.settings(gateway.address("http"), PATIENT));

    @AfterEach
    void close() {
        gateway.close();
    }

    static String invalid(String explanation) {
        return "{\"error\":{\"cause\":\"INVALID_REQUEST\",\"explanation\":\"" + explanation
                + "\",\"field\":\"order.amount\"},\"result\":\"ERROR\"}";
    }
}
