package io.paysession.domain.terminal.answer;

import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.request.SessionOperation;
import io.paysession.domain.terminal.request.SessionReference;
import io.paysession.domain.terminal.request.TerminalSessionId;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;

/** Why a terminal or a session on it could not be used. Whenever it is refused, nothing has changed. */
public sealed interface TerminalRefusal {
    /**
     * Continues with the case that this refusal is.
     *
     * @param <R> what the caller makes of it
     * @param cases what to do in each case
     * @return what the case has made of it
     */
    <R> R match(Cases<R> cases);

    /** One method per refusal, so that a new one cannot be forgotten. */
    interface Cases<R> {
        R noSuchTerminal();

        R noSuchSession();

        R notNow(SessionOperation request, TerminalSessionStatus status);

        R alreadyDisposed(TerminalSessionStatus status, Option<Money> amount);

        R aboveCeiling(Money asked, Money ceiling);

        R policyTooLong(Duration longest);

        R disposalTooLate(Instant latest);

        R notSupported(SessionOperation request, TerminalFamily family);

        R otherCurrency(Currency currency);

        R busy(TerminalSessionId other);

        R otherContent(SessionReference reference);

        R addressNotAllowed(TerminalAddress address);

        R placeLost();

        R addressTaken(TerminalAddress address);

        R tooManyTerminals(int most);

        R stillUsed();

        R noSuchDevice(Option<DeviceSerial> found);
    }

    /** The merchant has no such terminal. */
    record NoSuchTerminal() implements TerminalRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.noSuchTerminal();
        }
    }

    /** The terminal has no such session. */
    record NoSuchSession() implements TerminalRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.noSuchSession();
        }
    }

    /** In this state that cannot be done. */
    record NotNow(SessionOperation request, TerminalSessionStatus status) implements TerminalRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notNow(request, status);
        }
    }

    /** It is, or is being, disposed of in another way. */
    record AlreadyDisposed(TerminalSessionStatus status, Option<Money> amount) implements TerminalRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.alreadyDisposed(status, amount);
        }
    }

    /** More than was reserved, or than a terminal can reserve. */
    record AboveCeiling(Money asked, Money ceiling) implements TerminalRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.aboveCeiling(asked, ceiling);
        }
    }

    /** The terminal would dispose of the session by itself before the policy does. */
    record PolicyTooLong(Duration longest) implements TerminalRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.policyTooLong(longest);
        }
    }

    /** The terminal would dispose of the approval by itself before the policy does. */
    record DisposalTooLate(Instant latest) implements TerminalRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.disposalTooLate(latest);
        }
    }

    /** This family of terminals cannot do that. */
    record NotSupported(SessionOperation request, TerminalFamily family) implements TerminalRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notSupported(request, family);
        }
    }

    /** The terminal works in another currency. */
    record OtherCurrency(Currency currency) implements TerminalRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.otherCurrency(currency);
        }
    }

    /** Another session is scanning or authorising on this terminal. */
    record Busy(TerminalSessionId other) implements TerminalRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.busy(other);
        }
    }

    /** There is a session of this reference, and something else was asked of it. */
    record OtherContent(SessionReference reference) implements TerminalRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.otherContent(reference);
        }
    }

    /** The operator does not allow terminals there. */
    record AddressNotAllowed(TerminalAddress address) implements TerminalRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.addressNotAllowed(address);
        }
    }

    /** The operator does not allow the terminal where it is any more. */
    record PlaceLost() implements TerminalRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.placeLost();
        }
    }

    /** Another terminal is registered there. */
    record AddressTaken(TerminalAddress address) implements TerminalRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.addressTaken(address);
        }
    }

    /** The merchant has as many terminals as it may have. */
    record TooManyTerminals(int most) implements TerminalRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.tooManyTerminals(most);
        }
    }

    /** A session is under way or undisposed on it. */
    record StillUsed() implements TerminalRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.stillUsed();
        }
    }

    /**
     * The device that was to replace the other is not the one that is there.
     *
     * @param found what has told who it is there; none if nothing has
     */
    record NoSuchDevice(Option<DeviceSerial> found) implements TerminalRefusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.noSuchDevice(found);
        }
    }
}
