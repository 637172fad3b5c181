package io.paysession.benchmarks.product;

import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.session.NewSession;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.Requester;
import io.paysession.domain.session.SessionPolicy;
import io.paysession.domain.session.UpdateAttempt;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Random;

/** Sessions and documents as clients send them. */
public final class Samples {
    public static final MerchantId MERCHANT = new MerchantId("BENCHMARK");
    public static final ApiVersion VERSION = ApiVersion.NEWEST;

    /** What a shop's page sends with one update. */
    public static final Group CARD_AND_ORDER = order().with("sourceOfFunds", card().group("sourceOfFunds"));

    private static final int MANY_ITEMS = 200;

    private Samples() {}

    public static NewSession newSession(long seed) {
        byte[] random = new byte[NewSession.RANDOM_BYTES];
        new Random(seed).nextBytes(random);
        return new NewSession(MERCHANT, VERSION, 25, RequestFields.EMPTY, random);
    }

    public static PaymentSession session(long seed, Instant now) {
        return PaymentSession.create(newSession(seed), SessionPolicy.DEFAULT, now);
    }

    public static PaymentSession updated(PaymentSession session, UpdateAttempt attempt, Instant now) {
        return session.update(attempt, SessionPolicy.DEFAULT, now)
                .fold(
                        next -> next,
                        (next, violations) -> {
                            throw new IllegalStateException("A sample is wrong: " + violations);
                        },
                        refusal -> {
                            throw new IllegalStateException("A sample is refused: " + refusal);
                        });
    }

    public static UpdateAttempt update(Group document) {
        FieldReading reading = FieldCatalogue.SESSION.read(document, VERSION);
        return new UpdateAttempt(
                Requester.MERCHANT, MERCHANT, VERSION, Option.none(), reading.fields(), reading.violations());
    }

    public static Group order() {
        return Group.EMPTY.with("order", group("amount", "49.90", "currency", "EUR"));
    }

    public static Group card() {
        Group card = group("number", "5123450000000008", "securityCode", "100")
                .with("expiry", group("month", "01", "year", "39"));
        Group provided = Group.EMPTY.with("provided", Group.EMPTY.with("card", card));
        return Group.EMPTY.with("sourceOfFunds", provided);
    }

    /** A cart of many items, with a buyer and addresses. */
    public static Group largeOrder() {
        List<FieldValue> items = List.range(0, MANY_ITEMS).map(Samples::item);
        Group address = group("street", "1 Long Street", "city", "Wellington", "postcodeZip", "6011", "country", "NZL");
        return CARD_AND_ORDER
                .with("order", order().group("order").with("item", new Items(items)))
                .with("billing", Group.EMPTY.with("address", address))
                .with("shipping", Group.EMPTY.with("address", address))
                .with("customer", group("firstName", "Ada", "lastName", "Lovelace", "email", "ada@example.com"));
    }

    private static FieldValue item(int index) {
        return group("name", "Item " + index, "quantity", "2", "unitPrice", "12.50", "brand", "Some Brand")
                .with("description", new Text("A thing that somebody may want to buy, number " + index))
                .with("sku", new Text("SKU-" + (100_000 + index)))
                .with("category", new Text("Things / Small things"))
                .with("unitTaxAmount", new Text("2.50"));
    }

    private static Group group(String... namesAndTexts) {
        Group group = Group.EMPTY;
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            group = group.with(namesAndTexts[i], new Text(namesAndTexts[i + 1]));
        }
        return group;
    }
}
