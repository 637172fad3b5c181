package io.paysession.adapter.persistence.terminal;

import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.Attempts;
import io.paysession.domain.terminal.Expiry;
import io.paysession.domain.terminal.Former;
import io.paysession.domain.terminal.Reservation;
import io.paysession.domain.terminal.Step;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.CardType;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.device.CardReader;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.request.AuthorizationMode;
import io.paysession.domain.terminal.request.Disposal;
import io.paysession.domain.terminal.request.DisposalAction;
import io.paysession.domain.terminal.request.DisposalPolicy;
import io.paysession.domain.terminal.request.SessionOrder;
import io.paysession.domain.terminal.request.SessionReference;
import io.paysession.domain.terminal.request.TerminalSessionId;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code terminal_session} in the words of the domain. */
record StoredTerminalSession(TerminalSessionRow row) {
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    /** @throws DamagedDataException if this version could not have written it */
    static TerminalSession session(TerminalSessionRow row) {
        try {
            return TerminalState.valueOf(row.state).session(new StoredTerminalSession(row));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new DamagedDataException("A stored terminal session cannot be read");
        }
    }

    /** Seconds with as many decimals as a duration has. */
    static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.getSeconds())
                .add(BigDecimal.valueOf(time.getNano()).divide(NANOS));
    }

    SessionOrder order() {
        return new SessionOrder(
                new TerminalKey(new MerchantId(row.merchantId), new TerminalId(row.terminalId)),
                new TerminalSessionId(row.sessionId),
                row.number,
                new SessionOrder.Wanted(
                        new SessionReference(row.reference),
                        Option.of(row.amount).map(this::money),
                        Currency.getInstance(row.currency),
                        AuthorizationMode.valueOf(row.mode),
                        policy(row.disposalWithin, row.disposalAction, row.disposalAmount)),
                row.createdAt);
    }

    Step step() {
        return new Step(row.step, row.at, Reason.valueOf(row.reason));
    }

    TerminalSessionStatus status() {
        return TerminalSessionStatus.valueOf(row.status);
    }

    Option<PresentedCard> card() {
        return Option.when(
                row.cardRead,
                () -> new PresentedCard(
                        Option.of(row.cardHash),
                        Option.of(row.maskedPan),
                        new CardReader(
                                Option.of(row.cardReader).map(DeviceSerial::new),
                                Option.of(row.cardGeneration).getOrElse(0)),
                        Option.of(row.cardType).map(CardType::valueOf).getOrElse(CardType.PAYMENT)));
    }

    Option<Reservation> reservation() {
        return row.terminalNumber == null ? Option.none() : Option.some(held());
    }

    Reservation held() {
        return new Reservation(
                required(row.terminalNumber),
                Option.of(row.ceiling).map(this::money),
                required(row.approvedAt),
                Option.of(row.terminalDeadline),
                Option.of(row.metered).map(this::money),
                Option.of(row.newTotal).map(this::money));
    }

    Disposal due() {
        return new Disposal(
                required(row.disposeBy), policy(required(row.dueWithin), required(row.dueAction), row.dueAmount));
    }

    Option<Former> former() {
        return Option.of(row.formerStatus).map(status -> new Former(TerminalSessionStatus.valueOf(status), due()));
    }

    Option<Money> wanted() {
        return Option.of(row.wantedAmount).map(this::money);
    }

    Option<Expiry> expiry() {
        return Option.of(row.timeoutAction)
                .map(action -> new Expiry(
                        wanted(),
                        DisposalAction.valueOf(action),
                        Option.of(row.takenAmount).map(this::money),
                        required(row.triesLeft)));
    }

    Money finalAmount() {
        return money(required(row.finalAmount));
    }

    Attempts attempts() {
        return new Attempts(required(row.failures), Option.of(row.nextAttempt));
    }

    boolean confirmed() {
        return required(row.confirmed);
    }

    boolean attention() {
        return row.attention;
    }

    Option<Instant> waitsUntil() {
        return Option.of(row.waitsUntil);
    }

    Option<Instant> until() {
        return Option.of(row.unknownUntil);
    }

    private Money money(long minorUnits) {
        return new Money(minorUnits, Currency.getInstance(row.currency));
    }

    private DisposalPolicy policy(BigDecimal within, String action, @Nullable Long amount) {
        long seconds = within.longValue();
        BigDecimal rest = within.subtract(BigDecimal.valueOf(seconds)).multiply(NANOS);
        return new DisposalPolicy(
                Duration.ofSeconds(seconds, rest.longValueExact()),
                DisposalAction.valueOf(action),
                Option.of(amount).map(this::money));
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new DamagedDataException("A stored terminal session is incomplete");
        }
        return value;
    }
}
