package io.paysession.domain.order;

import static io.paysession.domain.order.Samples.KEY;
import static io.paysession.domain.order.Samples.NOW;
import static io.paysession.domain.order.Samples.answer;
import static io.paysession.domain.order.Samples.done;
import static io.paysession.domain.order.Samples.eur;
import static io.paysession.domain.order.Samples.newTransaction;
import static io.paysession.domain.order.Samples.next;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.money.Money;
import io.paysession.domain.testing.StatePicture;
import io.paysession.domain.testing.StatePicture.Arrow;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Stream;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The transition table of an order, in full: every state in which an order can be, every operation, and where the order
 * stands once the acquirer has approved it.
 *
 * <p>Every operation is about 4.00; orders are about 10.00. The merchant has every privilege but Excessive Refund.
 * {@code .} is refused because of where the order stands; other refusals have names: {@code none} there is no such order,
 * {@code locked} another transaction is open, {@code which} the target must be named, {@code excess} more than was taken,
 * {@code void} nothing to void.
 */
class OrderTransitionTableTest {
    private static final Seq<OrderStatus> STAGES = List.of(
            OrderStatus.AUTHENTICATION_INITIATED,
            OrderStatus.AUTHENTICATED,
            OrderStatus.AUTHENTICATION_NOT_NEEDED,
            OrderStatus.AUTHENTICATION_UNSUCCESSFUL);

    /** {@code VOID} without a transaction in brackets is of the first one, {@code t-1}; {@code REFUND t-2} names t-2. */
    private static final String TABLE = """
            state                        | AUTHORIZE  | PAY      | VERIFY   | CAPTURE            | REFUND               | UPDATE_AUTHORIZATION | INITIATE_AUTHENTICATION | INITIATE_BROWSER_PAYMENT
            no order                     | AUTHORIZED | CAPTURED | VERIFIED | CAPTURED           | EXCESSIVELY_REFUNDED | none                 | INITIATED               | CAPTURED
            INITIATED, first one open    | locked     | locked   | locked   | locked             | locked               | locked               | locked                  | locked
            INITIATED, outcome unknown   | locked     | locked   | locked   | locked             | locked               | locked               | locked                  | locked
            AUTHENTICATION_INITIATED     | AUTHORIZED | CAPTURED | VERIFIED | .                  | .                    | .                    | same                    | CAPTURED
            AUTHENTICATED                | AUTHORIZED | CAPTURED | VERIFIED | .                  | .                    | .                    | same                    | CAPTURED
            AUTHENTICATION_NOT_NEEDED    | AUTHORIZED | CAPTURED | VERIFIED | .                  | .                    | .                    | same                    | CAPTURED
            AUTHENTICATION_UNSUCCESSFUL  | AUTHORIZED | CAPTURED | VERIFIED | .                  | .                    | .                    | same                    | CAPTURED
            VERIFIED                     | AUTHORIZED | CAPTURED | same     | .                  | .                    | .                    | same                    | CAPTURED
            FAILED, payment              | AUTHORIZED | CAPTURED | VERIFIED | .                  | .                    | .                    | same                    | CAPTURED
            FAILED, standalone capture   | AUTHORIZED | CAPTURED | VERIFIED | CAPTURED           | .                    | .                    | same                    | CAPTURED
            FAILED, standalone refund    | AUTHORIZED | CAPTURED | VERIFIED | .                  | EXCESSIVELY_REFUNDED | .                    | same                    | CAPTURED
            AUTHORIZED                   | .          | .        | .        | PARTIALLY_CAPTURED | .                    | same                 | .                       | .
            AUTHORIZED, capture open     | locked     | locked   | locked   | locked             | locked               | locked               | locked                  | locked
            AUTHORIZED, capture failed   | .          | .        | .        | PARTIALLY_CAPTURED | .                    | same                 | .                       | .
            AUTHORIZED, capture voided   | .          | .        | .        | PARTIALLY_CAPTURED | .                    | same                 | .                       | .
            PARTIALLY_CAPTURED           | .          | .        | .        | same               | REFUNDED             | .                    | .                       | .
            PARTIALLY_CAPTURED, twice    | .          | .        | .        | CAPTURED           | which                | .                    | .                       | .
            CAPTURED, authorised         | .          | .        | .        | .                  | PARTIALLY_REFUNDED   | .                    | .                       | .
            CAPTURED, in excess          | .          | .        | .        | .                  | PARTIALLY_REFUNDED   | .                    | .                       | .
            CAPTURED, rest released      | .          | .        | .        | .                  | REFUNDED             | .                    | .                       | .
            CAPTURED, paid               | .          | .        | .        | .                  | PARTIALLY_REFUNDED   | .                    | .                       | .
            CAPTURED, standalone         | .          | .        | .        | .                  | PARTIALLY_REFUNDED   | .                    | .                       | .
            CAPTURED, refund failed      | .          | .        | .        | .                  | PARTIALLY_REFUNDED   | .                    | .                       | .
            CAPTURED, refund voided      | .          | .        | .        | .                  | PARTIALLY_REFUNDED   | .                    | .                       | .
            PARTIALLY_REFUNDED           | .          | .        | .        | .                  | same                 | .                    | .                       | .
            PARTIALLY_REFUNDED, 3 left   | .          | .        | .        | .                  | excess               | .                    | .                       | .
            REFUNDED                     | .          | .        | .        | .                  | excess               | .                    | .                       | .
            REFUNDED, part captured      | .          | .        | .        | PARTIALLY_REFUNDED | excess               | .                    | .                       | .
            EXCESSIVELY_REFUNDED         | .          | .        | .        | .                  | excess               | .                    | .                       | .
            EXCESSIVELY_REFUNDED, alone  | .          | .        | .        | .                  | .                    | .                    | .                       | .
            CANCELLED, authorisation     | .          | .        | .        | .                  | .                    | .                    | .                       | .
            CANCELLED, payment           | .          | .        | .        | .                  | .                    | .                    | .                       | .
            CANCELLED, standalone refund | .          | .        | .        | .                  | .                    | .                    | .                       | .
            """;

    /** What becomes of voiding each transaction of an order. */
    private static final String VOIDS = """
            state                        | VOID t-1           | VOID t-2             | VOID t-3             | VOID unknown
            no order                     | none               | none                 | none                 | none
            INITIATED, first one open    | locked             | locked               | locked               | locked
            INITIATED, outcome unknown   | locked             | locked               | locked               | locked
            AUTHENTICATION_INITIATED     | void               | void                 | void                 | void
            AUTHENTICATED                | void               | void                 | void                 | void
            AUTHENTICATION_NOT_NEEDED    | void               | void                 | void                 | void
            AUTHENTICATION_UNSUCCESSFUL  | void               | void                 | void                 | void
            VERIFIED                     | void               | void                 | void                 | void
            FAILED, payment              | void               | void                 | void                 | void
            FAILED, standalone capture   | void               | void                 | void                 | void
            FAILED, standalone refund    | void               | void                 | void                 | void
            AUTHORIZED                   | CANCELLED          | void                 | void                 | void
            AUTHORIZED, capture open     | locked             | locked               | locked               | locked
            AUTHORIZED, capture failed   | CANCELLED          | void                 | void                 | void
            AUTHORIZED, capture voided   | CANCELLED          | void                 | void                 | void
            PARTIALLY_CAPTURED           | CAPTURED           | AUTHORIZED           | void                 | void
            PARTIALLY_CAPTURED, twice    | CAPTURED           | same                 | same                 | void
            CAPTURED, authorised         | void               | AUTHORIZED           | void                 | void
            CAPTURED, in excess          | void               | AUTHORIZED           | void                 | void
            CAPTURED, rest released      | void               | CANCELLED            | void                 | void
            CAPTURED, paid               | CANCELLED          | void                 | void                 | void
            CAPTURED, standalone         | CANCELLED          | void                 | void                 | void
            CAPTURED, refund failed      | CANCELLED          | void                 | void                 | void
            CAPTURED, refund voided      | CANCELLED          | void                 | void                 | void
            PARTIALLY_REFUNDED           | void               | CAPTURED             | void                 | void
            PARTIALLY_REFUNDED, 3 left   | void               | CAPTURED             | void                 | void
            REFUNDED                     | void               | CAPTURED             | void                 | void
            REFUNDED, part captured      | same               | void                 | PARTIALLY_CAPTURED   | void
            EXCESSIVELY_REFUNDED         | void               | CAPTURED             | void                 | void
            EXCESSIVELY_REFUNDED, alone  | CANCELLED          | void                 | void                 | void
            CANCELLED, authorisation     | void               | void                 | void                 | void
            CANCELLED, payment           | void               | void                 | void                 | void
            CANCELLED, standalone refund | void               | void                 | void                 | void
            """;

    private static final Option<Order> NO_ORDER = Option.none();
    private static final Option<Order> AUTHORIZED =
            done(NO_ORDER, newTransaction("t-1", Operation.AUTHORIZE, eur(1000)));
    private static final Option<Order> PAID = done(NO_ORDER, newTransaction("t-1", Operation.PAY, eur(1000)));
    private static final Option<Order> PART_CAPTURED = capture(400);

    private static final Map<String, Option<Order>> STATES = LinkedHashMap.<String, Option<Order>>empty()
            .put("no order", NO_ORDER)
            .put(
                    "INITIATED, first one open",
                    next(NO_ORDER, newTransaction("t-1", Operation.PAY, eur(1000)))
                            .toOption())
            .put(
                    "INITIATED, outcome unknown",
                    done(NO_ORDER, newTransaction("t-1", Operation.PAY, eur(1000)), GatewayCode.UNKNOWN))
            .merge(LinkedHashMap.ofEntries(
                    STAGES.map(stage -> new io.vavr.Tuple2<>(stage.name(), authenticating(stage)))))
            .put("VERIFIED", done(NO_ORDER, newTransaction("t-1", Operation.VERIFY, eur(0))))
            .put("FAILED, payment", failed(NO_ORDER, newTransaction("t-1", Operation.PAY, eur(1000))))
            .put("FAILED, standalone capture", failed(NO_ORDER, newTransaction("t-1", Operation.CAPTURE, eur(1000))))
            .put("FAILED, standalone refund", failed(NO_ORDER, newTransaction("t-1", Operation.REFUND, eur(1000))))
            .put("AUTHORIZED", AUTHORIZED)
            .put(
                    "AUTHORIZED, capture open",
                    next(AUTHORIZED, newTransaction("t-2", Operation.CAPTURE, eur(400)))
                            .toOption())
            .put("AUTHORIZED, capture failed", failed(AUTHORIZED, newTransaction("t-2", Operation.CAPTURE, eur(400))))
            .put(
                    "AUTHORIZED, capture voided",
                    done(PART_CAPTURED, newTransaction("t-3", Operation.VOID, eur(0), "t-2")))
            .put("PARTIALLY_CAPTURED", PART_CAPTURED)
            .put("PARTIALLY_CAPTURED, twice", done(PART_CAPTURED, newTransaction("t-3", Operation.CAPTURE, eur(300))))
            .put("CAPTURED, authorised", capture(1000))
            .put("CAPTURED, in excess", capture(1200))
            .put("CAPTURED, rest released", done(PART_CAPTURED, newTransaction("t-3", Operation.VOID, eur(0), "t-1")))
            .put("CAPTURED, paid", PAID)
            .put("CAPTURED, standalone", done(NO_ORDER, newTransaction("t-1", Operation.CAPTURE, eur(1000))))
            .put("CAPTURED, refund failed", failed(PAID, newTransaction("t-2", Operation.REFUND, eur(400))))
            .put("CAPTURED, refund voided", done(refund(400), newTransaction("t-3", Operation.VOID, eur(0), "t-2")))
            .put("PARTIALLY_REFUNDED", refund(400))
            .put("PARTIALLY_REFUNDED, 3 left", refund(700))
            .put("REFUNDED", refund(1000))
            .put("REFUNDED, part captured", done(PART_CAPTURED, newTransaction("t-3", Operation.REFUND, eur(400))))
            .put("EXCESSIVELY_REFUNDED", refund(1500))
            .put("EXCESSIVELY_REFUNDED, alone", done(NO_ORDER, newTransaction("t-1", Operation.REFUND, eur(1000))))
            .put("CANCELLED, authorisation", done(AUTHORIZED, newTransaction("t-2", Operation.VOID, eur(0), "t-1")))
            .put("CANCELLED, payment", done(PAID, newTransaction("t-2", Operation.VOID, eur(0), "t-1")))
            .put(
                    "CANCELLED, standalone refund",
                    done(
                            done(NO_ORDER, newTransaction("t-1", Operation.REFUND, eur(1000))),
                            newTransaction("t-2", Operation.VOID, eur(0), "t-1")));

    private static Option<Order> capture(long cents) {
        return done(AUTHORIZED, newTransaction("t-2", Operation.CAPTURE, eur(cents)));
    }

    private static Option<Order> refund(long cents) {
        return done(PAID, newTransaction("t-2", Operation.REFUND, eur(cents), Option.none(), Samples.UNLIMITED));
    }

    private static Option<Order> failed(Option<Order> order, NewTransaction request) {
        return done(order, request, GatewayCode.DECLINED);
    }

    /** An order of which only the payer's authentication is known. */
    private static Option<Order> authenticating(OrderStatus stage) {
        return done(NO_ORDER, newTransaction("t-1", Operation.INITIATE_AUTHENTICATION, eur(0)))
                .map(order -> new Order(
                        KEY,
                        order.amount(),
                        order.totals(),
                        stage,
                        order.details(),
                        order.begunBy(),
                        NOW,
                        NOW,
                        order.transactions(),
                        1));
    }

    private record Cell(String state, String column, String expected) {}

    static java.util.stream.Stream<Cell> operations() {
        return cells(TABLE);
    }

    static java.util.stream.Stream<Cell> voids() {
        return cells(VOIDS);
    }

    private static java.util.stream.Stream<Cell> cells(String table) {
        List<List<String>> rows = List.of(table.split("\n"))
                .map(line -> List.of(line.split("\\|")).map(String::strip));
        List<String> columns = rows.head().tail();
        return rows.tail()
                .flatMap(row ->
                        columns.zipWith(row.tail(), (column, expected) -> new Cell(row.head(), column, expected)))
                .toJavaStream();
    }

    @Test
    void the_tables_have_every_state_and_every_operation() {
        assertThat(STATES.values().flatMap(order -> order.map(Order::status)).toSet())
                .containsExactlyInAnyOrder(OrderStatus.values());
        assertThat(operations().map(Cell::state).distinct())
                .containsExactlyElementsOf(STATES.keySet().toJavaList());
        assertThat(voids().map(Cell::state).distinct())
                .containsExactlyElementsOf(STATES.keySet().toJavaList());
        // Authenticating the payer goes on with the transaction that initiated it: it has rules of its own.
        assertThat(operations().map(Cell::column).distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Operation.values())
                        .removeAll(List.of(Operation.VOID, Operation.AUTHENTICATE_PAYER))
                        .map(Operation::name));
        STATES.forEach((name, order) -> assertThat(
                        order.map(Order::status).forAll(status -> name.startsWith(status.name())))
                .as(name)
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void every_operation_comes_out_as_the_table_says(Cell cell) {
        NewTransaction request = newTransaction("t-9", Operation.valueOf(cell.column()), amountOf(cell.column()));
        assertThat(outcome(STATES.get(cell.state()).get(), request)).isEqualTo(cell.expected());
    }

    @ParameterizedTest
    @MethodSource("voids")
    void every_void_comes_out_as_the_table_says(Cell cell) {
        NewTransaction request =
                newTransaction("t-9", Operation.VOID, eur(0), cell.column().substring("VOID ".length()));
        assertThat(outcome(STATES.get(cell.state()).get(), request)).isEqualTo(cell.expected());
    }

    /** Whatever the state: a decline, and an acquirer that was never reached, leave an order that has begun as it was. */
    @ParameterizedTest
    @MethodSource("operations")
    void what_fails_changes_nothing_but_an_order_that_has_not_been_paid(Cell cell) {
        Option<Order> before = STATES.get(cell.state()).get();
        NewTransaction request = newTransaction("t-9", Operation.valueOf(cell.column()), amountOf(cell.column()));
        for (GatewayCode code : List.of(GatewayCode.DECLINED, GatewayCode.ACQUIRER_SYSTEM_ERROR)) {
            next(before, request).peek(asked -> {
                Order after = asked.hear(request.id(), answer(code, request.amount()), NOW);
                assertThat(after.totals()).isEqualTo(asked.totals());
                assertThat(after.open()).isEmpty();
                boolean unpaid = before.forAll(order ->
                        order.status() != OrderStatus.VERIFIED && order.totals().equals(Totals.none(Samples.EUR)));
                boolean payment = !request.operation().isAuthentication();
                assertThat(after.status()).isEqualTo(unpaid && payment ? OrderStatus.FAILED : asked.status());
            });
        }
    }

    /** Without the privilege, whatever the state: nothing but what the state refuses anyway. */
    @ParameterizedTest
    @MethodSource("operations")
    void nothing_is_done_without_the_privilege_for_it(Cell cell) {
        Operation operation = Operation.valueOf(cell.column());
        Option<Order> before = STATES.get(cell.state()).get();
        boolean alone = operation.isStandaloneOn(before);
        Option<Privilege> needed = privilegeFor(operation, alone);
        if (needed.isEmpty()) {
            return;
        }
        NewTransaction request = newTransaction(
                "t-9",
                operation,
                amountOf(cell.column()),
                Option.none(),
                Samples.forbidding(Samples.UNLIMITED, needed.get()));
        String found = next(before, request).fold(OrderTransitionTableTest::refused, order -> "accepted");
        assertThat(found)
                .isEqualTo(
                        before.isEmpty() && cell.expected().equals("none")
                                ? "none"
                                : cell.expected().equals("locked")
                                        ? "locked"
                                        : needed.get().name());
    }

    @Test
    void the_picture_is_what_the_tables_say() {
        Seq<Arrow> operations = List.ofAll(java.util.stream.Stream.concat(operations(), voids()))
                .flatMap(cell -> arrows(cell.state(), cell.column()));
        // Either operation of authentication may bring any answer.
        Seq<Arrow> authentications = List.of(OrderStatus.INITIATED, OrderStatus.AUTHENTICATION_INITIATED)
                .flatMap(from -> List.of(AuthenticationStatus.values())
                        .map(AuthenticationAnswers::orderStatus)
                        .map(to -> new Arrow(from.name(), to.name(), "authentication")));
        StatePicture.of("Order", operations.appendAll(authentications)).assertShown();
    }

    /** To where an order stands while the acquirer is asked, and from there to what its answer makes of it. */
    private static Seq<Arrow> arrows(String state, String column) {
        Option<Order> before = STATES.get(state).get();
        List<String> words = List.of(column.split(" "));
        Operation operation = Operation.valueOf(words.head());
        NewTransaction request = operation == Operation.VOID
                ? newTransaction("t-9", operation, eur(0), words.last())
                : newTransaction("t-9", operation, amountOf(column));
        return next(before, request)
                .fold(
                        refusal -> List.empty(),
                        asked -> List.of(
                                arrow(before.map(Order::status), asked, operation.name()),
                                arrow(asked, heard(asked, request, GatewayCode.APPROVED), operation.name()),
                                arrow(asked, heard(asked, request, GatewayCode.DECLINED), "declined")));
    }

    private static Order heard(Order asked, NewTransaction request, GatewayCode code) {
        Money amount = asked.transaction(request.id()).get().amount();
        return asked.hear(request.id(), answer(code, amount), NOW);
    }

    private static Arrow arrow(Order from, Order to, String by) {
        return arrow(Option.some(from.status()), to, by);
    }

    private static Arrow arrow(Option<OrderStatus> from, Order to, String by) {
        return new Arrow(
                from.map(OrderStatus::name).getOrElse(StatePicture.OUTSIDE),
                to.status().name(),
                by);
    }

    private static Option<Privilege> privilegeFor(Operation operation, boolean alone) {
        return switch (operation) {
            case AUTHORIZE -> Option.some(Privilege.AUTHORIZE);
            case PAY, INITIATE_BROWSER_PAYMENT -> Option.some(Privilege.PAY);
            case VERIFY -> Option.some(Privilege.VERIFY);
            case CAPTURE -> Option.some(alone ? Privilege.STANDALONE_CAPTURE : Privilege.CAPTURE);
            case REFUND -> Option.some(alone ? Privilege.STANDALONE_REFUND : Privilege.REFUND);
            case VOID -> Option.some(Privilege.VOID);
            case UPDATE_AUTHORIZATION -> Option.some(Privilege.UPDATE_AUTHORIZATION);
            case INITIATE_AUTHENTICATION, AUTHENTICATE_PAYER -> Option.none();
        };
    }

    private static Money amountOf(String operation) {
        return eur(operation.equals("INITIATE_AUTHENTICATION") ? 0 : 400);
    }

    private static String outcome(Option<Order> before, NewTransaction request) {
        return next(before, request).fold(OrderTransitionTableTest::refused, asked -> {
            Money amount = asked.transaction(request.id()).get().amount();
            Order after = asked.hear(request.id(), answer(GatewayCode.APPROVED, amount), NOW);
            assertThat(after.revision()).isEqualTo(asked.revision() + 1);
            assertThat(after.open()).isEmpty();
            boolean same = before.exists(order -> order.status() == after.status());
            return same ? "same" : after.status().name();
        });
    }

    private static String refused(OrderRefusal refusal) {
        if (refusal instanceof OrderRefusal.MissingPrivilege missing) {
            return missing.privilege() == Privilege.EXCESSIVE_REFUND
                    ? "excess"
                    : missing.privilege().name();
        }
        return LinkedHashMap.<Class<?>, String>of(
                        OrderRefusal.Locked.class, "locked",
                        OrderRefusal.UnknownOrder.class, "none",
                        OrderRefusal.NotInStatus.class, ".",
                        OrderRefusal.AmbiguousTarget.class, "which",
                        OrderRefusal.NothingToVoid.class, "void")
                .get(refusal.getClass())
                .getOrElse(refusal.toString());
    }
}
