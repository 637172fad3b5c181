package io.paysession.adapter.rest.terminal;

import io.paysession.application.terminal.session.SessionCommand;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.request.SessionOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Currency;

/** What a request wants of a session. It names no currency: its amounts are in the session's. */
final class CommandFields {
    private static final String AMOUNT = "transaction.amount";

    private final SessionOperation name;
    private final TerminalFields fields;

    private CommandFields(SessionOperation name, TerminalFields fields) {
        this.name = name;
        this.fields = fields;
    }

    /** Everything that can be said of a request without its session. */
    static Either<Violation, CommandFields> read(RequestFields request) {
        TerminalFields fields = new TerminalFields(request);
        return fields.required("apiOperation", text -> Option.some(SessionOperation.valueOf(text)))
                .flatMap(name -> new CommandFields(name, fields).complete());
    }

    private Either<Violation, CommandFields> complete() {
        if (fields.has(AMOUNT) != takesAmount()) {
            return Either.left(takesAmount() ? Violation.missing(AMOUNT) : Violation.unexpected(AMOUNT));
        }
        boolean takesDisposal = name == SessionOperation.DELIVER;
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

    Either<Violation, SessionCommand> of(TerminalSession session) {
        Currency currency = session.order().currency();
        return switch (name) {
            case AUTHORIZE -> Either.right(new SessionCommand.Authorize());
            case CANCEL -> Either.right(new SessionCommand.Cancel());
            case CLOSE -> Either.right(new SessionCommand.Close());
            case RESTART -> Either.right(new SessionCommand.Restart());
            case VOID -> Either.right(new SessionCommand.Release());
            case DELIVER -> fields.statedDisposal(currency).map(SessionCommand.Deliver::new);
            case METER -> amount(currency).map(SessionCommand.Meter::new);
            case COMMIT -> amount(currency).map(SessionCommand.Commit::new);
            case UPDATE -> fields.positive(AMOUNT, currency).map(SessionCommand.Update::new);
        };
    }

    private Either<Violation, Money> amount(Currency currency) {
        return fields.amount(AMOUNT, currency);
    }
}
