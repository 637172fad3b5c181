package io.paysession.adapter.rest.terminal;

import io.paysession.application.terminal.SessionWish;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.Wish;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Currency;

/** What a request wants of a session. It names no currency: its amounts are in the session's. */
final class WishFields {
    private static final String AMOUNT = "transaction.amount";

    private final Wish name;
    private final TerminalFields fields;

    private WishFields(Wish name, TerminalFields fields) {
        this.name = name;
        this.fields = fields;
    }

    /** Everything that can be said of a request without its session. */
    static Either<Violation, WishFields> read(RequestFields request) {
        TerminalFields fields = new TerminalFields(request);
        return fields.required("apiOperation", text -> Option.some(Wish.valueOf(text)))
                .flatMap(name -> new WishFields(name, fields).complete());
    }

    private Either<Violation, WishFields> complete() {
        if (fields.has(AMOUNT) != takesAmount()) {
            return Either.left(takesAmount() ? Violation.missing(AMOUNT) : Violation.unexpected(AMOUNT));
        }
        boolean takesDisposal = name == Wish.DELIVER;
        if (fields.hasDisposal() != takesDisposal) {
            return Either.left(takesDisposal ? Violation.missing("disposal") : Violation.unexpected("disposal"));
        }
        return Either.right(this);
    }

    private boolean takesAmount() {
        return switch (name) {
            case METER, COMMIT, UPDATE -> true;
            case AUTHORIZE, CANCEL, RESTART, DELIVER, VOID, CLOSE -> false;
        };
    }

    Either<Violation, SessionWish> of(TerminalSession session) {
        Currency currency = session.order().currency();
        return switch (name) {
            case AUTHORIZE -> Either.right(new SessionWish.Authorize());
            case CANCEL -> Either.right(new SessionWish.Cancel());
            case CLOSE -> Either.right(new SessionWish.Close());
            case RESTART -> Either.right(new SessionWish.Restart());
            case VOID -> Either.right(new SessionWish.Release());
            case DELIVER -> fields.statedDisposal(currency).map(SessionWish.Deliver::new);
            case METER -> amount(currency).map(SessionWish.Meter::new);
            case COMMIT -> amount(currency).map(SessionWish.Commit::new);
            case UPDATE -> fields.positive(AMOUNT, currency).map(SessionWish.Update::new);
        };
    }

    private Either<Violation, Money> amount(Currency currency) {
        return fields.amount(AMOUNT, currency);
    }
}
