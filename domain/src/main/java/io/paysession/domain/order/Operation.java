package io.paysession.domain.order;

import io.paysession.domain.field.FieldCatalogue;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** What a client can ask for on a transaction's URL (source: gateway-api 1.2): the values of {@code apiOperation}. */
public enum Operation {
    AUTHORIZE,
    PAY,
    VERIFY,
    /** On an order that does not exist: a standalone capture. */
    CAPTURE,
    /** On an order that does not exist: a standalone refund. */
    REFUND,
    VOID,
    UPDATE_AUTHORIZATION,
    INITIATE_AUTHENTICATION,
    AUTHENTICATE_PAYER;

    private static final Map<Operation, FieldCatalogue> CATALOGUES =
            List.of(values()).toMap(operation -> operation, operation -> FieldCatalogue.operation(operation.name()));

    /** The operation of that name; none if there is none. */
    public static Option<Operation> parse(String name) {
        return List.of(values()).find(operation -> operation.name().equals(name));
    }

    /** What a request for it may say. */
    public FieldCatalogue catalogue() {
        return CATALOGUES.get(this).get();
    }

    /** Whether it is part of the payer's authentication and moves no money. */
    public boolean isAuthentication() {
        return this == INITIATE_AUTHENTICATION || this == AUTHENTICATE_PAYER;
    }

    /** Whether it may be the first of an order. */
    public boolean mayBeginOrder() {
        return switch (this) {
            case AUTHORIZE, PAY, VERIFY, CAPTURE, REFUND, INITIATE_AUTHENTICATION -> true;
            case VOID, UPDATE_AUTHORIZATION, AUTHENTICATE_PAYER -> false;
        };
    }

    /** Whether it works on what an earlier transaction of the order has done. */
    public boolean isFollowUp() {
        return switch (this) {
            case CAPTURE, REFUND, VOID, UPDATE_AUTHORIZATION -> true;
            case AUTHORIZE, PAY, VERIFY, INITIATE_AUTHENTICATION, AUTHENTICATE_PAYER -> false;
        };
    }
}
