package io.paysession.bootstrap.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal at one of the servers that know it, as a merchant's program sees it. */
public record CardTerminal(Gateway gateway, String merchant, String password, String id) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern OWN_STATUS = Pattern.compile(
            "\"reference\":\"[^\"]*\",(?:\"serialNumber\":\"[^\"]*\",)?\"status\":\"([A-Z_]+)\"(,\"terminalSessionId\":[0-9]+)?\\}");

    /** The same terminal at another server. */
    public CardTerminal at(Gateway other) {
        return new CardTerminal(other, merchant, password, id);
    }

    public String path() {
        return "/api/rest/version/100/merchant/" + merchant + "/terminal/" + id;
    }

    public String authorization() {
        return Gateway.basic(merchant, password);
    }

    public Gateway.Answer register(String address) {
        return gateway.send(
                "PUT",
                path(),
                authorization(),
                "{\"terminal\":{\"family\":\"APOLLO\",\"address\":\"" + address + "\",\"currency\":\"EUR\"}}");
    }

    /** Registers it and waits until it is online. */
    public CardTerminal registered(String address) {
        assertThat(register(address).status()).isIn(200, 201);
        awaitStatus("ONLINE");
        return this;
    }

    public void awaitStatus(String status) {
        Await.until(PATIENCE, id + " is " + status, () -> status().equals(status));
    }

    public String status() {
        return gateway.send("GET", path(), authorization(), "").first("status");
    }

    /** Starts a session of 25.00 that is voided after five minutes. */
    public Sale start(String reference) {
        return start(reference, "AUTOMATIC", "{\"within\":\"PT5M\",\"action\":\"VOID\"}");
    }

    public Sale start(String reference, String authorizationMode, String disposal) {
        Gateway.Answer started = gateway.send(
                "POST", path() + "/session", authorization(), body(reference, authorizationMode, disposal));
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        return new Sale(this, sessionId(started));
    }

    /** The same for servers that may be killed meanwhile; null if it was not accepted. */
    public Gateway.Answer tryStart(String reference) throws IOException {
        return gateway.trySend(
                "POST",
                path() + "/session",
                authorization(),
                body(reference, "AUTOMATIC", "{\"within\":\"PT5M\",\"action\":\"VOID\"}"));
    }

    public static String sessionId(Gateway.Answer answer) {
        Matcher id = Pattern.compile("\"id\":\"(TS[A-Z2-7]+)\"").matcher(answer.body());
        assertThat(id.find()).as(answer.body()).isTrue();
        return id.group(1);
    }

    private static String body(String reference, String authorizationMode, String disposal) {
        return "{\"session\":{\"reference\":\"" + reference
                + "\"},\"order\":{\"amount\":\"25.00\",\"currency\":\"EUR\"}," + "\"authorization\":\""
                + authorizationMode + "\",\"disposal\":" + disposal + "}";
    }

    /** The statuses of all its sessions. */
    public List<String> statuses() {
        return OWN_STATUS
                .matcher(list("limit=1000"))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Its sessions, as the server lists them. */
    public String list(String query) {
        Gateway.Answer listed = gateway.send("GET", path() + "/session?" + query, authorization(), "");
        assertThat(listed.status()).as(listed.body()).isEqualTo(200);
        return listed.body();
    }

    /** One of its sessions. */
    public record Sale(CardTerminal terminal, String id) {
        public Sale at(Gateway other) {
            return new Sale(terminal.at(other), id);
        }

        public Gateway.Answer retrieve() {
            return terminal.gateway.send("GET", path(), terminal.authorization(), "");
        }

        public String status() {
            String body = retrieve().body();
            Matcher status = OWN_STATUS.matcher(body);
            assertThat(status.find()).as(body).isTrue();
            return status.group(1);
        }

        /** Waits until it has one of these; says which. */
        public String awaitStatus(String... statuses) {
            List<String> wanted = List.of(statuses);
            boolean reached = Await.within(PATIENCE, () -> wanted.contains(status()));
            assertThat(reached).as("%s in %s", wanted, retrieve().body()).isTrue();
            return status();
        }

        /** @param members of the request besides the operation, each with a comma before it */
        public Gateway.Answer operate(String operation, String members) {
            return terminal.gateway.send("PUT", path(), terminal.authorization(), request(operation, members));
        }

        public Gateway.Answer tryOperate(String operation, String members) throws IOException {
            return terminal.gateway.trySend("PUT", path(), terminal.authorization(), request(operation, members));
        }

        public void commit(String amount) {
            Gateway.Answer answer = operate("COMMIT", amount(amount));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }

        public static String amount(String amount) {
            return ",\"transaction\":{\"amount\":\"" + amount + "\"}";
        }

        private static String request(String operation, String members) {
            return "{\"apiOperation\":\"" + operation + "\"" + members + "}";
        }

        private String path() {
            return terminal.path() + "/session/" + id;
        }
    }
}
