package io.paysession.adapter.rest.order;

import static io.paysession.adapter.rest.answer.Answer.text;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.Members;
import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderSnapshot;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.control.Option;

/** An order as Retrieve Order shows it (source: recorded-responses 3; gateway-api 3.4). */
record OrderDocument(Order order, ApiVersion version) {
    /** The last version that was seen without it (source: gateway-fields 4, old recordings). */
    private static final int WITHOUT_VERSION_UNTIL = 52;

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
        Group complete = Addresses.joined(authenticated(document))
                .with("merchant", text(order.key().merchant().value()))
                .with("result", text("SUCCESS"))
                .with(
                        "transaction",
                        new Items(order.transactions()
                                .map(transaction ->
                                        new TransactionDocument(order, transaction, version).forMerchant())));
        return version.isUpTo(WITHOUT_VERSION_UNTIL) ? complete : complete.with("version", text(version.toString()));
    }

    /** What the latest authentication of the payer has proved (source: recorded-responses 3, "RETRIEVE ORDER"). */
    private Group authenticated(Group document) {
        Option<RequestFields> proof = order.transactions()
                .reverse()
                .filter(transaction -> transaction.operation().isAuthentication())
                .flatMap(Transaction::authentication)
                .headOption()
                .map(Authentication::details);
        Group threeDs = Members.only(
                proof.map(RequestFields::root).getOrElse(Group.EMPTY).group("3ds"),
                "acsEci",
                "authenticationToken",
                "transactionId");
        Group named = Answer.with(document, "3dsAcsEci", proof.flatMap(details -> details.text("3ds.acsEci")));
        Group versioned =
                Answer.with(named, "authenticationVersion", proof.flatMap(details -> details.text("version")));
        return Members.with(versioned, "authentication", Members.with(Group.EMPTY, "3ds", threeDs));
    }
}
