package io.paysession.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.rest.answer.JsonText;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Nothing;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.collection.List;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every field that the gateway's clients may send goes through every operation that may carry it, by REST: it is taken, what
 * is secret of it is not in the answer, and a session shows the rest as it was sent. The list is the domain's.
 */
class EveryFieldTest {
    private static final Path FIELDS = Path.of("..", "domain", "src", "test", "resources", "gateway-fields.txt");
    private static final ApiVersion VERSION = new ApiVersion(72);
    private static final String MERCHANT = "/api/rest/version/72/merchant/TESTSHOP01/";
    private static final String CARD = "\"sourceOfFunds\":{\"provided\":{\"card\":{\"number\":\"5123450000000008\","
            + "\"expiry\":{\"month\":\"1\",\"year\":\"39\"}}}}";
    private static final String ORDER = "\"order\":{\"amount\":\"7.00\",\"currency\":\"EUR\"}";
    private static final String MONEY = "\"transaction\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}";

    /** What is known, but whose value here means something that this server, or this order, refuses. */
    private static final Set<String> MEANS_SOMETHING = Set.of(
            "apiOperation",
            "session.id",
            "session.version",
            "lineOfBusiness",
            "3DSecureId",
            "order.currency",
            "order.netAmount",
            "order.itemAmount",
            "interaction.operation",
            "sourceOfFunds.provided.card.expiry.month",
            "sourceOfFunds.provided.card.expiry.year",
            "sourceOfFunds.provided.card.securityCode",
            "transaction.amount",
            "transaction.currency",
            "transaction.targetTransactionId",
            "authentication.transactionId",
            "sourceOfFunds.type",
            "sourceOfFunds.token",
            "sourceOfFunds.provided.card.number",
            "checkoutMode",
            "paymentLink.expiryDateTime",
            "paymentLink.numberOfAllowedAttempts");

    private static RestServer server;
    private static int orders;

    @BeforeAll
    static void start() {
        server = new RestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Field(String path, String letters, String literal) {
        Group document() {
            return at(List.of(path.split("\\.")));
        }

        private Group at(List<String> names) {
            String name = names.head().replace("[]", "").replaceAll("<.*>", "name");
            FieldValue value = names.tail().isEmpty() ? value() : at(names.tail());
            return Group.EMPTY.with(name, names.head().endsWith("[]") ? new Items(List.of(value)) : value);
        }

        FieldValue value() {
            return JsonBody.read("{\"v\":" + literal + "}")
                    .get()
                    .members()
                    .get("v")
                    .get();
        }

        String text() {
            return literal.replace("\"", "");
        }

        /** What a document has at this field's place. */
        FieldValue in(Group document) {
            FieldValue place = document;
            for (String name : path.split("\\.")) {
                String member = name.replace("[]", "").replaceAll("<.*>", "name");
                place = place instanceof Group group
                        ? group.members().get(member).getOrElse(new Nothing())
                        : new Nothing();
                place = place instanceof Items items ? items.values().get(0) : place;
            }
            return place;
        }
    }

    private static List<Field> fields(char letter) throws IOException {
        return List.ofAll(Files.readAllLines(FIELDS))
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split(" +", 3))
                .map(words -> new Field(words[0], words[1], words[2]))
                .filter(field -> field.letters().indexOf(letter) >= 0);
    }

    private static HttpResponse<String> send(String method, String path, Group body)
            throws IOException, InterruptedException {
        return server.send(HttpRequest.newBuilder(server.uri(MERCHANT + path))
                .header("Authorization", RestServer.basic("merchant.TESTSHOP01", RestServer.PASSWORD))
                .method(
                        method,
                        HttpRequest.BodyPublishers.ofString(
                                new String(JsonText.write(body), StandardCharsets.US_ASCII))));
    }

    private static Group json(String text) {
        return JsonBody.read("{" + text + "}").get();
    }

    /** An operation with that field in it, on an order where it can be done. */
    private static HttpResponse<String> perform(String operation, Group field) throws Exception {
        String order = "order/w-" + orders++ + "/transaction/";
        return switch (operation) {
            case "CAPTURE" -> either(order, operation, "AUTHORIZE", field);
            case "REFUND" -> either(order, operation, "PAY", field);
            case "VOID" -> {
                begin(order, "PAY");
                yield send(
                        "PUT",
                        order + "2",
                        both(field, json("\"apiOperation\":\"VOID\",\"transaction\":{\"targetTransactionId\":\"1\"}")));
            }
            case "UPDATE_AUTHORIZATION" -> {
                begin(order, "AUTHORIZE");
                yield send("PUT", order + "2", both(json("\"apiOperation\":\"" + operation + "\"," + MONEY), field));
            }
            case "AUTHENTICATE_PAYER" -> {
                begin(order, "INITIATE_AUTHENTICATION");
                yield send("PUT", order + "1", both(json(sale(operation)), field));
            }
            default -> send("PUT", order + "1", both(json(sale(operation)), field));
        };
    }

    private static Group both(Group one, Group other) {
        return new RequestFields(one).merge(new RequestFields(other)).root();
    }

    private static String sale(String operation) {
        return "\"apiOperation\":\"" + operation + "\"," + ORDER + "," + CARD;
    }

    private static void begin(String order, String operation) throws Exception {
        assertThat(send("PUT", order + "1", json(sale(operation))).body()).contains("\"result\":\"SUCCESS\"");
    }

    /** Of an order, or standing alone. */
    private static HttpResponse<String> either(String order, String operation, String first, Group field)
            throws Exception {
        begin(order, first);
        HttpResponse<String> ofOrder =
                send("PUT", order + "2", both(json("\"apiOperation\":\"" + operation + "\"," + MONEY), field));
        return !ofOrder.body().contains("Unexpected parameter")
                ? ofOrder
                : send(
                        "PUT",
                        "order/w-" + orders++ + "/transaction/1",
                        both(
                                json("\"apiOperation\":\"" + operation + "\"," + CARD
                                        + ",\"transaction\":{\"amount\":\"1.00\",\"currency\":\"EUR\""
                                        + (operation.equals("CAPTURE") ? ",\"authorizationCode\":\"123456\"}" : "}")),
                                field));
    }

    private static void check(
            String operation, Field field, HttpResponse<String> answer, java.util.List<String> wrong) {
        boolean known = MEANS_SOMETHING.contains(field.path())
                && answer.statusCode() == 400
                && !answer.body().contains("Unexpected parameter");
        if (answer.statusCode() >= 300 && !known) {
            wrong.add(operation + " " + field.path() + " " + answer.body());
        }
        Group shown = FieldCatalogue.operation(operation)
                .showToMerchant(FieldCatalogue.operation(operation)
                        .read(field.document(), VERSION)
                        .fields());
        boolean masked = field.text().length() > 5
                && !field.in(shown).equals(field.value())
                && field.value() instanceof Text
                && !(field.in(shown) instanceof Nothing && answer.body().contains("\"error\""));
        if (masked
                && FieldCatalogue.operation(operation)
                        .read(field.document(), VERSION)
                        .envelope()
                        .root()
                        .members()
                        .isEmpty()
                && answer.body().contains("\"" + field.text() + "\"")) {
            wrong.add(operation + " " + field.path() + " is shown in clear: " + answer.body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P PAY",
                "A AUTHORIZE",
                "V VERIFY",
                "C CAPTURE",
                "R REFUND",
                "X VOID",
                "U UPDATE_AUTHORIZATION",
                "I INITIATE_AUTHENTICATION",
                "N AUTHENTICATE_PAYER"
            })
    void an_operation_takes_every_field_that_it_may_carry(String letterAndOperation) throws Exception {
        String operation = letterAndOperation.substring(2);
        java.util.List<String> wrong = new ArrayList<>();
        for (Field field : fields(letterAndOperation.charAt(0))) {
            check(operation, field, perform(operation, field.document()), wrong);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void tokens_inquiries_and_checkouts_take_every_field_that_they_may_carry() throws Exception {
        java.util.List<String> wrong = new ArrayList<>();
        for (Field field : fields('T')) {
            check("TOKENIZE", field, send("POST", "token", both(json(CARD), field.document())), wrong);
        }
        for (Field field : fields('Q')) {
            check("PAYMENT_OPTIONS_INQUIRY", field, send("POST", "paymentOptionsInquiry", field.document()), wrong);
        }
        for (Field field : fields('H')) {
            Group checkout = json("\"apiOperation\":\"INITIATE_CHECKOUT\",\"interaction\":{\"operation\":\"PURCHASE\"},"
                    + "\"order\":{\"id\":\"7\",\"amount\":\"7.00\",\"currency\":\"EUR\"}");
            check("CHECKOUT", field, send("POST", "session", both(checkout, field.document())), wrong);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_session_shows_every_field_as_its_mask_says() throws Exception {
        java.util.List<String> wrong = new ArrayList<>();
        for (Field field : fields('S')) {
            // In one session, what one field hides another one with the same value would show.
            String created = send("POST", "session", Group.EMPTY).body();
            String session = "session/" + created.replaceAll("(?s).*\"(SESSION[0-9A-Z]+)\".*", "$1");
            HttpResponse<String> answer = send("PUT", session, field.document());
            check("UPDATE_SESSION", field, answer, wrong);
            RequestFields kept =
                    FieldCatalogue.SESSION.read(field.document(), VERSION).fields();
            FieldValue expected = field.in(FieldCatalogue.SESSION.showToMerchant(kept));
            FieldValue shown = field.in(JsonBody.read(answer.body()).get());
            boolean same = plain(shown).equals(plain(expected))
                    || kept.root().members().isEmpty();
            if (answer.statusCode() < 300 && !same) {
                wrong.add(field.path() + " is shown as " + plain(shown) + ", not as " + plain(expected));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String plain(FieldValue value) {
        if (value instanceof Number number) {
            return number.literal();
        }
        if (value instanceof FieldValue.Sensitive sensitive) {
            return sensitive.text().reveal(String::new);
        }
        return value instanceof Text text ? text.text() : value.getClass().getSimpleName();
    }
}
