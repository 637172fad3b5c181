package io.paysession.domain.order;

import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.PaymentRules;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.money.Money;
import io.paysession.domain.shared.Fingerprint;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Currency;

/** Orders to test with, and short ways to go on with them. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final OrderKey KEY = new OrderKey(new MerchantId("TESTSHOP01"), new OrderId("o-1"));
    static final Currency EUR = Currency.getInstance("EUR");
    /** Everything is allowed but to give back more than was taken. */
    static final AcquirerRelationship USUAL = forbidding(AcquirerRelationship.EVERYTHING, Privilege.EXCESSIVE_REFUND);

    static final AcquirerRelationship UNLIMITED = allowing(USUAL, Privilege.EXCESSIVE_REFUND);

    private Samples() {}

    static Money eur(long cents) {
        return new Money(cents, EUR);
    }

    static AcquirerRelationship allowing(AcquirerRelationship before, Privilege privilege) {
        return with(before, before.acquirer(), before.privileges().add(privilege));
    }

    static AcquirerRelationship forbidding(AcquirerRelationship before, Privilege privilege) {
        return with(before, before.acquirer(), before.privileges().remove(privilege));
    }

    static AcquirerRelationship at(AcquirerName acquirer) {
        return with(USUAL, acquirer, USUAL.privileges());
    }

    /** Without the privilege to capture more than is authorised, but with a tolerance. */
    static AcquirerRelationship tolerating(int percent) {
        AcquirerRelationship exact = forbidding(USUAL, Privilege.EXCESSIVE_CAPTURE);
        return new AcquirerRelationship(
                exact.acquirer(),
                exact.privileges(),
                exact.currencies(),
                exact.cardTypes(),
                exact.payerAuthentication(),
                new PaymentRules(percent, HashSet.empty()));
    }

    private static AcquirerRelationship with(
            AcquirerRelationship before, AcquirerName acquirer, io.vavr.collection.Set<Privilege> privileges) {
        return new AcquirerRelationship(
                acquirer, privileges, before.currencies(), before.cardTypes(), before.payerAuthentication());
    }

    /** A request without a target. */
    static NewTransaction newTransaction(String id, Operation operation, Money amount) {
        return newTransaction(id, operation, amount, Option.none(), USUAL);
    }

    /** A request that names a target. */
    static NewTransaction newTransaction(String id, Operation operation, Money amount, String target) {
        return newTransaction(id, operation, amount, Option.of(target), USUAL);
    }

    static NewTransaction newTransaction(
            String id, Operation operation, Money amount, Option<String> target, AcquirerRelationship relationship) {
        return new NewTransaction(
                new TransactionId(id),
                operation,
                amount,
                target.map(TransactionId::new),
                new Fingerprint("key", id),
                RequestFields.EMPTY,
                RequestFields.EMPTY,
                Option.none(),
                Option.none(),
                relationship);
    }

    /** The same request, whose request said that as well. */
    static NewTransaction saying(NewTransaction request, String path, FieldValue value) {
        RequestFields said = RequestFields.EMPTY.with(path, value);
        return new NewTransaction(
                request.id(),
                request.operation(),
                request.amount(),
                request.target(),
                request.request(),
                said,
                said,
                request.authentication(),
                request.begunBy(),
                request.relationship());
    }

    /** Begins or goes on. */
    static Either<OrderRefusal, Order> next(Option<Order> order, NewTransaction request) {
        return order.isEmpty() ? Order.begin(KEY, request, NOW) : order.get().accept(request, NOW);
    }

    /** A transaction that was asked for, and answered. */
    static Option<Order> done(Option<Order> order, NewTransaction request, GatewayCode code) {
        Order asked = next(order, request).get();
        Money amount = asked.transaction(request.id()).get().amount();
        return Option.some(asked.hear(request.id(), answer(code, amount), NOW));
    }

    static Option<Order> done(Option<Order> order, NewTransaction request) {
        return done(order, request, GatewayCode.APPROVED);
    }

    static AcquirerAnswer answer(GatewayCode code, Money amount) {
        return new AcquirerAnswer(code, amount, RequestFields.EMPTY);
    }
}
