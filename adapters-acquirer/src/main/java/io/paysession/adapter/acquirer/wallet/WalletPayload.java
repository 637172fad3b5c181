package io.paysession.adapter.acquirer.wallet;

import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;

/** From a wallet's words, which are those of Secure Remote Commerce, to the words of a session. */
final class WalletPayload {
    private WalletPayload() {}

    /** None if there is no card in it. */
    static Option<Group> read(Map<String, Object> content) {
        Map<?, ?> card = inner(content, "card");
        if (card.isEmpty()) {
            return Option.none();
        }
        Group expiry = put(
                put(Group.EMPTY, "month", text(card, "panExpirationMonth")),
                "year",
                text(card, "panExpirationYear").map(year -> year.length() == 4 ? year.substring(2) : year));
        Group shown = put(
                put(Group.EMPTY, "number", text(card, "primaryAccountNumber")),
                "nameOnCard",
                text(card, "cardholderFullName"));
        Group funds = Group.EMPTY
                .with("type", new Text("CARD"))
                .with("provided", Group.EMPTY.with("card", withUnlessEmpty(shown, "expiry", expiry)));
        Group session = Group.EMPTY.with("sourceOfFunds", funds);
        session = withAddress(session, "billing", inner(content, "billingAddress"));
        session = withAddress(session, "shipping", inner(content, "shippingAddress"));
        return Option.some(withUnlessEmpty(session, "customer", customer(inner(content, "consumer"))));
    }

    private static Group customer(Map<?, ?> consumer) {
        return put(
                put(put(Group.EMPTY, "firstName", text(consumer, "firstName")), "lastName", text(consumer, "lastName")),
                "email",
                text(consumer, "emailAddress"));
    }

    private static Group withAddress(Group session, String name, Map<?, ?> address) {
        Group known = put(Group.EMPTY, "street", text(address, "line1"));
        known = put(known, "street2", text(address, "line2"));
        known = put(known, "city", text(address, "city"));
        known = put(known, "stateProvince", text(address, "state"));
        known = put(known, "postcodeZip", text(address, "zip"));
        known = put(known, "country", text(address, "countryCode").flatMap(WalletPayload::threeLetters));
        return known.members().isEmpty() ? session : session.with(name, Group.EMPTY.with("address", known));
    }

    /** Wallets name countries by two letters, the gateway by three. */
    private static Option<String> threeLetters(String twoLetters) {
        try {
            return Option.some(
                    new Locale.Builder().setRegion(twoLetters).build().getISO3Country());
        } catch (MissingResourceException | IllegalArgumentException noCountry) {
            // The catalogue refuses it, with everything else that is wrong.
            return Option.some(twoLetters);
        }
    }

    private static Map<?, ?> inner(Map<?, ?> content, String name) {
        return content.get(name) instanceof Map<?, ?> inner ? inner : Map.of();
    }

    private static Option<String> text(Map<?, ?> content, String name) {
        return content.get(name) instanceof String text && !text.isEmpty() ? Option.some(text) : Option.none();
    }

    private static Group put(Group group, String name, Option<String> value) {
        return value.map(text -> group.with(name, new Text(text))).getOrElse(group);
    }

    private static Group withUnlessEmpty(Group group, String name, Group inner) {
        return inner.members().isEmpty() ? group : group.with(name, (FieldValue) inner);
    }
}
