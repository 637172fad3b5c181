package io.paysession.domain.order;

import io.paysession.domain.field.FieldCatalogue;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** What a client can ask for on a transaction's URL (source: gateway-api 1.2): the values of {@code apiOperation}. */
public enum Operation {
    /** Reserve money on a card. */
    AUTHORIZE,
    /** Take money from a card at once. */
    PAY,
    /** Ask whether a card is good, without money. */
    VERIFY,
    /** On an order that does not exist: a standalone capture. */
    CAPTURE,
    /** On an order that does not exist: a standalone refund. */
    REFUND,
    /** Undo a transaction before it is settled. */
    VOID,
    /** Reserve another amount in place of what is reserved already. */
    UPDATE_AUTHORIZATION,
    /** Ask whether the payer can be authenticated. */
    INITIATE_AUTHENTICATION,
    /** Authenticate the payer. */
    AUTHENTICATE_PAYER,
    /** A payment that the payer makes on a provider's page: a payment or an authorisation, as its fields say. */
    INITIATE_BROWSER_PAYMENT;

    private static final Map<Operation, FieldCatalogue> CATALOGUES =
            List.of(values()).toMap(operation -> operation, operation -> FieldCatalogue.operation(operation.name()));

    private static final FieldCatalogue ORDER_CAPTURE = FieldCatalogue.operation("ORDER_CAPTURE");
    private static final FieldCatalogue ORDER_REFUND = FieldCatalogue.operation("ORDER_REFUND");
    private static final FieldCatalogue STANDALONE_CAPTURE = FieldCatalogue.operation("STANDALONE_CAPTURE");
    private static final FieldCatalogue STANDALONE_REFUND = FieldCatalogue.operation("STANDALONE_REFUND");

    /**
     * {@return the operation of that name; none if there is none}
     *
     * @param name the word of the API, such as {@code PAY}
     */
    public static Option<Operation> parse(String name) {
        return List.of(values()).find(operation -> operation.name().equals(name));
    }

    /** {@return what a request for it may say} */
    public FieldCatalogue catalogue() {
        return CATALOGUES.get(this).get();
    }

    /**
     * {@return what a request for it may say, once it is known on what: a capture or refund of an order brings no
     * source of funds, one that stands alone names no other transaction} Of a session it uses what this catalogue
     * knows.
     *
     * @param order the order as it is; none if there is none yet
     */
    public FieldCatalogue catalogueOn(Option<Order> order) {
        return switch (this) {
            case CAPTURE -> isStandaloneOn(order) ? STANDALONE_CAPTURE : ORDER_CAPTURE;
            case REFUND -> isStandaloneOn(order) ? STANDALONE_REFUND : ORDER_REFUND;
            case AUTHORIZE,
                    PAY,
                    VERIFY,
                    VOID,
                    UPDATE_AUTHORIZATION,
                    INITIATE_AUTHENTICATION,
                    AUTHENTICATE_PAYER,
                    INITIATE_BROWSER_PAYMENT -> catalogue();
        };
    }

    /**
     * {@return whether it is a capture or refund that begins an order, or tries to again after that failed}
     *
     * @param order the order; none if there is none of that name
     */
    public boolean isStandaloneOn(Option<Order> order) {
        return switch (this) {
            case CAPTURE, REFUND ->
                order.forAll(existing -> existing.status() == OrderStatus.FAILED
                        && existing.transactions().forAll(earlier -> earlier.operation() == this));
            case AUTHORIZE,
                    PAY,
                    VERIFY,
                    VOID,
                    UPDATE_AUTHORIZATION,
                    INITIATE_AUTHENTICATION,
                    AUTHENTICATE_PAYER,
                    INITIATE_BROWSER_PAYMENT -> false;
        };
    }

    /** {@return whether it is part of the payer's authentication and moves no money} */
    public boolean isAuthentication() {
        return this == INITIATE_AUTHENTICATION || this == AUTHENTICATE_PAYER;
    }

    /** {@return whether it may be the first of an order} */
    public boolean mayBeginOrder() {
        return switch (this) {
            case AUTHORIZE, PAY, VERIFY, CAPTURE, REFUND, INITIATE_AUTHENTICATION, INITIATE_BROWSER_PAYMENT -> true;
            case VOID, UPDATE_AUTHORIZATION, AUTHENTICATE_PAYER -> false;
        };
    }

    /** {@return whether it works on what an earlier transaction of the order has done} */
    public boolean isFollowUp() {
        return switch (this) {
            case CAPTURE, REFUND, VOID, UPDATE_AUTHORIZATION -> true;
            case AUTHORIZE, PAY, VERIFY, INITIATE_AUTHENTICATION, AUTHENTICATE_PAYER, INITIATE_BROWSER_PAYMENT -> false;
        };
    }
}
