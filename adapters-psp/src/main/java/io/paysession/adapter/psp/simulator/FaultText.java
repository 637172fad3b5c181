package io.paysession.adapter.psp.simulator;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;

/** Faults as they are written on the command line. */
final class FaultText {
    private FaultText() {}

    static Fault parse(String text) {
        int at = text.lastIndexOf('@');
        String what = at < 0 ? text : text.substring(0, at);
        int equals = what.indexOf('=');
        String name = equals < 0 ? what : what.substring(0, equals);
        String argument = equals < 0 ? "" : what.substring(equals + 1);
        try {
            Moment moment = moment(at < 0 ? (name.equals("drop") ? "now" : "auth") : text.substring(at + 1));
            return fault(name, argument, moment);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "a fault is drop=BYTE, late=DURATION, twice, corrupt, forget or reboot,"
                            + " and may end in @start, @auth, @commit, @void, @cancel or @now",
                    wrong);
        }
    }

    private static Moment moment(String name) {
        return Moment.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Fault fault(String name, String argument, Moment moment) {
        if (name.equals("drop")) {
            return new Fault.Drop(moment, Integer.parseInt(argument));
        }
        if (name.equals("late")) {
            return new Fault.AnswerLate(moment, Duration.parse(argument));
        }
        if (!argument.isEmpty()) {
            throw new IllegalArgumentException(name);
        }
        return switch (name) {
            case "twice" -> new Fault.AnswerTwice(moment);
            case "corrupt" -> new Fault.CorruptChecksum(moment);
            case "forget" -> new Fault.Forget(moment);
            case "reboot" -> new Fault.Reboot(moment);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
