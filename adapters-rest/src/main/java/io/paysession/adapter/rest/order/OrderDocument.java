package io.paysession.adapter.rest.order;

import static io.paysession.adapter.rest.answer.Answer.text;

import io.paysession.adapter.rest.answer.Members;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderSnapshot;
import io.paysession.domain.shared.ApiVersion;

/** An order as Retrieve Order shows it (source: recorded-responses 3; gateway-api 3.4). */
record OrderDocument(Order order, ApiVersion version) {
    Group members() {
        Group said = FieldCatalogue.SESSION.withNumbers(order.details());
        OrderSnapshot now = new OrderSnapshot(order.amount(), order.totals(), order.status(), order.updatedAt());
        Group members = new OrderGroup(order, now, said.group("order"), version)
                .members(
                        order.updatedAt(),
                        new OrderAsOf(order, order.transactions().last()).authenticationStatus());
        Group rest = Members.only(said, "agreement", "billing", "customer", "shipping", "sourceOfFunds");
        Group device = Members.only(said.group("device"), "browser", "ipAddress");
        Group document = new Group(
                members.members().merge(Members.with(rest, "device", device).members()));
        return document.with("merchant", text(order.key().merchant().value()))
                .with("result", text("SUCCESS"))
                .with(
                        "transaction",
                        new Items(order.transactions()
                                .map(transaction ->
                                        new TransactionDocument(order, transaction, version).forMerchant())))
                .with("version", text(version.toString()));
    }
}
