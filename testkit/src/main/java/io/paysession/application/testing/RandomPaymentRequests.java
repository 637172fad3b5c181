package io.paysession.application.testing;

import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Nothing;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Text;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.Random;

/**
 * Requests about a few orders, as an endless stream that its seed decides: valid ones, so that the orders have long lives,
 * and valid ones that are broken in one place. Names repeat, so that requests are repeated too, with the same content and
 * with other.
 */
public final class RandomPaymentRequests {
    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "JPY", "KWD");
    private static final List<String> OPERATIONS = List.of(
            "PAY",
            "PAY",
            "AUTHORIZE",
            "AUTHORIZE",
            "CAPTURE",
            "CAPTURE",
            "CAPTURE",
            "REFUND",
            "REFUND",
            "REFUND",
            "VOID",
            "VOID",
            "UPDATE_AUTHORIZATION",
            "VERIFY");
    private static final List<String> CARDS =
            List.of("5123450000000008", "4508750015741019", "371881634498004", "6011003179988686");

    private final Random random;
    private Seq<String> sessions = List.empty();
    private final int orders;
    private final BrokenDocuments broken;

    /**
     * A request on a transaction's URL.
     *
     * @param order       the order's name
     * @param transaction the transaction's name
     * @param document    the body
     * @param broken      whether it is valid but for one place
     */
    public record PaymentRequest(String order, String transaction, Group document, boolean broken) {}

    /**
     * @param seed the same requests for the same seed
     * @param orders how many orders there are to be
     */
    public RandomPaymentRequests(long seed, int orders) {
        this.random = new Random(seed);
        this.orders = orders;
        this.broken = new BrokenDocuments(random);
    }

    /**
     * From now on requests may use these sessions, each of which holds a card.
     *
     * @param idsOfSessions sessions that requests may name
     */
    public void use(Seq<String> idsOfSessions) {
        sessions = idsOfSessions;
    }

    /**
     * The next request.
     *
     * @return the request; it may be a bad one
     */
    public PaymentRequest next() {
        int number = random.nextInt(orders);
        String order = "order " + number;
        String transaction = "t" + random.nextInt(12);
        // An order has one currency, or its life would be short.
        String currency = CURRENCIES.get(number % CURRENCIES.size());
        Group valid = valid(one(OPERATIONS), currency);
        if (random.nextInt(3) > 0) {
            return new PaymentRequest(order, transaction, valid, false);
        }
        return switch (random.nextInt(12)) {
            case 0 -> new PaymentRequest(broken.name(), transaction, valid, true);
            case 1 -> new PaymentRequest(order, broken.name(), valid, true);
            default -> new PaymentRequest(order, transaction, broken.inOnePlace(valid), true);
        };
    }

    /**
     * {@return one of them}
     *
     * @param <T> what is chosen among
     * @param all what is chosen among, not empty
     */
    public <T> T one(Seq<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /**
     * {@return true once in so many times}
     *
     * @param times how seldom
     */
    public boolean onceIn(int times) {
        return random.nextInt(times) == 0;
    }

    private Group valid(String operation, String currency) {
        Group document = Group.EMPTY.with("apiOperation", new Text(operation));
        return switch (operation) {
            case "PAY", "AUTHORIZE", "VERIFY" -> funded(document.with("order", amount(currency)));
            case "VOID" -> document.with("transaction", Group.EMPTY.with("targetTransactionId", target()));
            default -> followUp(document, operation, currency);
        };
    }

    private Group followUp(Group document, String operation, String currency) {
        Group amount = amount(currency);
        boolean named = operation.equals("REFUND") && random.nextBoolean();
        Group transaction = named ? amount.with("targetTransactionId", target()) : amount;
        Group wanted = document.with("transaction", transaction);
        boolean standalone = !operation.equals("UPDATE_AUTHORIZATION") && onceIn(12);
        return standalone ? funded(wanted) : wanted;
    }

    private Group funded(Group document) {
        if (!sessions.isEmpty() && onceIn(3)) {
            return document.with("session", Group.EMPTY.with("id", new Text(one(sessions))));
        }
        String number = one(CARDS);
        String code = number.startsWith("3") ? "1000" : "100";
        Group expiry = Group.EMPTY.with("month", new Text("1")).with("year", new Text("39"));
        Group card = Group.EMPTY
                .with("number", new Text(number))
                .with("expiry", expiry)
                .with("securityCode", onceIn(2) ? new Text(code) : new Number(code));
        Group provided = Group.EMPTY.with("card", card);
        return document.with(
                "sourceOfFunds", Group.EMPTY.with("provided", provided).with("type", new Text("CARD")));
    }

    private Group amount(String currency) {
        String units = Integer.toString(1 + random.nextInt(20));
        String text = switch (currency) {
            case "JPY" -> units;
            case "KWD" -> units + ".0" + random.nextInt(10) + random.nextInt(10);
            default -> units + "." + random.nextInt(10) + random.nextInt(10);
        };
        FieldValue amount = onceIn(4) ? new Number(text) : new Text(text);
        return Group.EMPTY.with("amount", amount).with("currency", new Text(currency));
    }

    private FieldValue target() {
        return new Text("t" + random.nextInt(12));
    }

    /** Breaks a document in one place. */
    private record BrokenDocuments(Random random) {
        private static final List<FieldValue> HOSTILE = List.of(
                new Nothing(),
                new Flag(true),
                Group.EMPTY,
                Group.EMPTY.with("x", new Text("y")),
                new Items(List.empty()),
                new Items(List.of(new Text("a"), new Nothing())),
                new Number("0"),
                new Number("-1"),
                new Number("1e400"),
                new Number("0.00001"),
                new Number("99999999999999999999"),
                new Text(""),
                new Text(" "),
                new Text("0.00"),
                new Text("-5.00"),
                new Text("1,50"),
                new Text("99999999999.99"),
                new Text("99999999999999"),
                new Text("\u0000"),
                new Text("\u0661\u0662"),
                new Text("\ud83d"),
                new Text("XXX"),
                new Text("CHF"),
                new Text("'; drop table orders; --"),
                new Text("4508750015741019"),
                new Text("SESSIONABCDEFGHIJKLMNOPQRSTUVWXYZ"),
                new Text("x".repeat(3000)));
        private static final List<String> NAMES = List.of(
                "x".repeat(41),
                "\u0001",
                "4508750015741019",
                "%2F",
                "a/b",
                "..",
                ";",
                "\ud83d\ude00".repeat(20),
                "\u202e",
                "SESSIONABCDEFGHIJKLMNOPQRSTUVWXYZ");
        private static final int MOST_LEVELS = 30;

        Group inOnePlace(Group document) {
            String name = document.members()
                    .keySet()
                    .toList()
                    .get(random.nextInt(document.members().size()));
            FieldValue value = document.members().get(name).getOrElse(Group.EMPTY);
            if (value instanceof Group inner && !inner.members().isEmpty() && random.nextInt(5) > 0) {
                return document.with(name, inOnePlace(inner));
            }
            return switch (random.nextInt(4)) {
                case 0 -> new Group(document.members().remove(name));
                case 1 -> document.with(random.nextBoolean() ? "unknown" : name(), hostile());
                case 2 -> document.with(name, nested(value));
                default -> document.with(name, hostile());
            };
        }

        String name() {
            return NAMES.get(random.nextInt(NAMES.size()));
        }

        private FieldValue hostile() {
            return HOSTILE.get(random.nextInt(HOSTILE.size()));
        }

        private FieldValue nested(FieldValue value) {
            FieldValue nested = value;
            for (int level = random.nextInt(MOST_LEVELS); level >= 0; level--) {
                nested = random.nextBoolean() ? Group.EMPTY.with("a", nested) : new Items(List.of(nested));
            }
            return nested;
        }
    }
}
