package io.paysession.adapter.rest.order;

import static io.paysession.adapter.rest.answer.Answer.text;

import io.paysession.adapter.rest.answer.Members;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.RequestFields;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * Addresses as answers about orders show them: the second line of the street is a part of the first, and of a street that is
 * too long the end is lost (source: gateway-fields 3.6). What stands between both is not known: a blank.
 */
final class Addresses {
    private static final int LONGEST_STREET = 100;
    private static final String ADDRESS = "address";
    /** What has an address; the last ones in the group of an order, or on top of an order's own answer. */
    private static final Seq<String> HOLDERS =
            List.of("billing", "shipping", "posTerminal", "statementDescriptor", "subMerchant");

    private Addresses() {}

    static Group joined(Group document) {
        Group own = HOLDERS.foldLeft(document, Addresses::joined);
        Group order = own.group("order");
        return order.members().isEmpty() ? own : own.with("order", HOLDERS.foldLeft(order, Addresses::joined));
    }

    private static Group joined(Group document, String holder) {
        Group held = document.group(holder);
        Group address = held.group(ADDRESS);
        return address.members().containsKey("street2")
                ? document.with(holder, held.with(ADDRESS, oneStreet(address)))
                : document;
    }

    private static Group oneStreet(Group address) {
        String street = List.of("street", "street2")
                .flatMap(line -> new RequestFields(address).text(line))
                .mkString(" ");
        int characters = Math.min(street.codePointCount(0, street.length()), LONGEST_STREET);
        String whole = street.substring(0, street.offsetByCodePoints(0, characters));
        return Members.without(address, "street2").with("street", text(whole));
    }
}
