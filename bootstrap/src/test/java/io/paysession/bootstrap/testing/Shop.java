package io.paysession.bootstrap.testing;

import io.paysession.bootstrap.testing.Gateway.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What a merchant's program does with orders at one server. */
public record Shop(Gateway gateway, String merchant, String password) {
    private static final String CARD = "\"sourceOfFunds\":{\"type\":\"CARD\",\"provided\":{\"card\":{"
            + "\"number\":\"5123450000000008\",\"expiry\":{\"month\":\"1\",\"year\":\"39\"},\"securityCode\":\"100\"}}}";

    /** The same shop at another server. */
    public Shop at(Gateway other) {
        return new Shop(other, merchant, password);
    }

    /** @param note what the sandbox acquirer is to do wrong, such as {@code silent-after}; empty: nothing */
    public static String pay(String amount, String note) {
        return sale("PAY", amount, note);
    }

    public static String authorize(String amount, String note) {
        return sale("AUTHORIZE", amount, note);
    }

    public static String capture(String amount, String note) {
        return followUp("CAPTURE", amount, note);
    }

    public static String refund(String amount, String note) {
        return followUp("REFUND", amount, note);
    }

    /** Gives money to a card without an earlier payment. */
    public static String standaloneRefund(String amount) {
        return "{\"apiOperation\":\"REFUND\",\"transaction\":{\"amount\":\"" + amount + "\",\"currency\":\"EUR\"},"
                + CARD + "}";
    }

    /** Pays with what a session holds. */
    public static String payBy(String session, String amount, String note) {
        return "{\"apiOperation\":\"PAY\",\"session\":{\"id\":\"" + session + "\"},\"order\":{\"amount\":\"" + amount
                + "\",\"currency\":\"EUR\"}" + note(note) + "}";
    }

    private static String sale(String operation, String amount, String note) {
        return "{\"apiOperation\":\"" + operation + "\",\"order\":{\"amount\":\"" + amount + "\",\"currency\":\"EUR\"},"
                + CARD + note(note) + "}";
    }

    private static String followUp(String operation, String amount, String note) {
        return "{\"apiOperation\":\"" + operation + "\",\"transaction\":{\"amount\":\"" + amount
                + "\",\"currency\":\"EUR\"" + (note.isEmpty() ? "" : ",\"merchantNote\":\"sandbox:" + note + "\"")
                + "}}";
    }

    private static String note(String note) {
        return note.isEmpty() ? "" : ",\"transaction\":{\"merchantNote\":\"sandbox:" + note + "\"}";
    }

    public Answer perform(String order, String transaction, String body) {
        return gateway.send("PUT", transaction(order, transaction), authorization(), body);
    }

    /** The same for servers that may be killed meanwhile. */
    public Answer tryPerform(String order, String transaction, String body) throws IOException {
        return gateway.trySend("PUT", transaction(order, transaction), authorization(), body);
    }

    public Answer retrieve(String order, String transaction) {
        return gateway.send("GET", transaction(order, transaction), authorization(), "");
    }

    public Answer retrieve(String order) {
        return gateway.send("GET", order(order), authorization(), "");
    }

    public String authorization() {
        return Gateway.basic(merchant, password);
    }

    private String transaction(String order, String transaction) {
        return order(order) + "/transaction/" + encoded(transaction);
    }

    private String order(String order) {
        return "/api/rest/version/100/merchant/" + merchant + "/order/" + encoded(order);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
