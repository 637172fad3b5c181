package io.paysession.adapter.rest.terminal;

import io.paysession.adapter.rest.request.Durations;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.request.AuthorizationMode;
import io.paysession.domain.terminal.request.DisposalAction;
import io.paysession.domain.terminal.request.DisposalPolicy;
import io.paysession.domain.terminal.request.SessionOrder;
import io.paysession.domain.terminal.request.SessionReference;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Currency;
import java.util.function.Function;

/** What the fields of a request about terminals mean. The first that is missing or wrong is the answer. */
final class TerminalFields {
    /** For whoever names no policy: the time that a driver has to plug in. */
    static final DisposalPolicy DEFAULT_DISPOSAL = DisposalPolicy.voidAfter(Duration.ofMinutes(5));

    private static final String SERIAL = "terminal.serialNumber";

    private final RequestFields fields;

    TerminalFields(RequestFields fields) {
        this.fields = fields;
    }

    boolean has(String path) {
        return fields.text(path).isDefined();
    }

    boolean hasDisposal() {
        return !fields.root().group("disposal").members().isEmpty();
    }

    /** The device that is the right one from now on; none for one that does not tell its serial number. */
    Either<Violation, Option<DeviceSerial>> replacement() {
        Option<String> unexpected = List.of("terminal.family", "terminal.address", "terminal.currency")
                .find(this::has);
        return unexpected.isDefined()
                ? Either.left(Violation.unexpected(unexpected.get()))
                : has(SERIAL) ? required(SERIAL, DeviceSerial::parse).map(Option::some) : Either.right(Option.none());
    }

    Either<Violation, Terminal> terminal(TerminalKey key) {
        return has(SERIAL) ? Either.left(Violation.unexpected(SERIAL)) : registered(key);
    }

    private Either<Violation, Terminal> registered(TerminalKey key) {
        return required("terminal.family", text -> Option.some(TerminalFamily.valueOf(text)))
                .flatMap(family -> required("terminal.address", TerminalAddress::parse)
                        .flatMap(address -> required("terminal.currency", Money::currency)
                                .map(currency -> new Terminal(key, family, address, currency))));
    }

    Either<Violation, SessionOrder.Wanted> wanted() {
        AuthorizationMode mode =
                fields.text("authorization").map(AuthorizationMode::valueOf).getOrElse(AuthorizationMode.AUTOMATIC);
        return required("session.reference", SessionReference::parse)
                .flatMap(reference -> required("order.currency", Money::currency)
                        .flatMap(currency -> positive("order.amount", currency)
                                .flatMap(amount -> disposal(currency)
                                        .map(disposal -> new SessionOrder.Wanted(reference, amount, mode, disposal)))));
    }

    private Either<Violation, DisposalPolicy> disposal(Currency currency) {
        return hasDisposal() ? statedDisposal(currency) : Either.right(DEFAULT_DISPOSAL);
    }

    Either<Violation, DisposalPolicy> statedDisposal(Currency currency) {
        return required("disposal.within", Durations::parse)
                .flatMap(within -> required("disposal.action", text -> Option.some(DisposalAction.valueOf(text)))
                        .flatMap(action -> disposalAmount(action, currency)
                                .map(amount -> new DisposalPolicy(within, action, amount))));
    }

    private Either<Violation, Option<Money>> disposalAmount(DisposalAction action, Currency currency) {
        if (!has("disposal.amount")) {
            return Either.right(Option.none());
        }
        return switch (action) {
            case VOID -> Either.left(Violation.unexpected("disposal.amount"));
            case COMMIT -> positive("disposal.amount", currency).map(Option::some);
        };
    }

    /** An amount that a terminal's message has room for. */
    Either<Violation, Money> amount(String path, Currency currency) {
        return required(
                path, text -> Money.parse(text, currency).filter(money -> money.minorUnits() <= SessionOrder.HIGHEST));
    }

    Either<Violation, Money> positive(String path, Currency currency) {
        return amount(path, currency)
                .filterOrElse(money -> !money.isZero(), zero -> Violation.invalid(path, zero.text()));
    }

    <T> Either<Violation, T> required(String path, Function<String, Option<T>> meaning) {
        return fields.text(path)
                .toEither(() -> Violation.missing(path))
                .flatMap(text -> meaning.apply(text).toEither(() -> Violation.invalid(path, text)));
    }
}
