package io.paysession.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.rest.RawHttp.Reply;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.order.Operation;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every field of every operation, as the catalogue lists them, with values that it cannot have. The credentials are wrong:
 * what is right with its fields is answered 401, so that no other check can hide a field that is not looked at.
 */
@SuppressWarnings("NullAway.Init")
class TransactionBadInputTest {
    private static final String URL = Attacked.MERCHANT + "/order/bad-input/transaction/1";
    private static final String NOBODY = RestServer.basic("merchant.TESTSHOP01", "wrong");

    /** Values that no field can have, in JSON. */
    private static final Map<String, String> NEVER = new LinkedHashMap<>();

    /** Values that only a group of unknown members can have. */
    private static final List<String> NO_VALUES = List.of("{\"x\":1}", "[[1]]", "{\"x\":{\"y\":[0]}}");

    static {
        NEVER.put("too long", '"' + "x".repeat(20_000) + '"');
        NEVER.put("a control character", "\"a\\u0001b\"");
        NEVER.put("half a character", "\"a\\ud83db\"");
    }

    private static RestServer server;

    @BeforeAll
    static void start() {
        server = new RestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void refuses_what_a_field_cannot_be_and_names_the_field(Operation operation) throws IOException {
        try (RawHttp connection = new RawHttp(server.adapter.port())) {
            for (String path : fields(operation)) {
                for (Map.Entry<String, String> value : NEVER.entrySet()) {
                    if (path.equals("correlationId") && !value.getKey().equals("too long")) {
                        // It may be any characters.
                        continue;
                    }
                    Reply reply = ask(connection, document(operation, path, value.getValue()));
                    assertRefused(reply, path, path + " " + value.getKey());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void refuses_a_group_or_a_list_where_a_value_belongs(Operation operation) throws IOException {
        try (RawHttp connection = new RawHttp(server.adapter.port())) {
            for (String path : fields(operation)) {
                for (String value : NO_VALUES) {
                    Reply reply = ask(connection, document(operation, path, value));
                    if (path.endsWith("<any>")) {
                        assertThat(reply.body()).as(path + " " + value).doesNotContain(named(path));
                    } else {
                        assertRefused(reply, path, path + " " + value);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void refuses_members_that_nobody_knows_wherever_they_stand(Operation operation) throws IOException {
        try (RawHttp connection = new RawHttp(server.adapter.port())) {
            for (String group : fields(operation).stream()
                    .filter(path -> !path.endsWith(">") && !isInOpenGroup(operation, path))
                    .map(path -> path.contains(".") ? path.substring(0, path.lastIndexOf('.') + 1) : "")
                    .distinct()
                    .toList()) {
                String path = group + "noSuchMember";
                Reply reply = ask(connection, document(operation, path, "1"));
                assertRefused(reply, path, path);
                assertThat(reply.body()).contains("Unexpected parameter", "\"validationType\":\"UNSUPPORTED\"");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void never_repeats_a_card_number_whatever_field_it_was_put_into(Operation operation) throws IOException {
        try (RawHttp connection = new RawHttp(server.adapter.port())) {
            for (String path : fields(operation)) {
                for (String value : List.of(GatewayForm.CARD, "<" + GatewayForm.CARD + ">", "4508 7500 1574 1019")) {
                    // What is checked: GatewayForm looks for the number in every answer.
                    Reply reply = ask(connection, document(operation, path, '"' + value + '"'));
                    assertThat(reply.status()).as(path).isIn(400, 401);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void refuses_what_is_nested_too_deep(Operation operation) throws IOException {
        try (RawHttp connection = new RawHttp(server.adapter.port())) {
            for (String path : fields(operation)) {
                Reply reply = ask(connection, document(operation, path, "[".repeat(50) + "]".repeat(50)));
                assertThat(reply.status()).as(path).isEqualTo(400);
            }
        }
    }

    /** Whether more is known of a field than of its neighbours, of which any may stand there. */
    private static boolean isInOpenGroup(Operation operation, String path) {
        return fields(operation).stream()
                .filter(open -> open.endsWith(".<any>"))
                .anyMatch(open -> path.startsWith(open.substring(0, open.length() - "<any>".length())));
    }

    private static List<String> fields(Operation operation) {
        List<String> paths = operation.catalogue().paths().asJava();
        assertThat(paths).hasSizeGreaterThan(5);
        return paths.stream().filter(path -> !path.equals("apiOperation")).toList();
    }

    private static void assertRefused(Reply reply, String path, String what) {
        assertThat(reply.status()).as("%s: %s", what, reply.raw()).isEqualTo(400);
        Group error = JsonBody.read(reply.body()).get().group("error");
        assertThat(error.members().get("field").getOrNull())
                .as("%s: %s", what, reply.body())
                .isEqualTo(new Text(named(path).replace("[]", "[0]")));
    }

    private static Reply ask(RawHttp connection, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        String head = "PUT " + URL + " HTTP/1.1\r\nHost: shop.example\r\nAuthorization: " + NOBODY
                + "\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        connection.send((head + body).getBytes(UTF_8));
        Reply reply = connection.receive(true);
        GatewayForm.check(reply, true);
        return reply;
    }

    /** A request that says nothing but its operation and the value at a path. */
    private static String document(Operation operation, String path, String value) {
        String[] names = named(path).split("\\.");
        StringBuilder open = new StringBuilder("{\"apiOperation\":\"" + operation + "\",");
        StringBuilder close = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            boolean list = names[i].endsWith("[]");
            open.append(i == 0 ? "" : "{")
                    .append('"')
                    .append(names[i].replace("[]", ""))
                    .append("\":")
                    .append(list ? "[" : "");
            close.insert(0, (list ? "]" : "") + "}");
        }
        return open + value + close;
    }

    private static String named(String path) {
        return path.replace("<name>", "name1").replace("<any>", "any");
    }
}
