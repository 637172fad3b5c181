package io.paysession.bootstrap.terminal;

import io.paysession.adapter.psp.PspSettings;
import io.paysession.adapter.psp.PspSettings.BaudRates;
import io.paysession.adapter.psp.PspSettings.Times;
import io.paysession.adapter.rest.RestSettings;
import io.paysession.application.terminal.control.ControlSettings;
import io.paysession.application.terminal.control.Strangers;
import io.paysession.bootstrap.setting.AllowedTerminals;
import io.paysession.bootstrap.setting.IsoDuration;
import io.paysession.bootstrap.setting.StartException;
import io.paysession.domain.terminal.CardTimes;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.request.DisposalAction;
import io.vavr.collection.List;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How card terminals are worked with. See docs/assumptions.md for what the protocol leaves open. */
public final class TerminalOptions {
    private static final String TRUE_OR_FALSE = "true|false";
    private static final String DURATION = "DURATION";
    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(10);
    private static final int PARTS_OF_A_TIMEOUT = 10;
    private static final int HIGHEST_BYTE = 0xFF;

    @Option(
            names = "--terminal-allow",
            paramLabel = "ADDRESS",
            split = ",",
            defaultValue = "127.0.0.0/8,::1,localhost",
            description =
                    "Where terminals may be registered: networks such as 10.1.0.0/16, hosts, *.domains, and serial"
                            + " devices such as /dev/ttyUSB*. Default: ${DEFAULT-VALUE}")
    private java.util.List<String> allowed = java.util.List.of("127.0.0.0/8", "::1", "localhost");

    @Option(
            names = "--terminal-limit",
            paramLabel = "COUNT",
            description = "How many terminals a merchant may register, unless set for it. Default: ${DEFAULT-VALUE}")
    private int most = 1_000;

    @Option(
            names = "--terminal-first-contact",
            paramLabel = DURATION,
            description = "After how long a terminal that has never answered is called offline, whatever was found"
                    + " at its address. Default: ${DEFAULT-VALUE}")
    private String firstContact = "PT10S";

    @Option(
            names = "--terminal-session-timeout",
            paramLabel = DURATION,
            description = "After how long a terminal disposes of an approval by itself; PT0S for never."
                    + " Default: ${DEFAULT-VALUE}")
    private String sessionTimeout = "PT24H";

    @Option(
            names = "--terminal-timeout-action",
            paramLabel = "void|commit",
            description = "What it does then; commit charges the full amount. Default: ${DEFAULT-VALUE}")
    private String timeoutAction = "void";

    @Option(
            names = "--terminal-safety-margin",
            paramLabel = DURATION,
            description =
                    "How long before that every disposal policy must have acted. Default: PT10M, or a tenth of the"
                            + " timeout if that is less")
    private @Nullable String safetyMargin;

    @Option(
            names = "--terminal-bank-time",
            paramLabel = DURATION,
            description = "How long a bank's answer may take. Default: ${DEFAULT-VALUE}")
    private String bankTime = "PT90S";

    @Option(
            names = "--terminal-answer-time",
            paramLabel = DURATION,
            description = "How long a terminal may take to answer at once. Default: ${DEFAULT-VALUE}")
    private String answerTime = "PT2S";

    @Option(
            names = "--terminal-disposal-time",
            paramLabel = DURATION,
            description = "How long a terminal may take to answer a commit or a void. Default: ${DEFAULT-VALUE}")
    private String disposalTime = "PT30S";

    @Option(
            names = "--terminal-keep-alive",
            paramLabel = DURATION,
            description = "After how much silence a terminal is asked how it is. Default: ${DEFAULT-VALUE}")
    private String keepAlive = "PT15S";

    @Option(
            names = "--terminal-offline-patience",
            paramLabel = DURATION,
            description = "How long a session waits for its terminal before a card was read. Default: ${DEFAULT-VALUE}")
    private String offlinePatience = "PT1M";

    @Option(
            names = "--terminal-scan-time",
            paramLabel = DURATION,
            description = "How long a session waits for a card, also while no server runs; PT0S for as long as the"
                    + " terminal does. Default: ${DEFAULT-VALUE}")
    private String scanTime = "PT1H";

    @Option(
            names = "--terminal-decision-time",
            paramLabel = DURATION,
            description = "How long a merchant may think about a card that was read; PT0S for ever."
                    + " Default: ${DEFAULT-VALUE}")
    private String decisionTime = "PT2M";

    @Option(
            names = "--terminal-lease",
            paramLabel = DURATION,
            description = "After how long another server takes over the terminals of one that is gone."
                    + " Default: ${DEFAULT-VALUE}")
    private String lease = "PT10S";

    @Option(
            names = "--terminal-wait",
            paramLabel = DURATION,
            description =
                    "How long an answer waits for what the terminal makes of a request. Default: ${DEFAULT-VALUE}")
    private String patience = "PT2S";

    @Option(
            names = "--terminal-silent-devices",
            paramLabel = "accept|refuse",
            description = "What becomes of terminals that do not tell their serial number: two of them cannot be told"
                    + " apart. Default: ${DEFAULT-VALUE}")
    private String silentDevices = "accept";

    @Option(
            names = "--terminal-strangers",
            paramLabel = "void|keep|report",
            description =
                    "What becomes of an approval on a terminal that nobody here asked for. Default: ${DEFAULT-VALUE}")
    private String strangers = "void";

    @Option(
            names = "--terminal-strangers-limit",
            paramLabel = "COUNT",
            description =
                    "How many of those are voided in an hour on all terminals together; when there are more, each waits"
                            + " for a VOID. Default: ${DEFAULT-VALUE}")
    private int strangersLimit = 10;

    @Option(
            names = "--terminal-commit-above-ceiling",
            paramLabel = TRUE_OR_FALSE,
            arity = "0..1",
            fallbackValue = "true",
            description = "Let merchants commit more than was reserved.")
    private boolean commitAboveCeiling;

    @Option(
            names = "--terminal-commit-order",
            paramLabel = "id-first|amount-first",
            description =
                    "Order of the fields of Commit Session; verify it on a real device. Default: ${DEFAULT-VALUE}")
    private String commitOrder = "id-first";

    @Option(
            names = "--terminal-extended-blocks",
            paramLabel = TRUE_OR_FALSE,
            arity = "0..1",
            fallbackValue = "true",
            description = "Ask Apollo terminals on the network for extended blocks.")
    private boolean extendedBlocks;

    @Option(
            names = "--terminal-p6x-preamble",
            paramLabel = "HEX",
            description = "First byte of what a P6X sends. Default: ${DEFAULT-VALUE}")
    private String p6xPreamble = "AA";

    @Option(
            names = "--terminal-apollo-baud-rate",
            paramLabel = "RATE",
            description = "Speed of serial lines to Apollo terminals. Default: ${DEFAULT-VALUE}")
    private int apolloBaudRate = 115_200;

    @Option(
            names = "--terminal-p6x-baud-rate",
            paramLabel = "RATE",
            description = "Speed of serial lines to P6X terminals. Default: ${DEFAULT-VALUE}")
    private int p6xBaudRate = 57_600;

    @Option(
            names = "--terminal-tls-trust",
            paramLabel = "FILE",
            description = "PEM file of the certificates that TLS terminals are trusted by: authorities, or a terminal's"
                    + " own. Default: the authorities of the Java runtime")
    private @Nullable Path tlsTrust;

    /** Where terminals may be, as far as it is the same for all merchants. */
    public Predicate<TerminalAddress> allowed() {
        return AllowedTerminals.of(List.ofAll(allowed));
    }

    /** How many terminals a merchant may have for whom nothing else is set. */
    public int most() {
        if (most < 0) {
            throw new StartException("--terminal-limit must not be less than 0");
        }
        return most;
    }

    public ControlSettings control() {
        return new ControlSettings(
                rules(),
                duration("--terminal-lease", lease),
                duration("--terminal-offline-patience", offlinePatience),
                duration("--terminal-first-contact", firstContact),
                !isSecond("--terminal-silent-devices", silentDevices, "accept", "refuse"),
                strangers());
    }

    private Strangers strangers() {
        if (strangersLimit < 0) {
            throw new StartException("--terminal-strangers-limit must not be negative");
        }
        return new Strangers(
                List.of(Strangers.Handling.values())
                        .find(handling ->
                                handling.name().toLowerCase(Locale.ROOT).equals(strangers))
                        .getOrElseThrow(() -> new StartException("--terminal-strangers must be void, keep or report")),
                strangersLimit);
    }

    public PspSettings links() {
        return new PspSettings(
                rules(),
                io.vavr.control.Option.of(tlsTrust),
                isSecond("--terminal-commit-order", commitOrder, "id-first", "amount-first"),
                extendedBlocks,
                preamble(),
                new BaudRates(
                        rate("--terminal-apollo-baud-rate", apolloBaudRate),
                        rate("--terminal-p6x-baud-rate", p6xBaudRate)),
                new Times(
                        duration("--terminal-answer-time", answerTime),
                        duration("--terminal-disposal-time", disposalTime),
                        duration("--terminal-keep-alive", keepAlive)));
    }

    public RestSettings.Terminals rest() {
        return new RestSettings.Terminals(
                duration("--terminal-wait", patience), RestSettings.Terminals.DEFAULT.streamsPerMerchant());
    }

    TerminalRules rules() {
        Duration timeout = optionalDuration("--terminal-session-timeout", sessionTimeout);
        Duration margin = safetyMargin == null
                ? shorter(LONGEST_MARGIN, timeout.dividedBy(PARTS_OF_A_TIMEOUT))
                : optionalDuration("--terminal-safety-margin", safetyMargin);
        boolean never = timeout.isZero();
        if (!never && margin.compareTo(timeout) >= 0) {
            throw new StartException("--terminal-safety-margin must be less than --terminal-session-timeout");
        }
        return new TerminalRules(
                io.vavr.control.Option.when(!never, timeout),
                isSecond("--terminal-timeout-action", timeoutAction, "void", "commit")
                        ? DisposalAction.COMMIT
                        : DisposalAction.VOID,
                margin,
                duration("--terminal-bank-time", bankTime),
                commitAboveCeiling,
                new CardTimes(
                        duringWhichItWaits("--terminal-scan-time", scanTime),
                        duringWhichItWaits("--terminal-decision-time", decisionTime)));
    }

    /** None for zero, which is for ever. */
    private static io.vavr.control.Option<Duration> duringWhichItWaits(String option, String text) {
        return io.vavr.control.Option.some(optionalDuration(option, text)).filter(time -> !time.isZero());
    }

    private int preamble() {
        try {
            int value = Integer.parseInt(p6xPreamble, 16);
            if (value >= 0 && value <= HIGHEST_BYTE) {
                return value;
            }
        } catch (NumberFormatException notHexadecimal) {
            throw new StartException("--terminal-p6x-preamble must be a byte such as AA, not '" + p6xPreamble + "'");
        }
        throw new StartException("--terminal-p6x-preamble must be from 00 to FF, not '" + p6xPreamble + "'");
    }

    private static int rate(String option, int baudRate) {
        if (baudRate <= 0) {
            throw new StartException(option + " must be more than 0");
        }
        return baudRate;
    }

    private static boolean isSecond(String option, String chosen, String first, String second) {
        if (!chosen.equals(first) && !chosen.equals(second)) {
            throw new StartException(option + " must be " + first + " or " + second + ", not '" + chosen + "'");
        }
        return chosen.equals(second);
    }

    private static Duration duration(String option, String text) {
        Duration duration = optionalDuration(option, text);
        if (duration.isZero()) {
            throw new StartException(option + " must not be zero");
        }
        return duration;
    }

    /** Reads an ISO-8601 duration up to the 32 bits of seconds that a terminal understands. */
    private static Duration optionalDuration(String option, String text) {
        Duration duration = IsoDuration.read(option, text, "PT30S");
        if (duration.isNegative() || duration.compareTo(Duration.ofSeconds(0xFFFF_FFFFL)) > 0) {
            throw new StartException(option + " is out of range: '" + text + "'");
        }
        return duration;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
