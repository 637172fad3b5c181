package io.paysession.application.testing;

import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.session.NewSession;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.Requester;
import io.paysession.domain.session.SessionPolicy;
import io.paysession.domain.session.UpdateAttempt;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.Tuple;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.security.SecureRandom;
import java.time.Instant;

/** Sessions and contents for tests of anything that keeps them. */
public final class SampleSessions {
    /** A merchant. */
    public static final MerchantId MERCHANT = new MerchantId("TESTSHOP01");

    private static final SecureRandom RANDOM = new SecureRandom();

    private SampleSessions() {}

    /**
     * {@return a new, empty session with a fresh id, which five payers may update}
     *
     * @param merchant whose session it is
     * @param now the present moment
     */
    public static PaymentSession fresh(MerchantId merchant, Instant now) {
        byte[] random = new byte[NewSession.RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return PaymentSession.create(
                new NewSession(merchant, new ApiVersion(72), 5, RequestFields.EMPTY, random),
                SessionPolicy.DEFAULT,
                now);
    }

    /**
     * {@return the next state of a session after a successful update by the merchant}
     *
     * @param session the state before
     * @param fields what was sent
     * @param now the present moment
     */
    public static PaymentSession updated(PaymentSession session, RequestFields fields, Instant now) {
        return updatedBy(Requester.MERCHANT, session, fields, now);
    }

    /**
     * {@return the next state of a session after a successful update by hosted fields}
     *
     * @param session the state before
     * @param fields what was typed
     * @param now the present moment
     */
    public static PaymentSession filled(PaymentSession session, RequestFields fields, Instant now) {
        return updatedBy(Requester.HOSTED_FIELDS, session, fields, now);
    }

    private static PaymentSession updatedBy(
            Requester requester, PaymentSession session, RequestFields fields, Instant now) {
        UpdateAttempt attempt = new UpdateAttempt(
                requester, session.merchant(), session.apiVersion(), Option.none(), fields, List.empty());
        return session.update(attempt, SessionPolicy.DEFAULT, now)
                .fold(
                        next -> next,
                        (next, violations) -> {
                            throw new AssertionError(violations);
                        },
                        refusal -> {
                            throw new AssertionError(refusal);
                        });
    }

    /** {@return content with every kind of value: texts, numbers, truths, lists, Unicode} */
    public static RequestFields everyKindOfValue() {
        return accepted(group(
                "order",
                group(
                        "amount", new Text("49.90"),
                        "currency", new Text("EUR"),
                        "description", new Text("Gr\u00fc\u00dfe \u20ac \ud83d\ude00"),
                        "item",
                                new Items(List.of(
                                        group("name", new Text("first"), "quantity", new Text("1")),
                                        group("name", new Text("second"), "quantity", new Text("2"))))),
                "device",
                group("browserDetails", group("javaEnabled", new Flag(true), "colorDepth", new Number("24"))),
                "sourceOfFunds",
                group("provided", group("card", card("5123450000000008", "100")))));
    }

    /**
     * {@return a card as a client sends it}
     *
     * @param number the card's number, in clear
     * @param securityCode the card's security code, in clear
     */
    public static Group card(String number, String securityCode) {
        return group(
                "number", new Text(number),
                "securityCode", new Text(securityCode),
                "expiry", group("month", new Text("01"), "year", new Text("39")));
    }

    /**
     * {@return fields as the catalogue reads them; they must be right}
     *
     * @param document a document without a mistake
     */
    public static RequestFields accepted(Group document) {
        var reading = FieldCatalogue.SESSION.read(document, new ApiVersion(72));
        if (!reading.violations().isEmpty()) {
            throw new AssertionError(reading.violations());
        }
        return reading.fields();
    }

    /**
     * {@return a group of alternating names and values}
     *
     * @param namesAndValues a name, its value, a name, its value…
     */
    public static Group group(Object... namesAndValues) {
        return Group.of(List.of(namesAndValues)
                .grouped(2)
                .map(pair -> Tuple.of((String) pair.get(0), (FieldValue) pair.get(1))));
    }
}
