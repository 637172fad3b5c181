package io.paysession.adapter.acquirer.sandbox;

import io.paysession.adapter.acquirer.sandbox.Entry.Asked;
import io.paysession.application.port.Acquirer.Request;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.paysession.json.JsonDocument;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * What the sandbox answers. A card's expiry date decides about what a card is needed for; its own books decide about
 * everything that follows: it captures, refunds and voids nothing that it has not done.
 *
 * @param expiryDates outcome by {@code MM/YY}
 * @param strict      whether more than was authorised or captured is declined. Usually it is not: who may ask for that is
 *                    the gateway's decision (privileges), and acquirers follow it
 */
record SandboxRules(Map<String, GatewayCode> expiryDates, boolean strict) {
    /** What is to be answered to a request on an order of which the books hold so much. */
    GatewayCode outcome(Request request, Seq<Entry> entries) {
        Asked asked = Asked.of(request);
        // What a payer does on a page nobody but the payer decides.
        return switch (request.operation()) {
            case PAY, AUTHORIZE, VERIFY -> ofFunds(request.fields());
            case CAPTURE -> asked.standalone() ? ofFunds(request.fields()) : allowedIf(mayCapture(asked, entries));
            case REFUND -> asked.standalone() ? ofFunds(request.fields()) : allowedIf(mayRefund(asked, entries));
            case VOID -> allowedIf(mayVoid(asked, entries));
            case UPDATE_AUTHORIZATION ->
                allowedIf(target(asked, entries, Operation.AUTHORIZE).isDefined());
            case INITIATE_AUTHENTICATION, AUTHENTICATE_PAYER, INITIATE_BROWSER_PAYMENT -> GatewayCode.NOT_SUPPORTED;
        };
    }

    private GatewayCode ofFunds(RequestFields fields) {
        Option<String> token = fields.text(SandboxTables.CARD + ".devicePayment.paymentToken");
        if (token.isDefined()) {
            // Nobody here can decrypt it, but it can be told whether it is one: both wallets write JSON (source: 2.5).
            return token.flatMap(JsonDocument::read).isDefined() ? GatewayCode.APPROVED : GatewayCode.DECLINED;
        }
        return expiry(fields).flatMap(expiryDates::get).getOrElse(GatewayCode.APPROVED);
    }

    private static Option<String> expiry(RequestFields fields) {
        Option<String> month = fields.text(SandboxTables.CARD + ".expiry.month");
        Option<String> year = fields.text(SandboxTables.CARD + ".expiry.year");
        return month.flatMap(m -> year.map(y -> (m.length() == 1 ? "0" + m : m) + "/" + y));
    }

    private boolean mayCapture(Asked asked, Seq<Entry> entries) {
        Option<Entry> authorization = target(asked, entries, Operation.AUTHORIZE);
        Money authorized = sum(entries, asked, Operation.AUTHORIZE, Operation.UPDATE_AUTHORIZATION);
        Money captured = sum(entries, asked, Operation.CAPTURE);
        return authorization.isDefined()
                && !(strict && captured.plus(asked.amount()).isMoreThan(authorized));
    }

    private boolean mayRefund(Asked asked, Seq<Entry> entries) {
        Option<Entry> capture = target(asked, entries, Operation.CAPTURE, Operation.PAY);
        Money captured = sum(entries, asked, Operation.CAPTURE, Operation.PAY);
        Money refunded = sum(entries, asked, Operation.REFUND);
        return capture.isDefined() && !(strict && refunded.plus(asked.amount()).isMoreThan(captured));
    }

    private static boolean mayVoid(Asked asked, Seq<Entry> entries) {
        Option<Entry> target =
                target(asked, entries, Operation.AUTHORIZE, Operation.CAPTURE, Operation.PAY, Operation.REFUND);
        return target.exists(meant -> meant.asked().operation() == Operation.AUTHORIZE
                ? isMoreLeft(asked, entries)
                : !live(entries).exists(later -> later.asked().target().contains(meant.id())));
    }

    /** What was taken of an authorisation stays taken; the rest of it can be released. */
    private static boolean isMoreLeft(Asked asked, Seq<Entry> entries) {
        return sum(entries, asked, Operation.AUTHORIZE, Operation.UPDATE_AUTHORIZATION)
                .isMoreThan(sum(entries, asked, Operation.CAPTURE));
    }

    private static GatewayCode allowedIf(boolean allowed) {
        return allowed ? GatewayCode.APPROVED : GatewayCode.DECLINED;
    }

    /** What a request refers to, if it has been done by one of these operations, in the same currency. */
    private static Option<Entry> target(Asked asked, Seq<Entry> entries, Operation... operations) {
        return live(entries)
                .find(entry -> asked.target().contains(entry.id())
                        && entry.asked()
                                .amount()
                                .currency()
                                .equals(asked.amount().currency())
                        && List.of(operations).contains(entry.asked().operation()));
    }

    private static Money sum(Seq<Entry> entries, Asked asked, Operation... operations) {
        return live(entries)
                .filter(entry -> List.of(operations).contains(entry.asked().operation()))
                .map(entry -> entry.asked().amount())
                .filter(amount -> amount.currency().equals(asked.amount().currency()))
                .foldLeft(asked.amount().zero(), Money::plus);
    }

    /** What has been done and was not undone. */
    private static Seq<Entry> live(Seq<Entry> entries) {
        return entries.filter(entry -> entry.isDone()
                && entry.asked().operation() != Operation.VOID
                && !entries.exists(later -> later.isDone()
                        && later.asked().operation() == Operation.VOID
                        && later.asked().target().contains(entry.id())));
    }
}
