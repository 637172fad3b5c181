package io.paysession.adapter.persistence.order;

import io.paysession.application.testing.SampleSessions;
import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.authentication.Initiation;
import io.paysession.domain.authentication.PayerReturn;
import io.paysession.domain.authentication.PayerStep;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.OrderSnapshot;
import io.paysession.domain.order.OrderStatus;
import io.paysession.domain.order.Totals;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.order.TransactionState;
import io.paysession.domain.order.TransactionType;
import io.paysession.domain.session.Aes256Key;
import io.paysession.domain.shared.Fingerprint;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Currency;
import java.util.Random;
import java.util.function.Supplier;

/** Orders with any value in any place, possible or not. */
final class RandomOrders {
    private final Random random;
    private final Currency currency;

    RandomOrders(Random random) {
        this.random = random;
        currency = Currency.getInstance(any("EUR", "JPY", "KWD"));
    }

    Order order() {
        Instant created = time();
        int open = random.nextInt(6);
        return new Order(
                new OrderKey(SampleSessions.MERCHANT, new OrderId(name())),
                money(),
                totals(),
                any(OrderStatus.values()),
                fields(),
                option(this::fingerprint),
                created,
                created.plusMillis(random.nextInt(100_000)),
                List.range(0, random.nextInt(6)).map(number -> transaction(number, number == open)),
                random.nextInt(1000));
    }

    private Transaction transaction(int number, boolean open) {
        return new Transaction(
                new TransactionId(number + name().substring(2)),
                any(Operation.values()),
                any(TransactionType.values()),
                money(),
                option(() -> new TransactionId(name())),
                fingerprint(),
                any(AcquirerName.SANDBOX, new AcquirerName("gateway-1")),
                open ? open() : settled(),
                fields(),
                option(this::authentication),
                new OrderSnapshot(money(), totals(), any(OrderStatus.values()), time()));
    }

    private TransactionState open() {
        return random.nextBoolean()
                ? new TransactionState.InFlight(time())
                : new TransactionState.Undecided(
                        time(), any(GatewayCode.UNKNOWN, GatewayCode.PENDING, GatewayCode.SUBMITTED));
    }

    private AcquirerAnswer answer() {
        return new AcquirerAnswer(any(GatewayCode.values()), money(), fields());
    }

    private TransactionState settled() {
        return new TransactionState.Settled(time(), time(), answer(), option(this::answer));
    }

    private Authentication authentication() {
        return new Authentication(
                any(AuthenticationStatus.values()), money(), fingerprint(), fields(), option(this::step));
    }

    private PayerStep step() {
        byte[] key = new byte[Aes256Key.BYTES];
        random.nextBytes(key);
        return new PayerStep(
                fingerprint(),
                new Initiation(time(), money(), fields(), fields()),
                option(() -> new PayerReturn("https://shop.example/" + name(), option(() -> Aes256Key.of(key)))),
                option(this::fingerprint));
    }

    private Totals totals() {
        return new Totals(money(), money(), money());
    }

    private Money money() {
        return new Money(random.nextInt(4) == 0 ? 0 : random.nextLong() >>> 1, currency);
    }

    private Fingerprint fingerprint() {
        return new Fingerprint(name(), name());
    }

    /** Stores keep times to the microsecond. */
    private Instant time() {
        return Instant.EPOCH.plusNanos(
                random.nextInt(Integer.MAX_VALUE) * 1_000_000_000L + random.nextInt(1_000_000) * 1000L);
    }

    private String name() {
        return Long.toHexString(random.nextLong() | 1L << 63) + any("", "\u00fc", "\ud83d\ude00", "'", "\"", "\\", "/");
    }

    private RequestFields fields() {
        return new RequestFields(group(3));
    }

    private Group group(int depth) {
        Group group = Group.EMPTY;
        for (int i = random.nextInt(4); i > 0; i--) {
            group = group.with(any("a", "b", "c", "\u00e4", "k", "d"), value(depth));
        }
        return group;
    }

    private FieldValue value(int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> new Text(any("", name()));
            case 1 -> new Number(any("0.10", "1e5", "-0"));
            case 2 -> new Flag(random.nextBoolean());
            case 3 -> group(depth - 1);
            default -> new Items(List.fill(random.nextInt(3), () -> value(depth - 1)));
        };
    }

    private <T> Option<T> option(Supplier<T> value) {
        return Option.when(random.nextBoolean(), value);
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}
