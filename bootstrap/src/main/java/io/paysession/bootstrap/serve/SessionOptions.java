package io.paysession.bootstrap.serve;

import io.paysession.application.session.SessionSettings;
import io.paysession.bootstrap.setting.IsoDuration;
import io.paysession.bootstrap.setting.StartException;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.session.AuthenticationLimit;
import io.paysession.domain.session.SessionLifetime;
import io.paysession.domain.session.SessionPolicy;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How sessions behave where the gateway's documents leave it open. See docs/assumptions.md. */
final class SessionOptions {
    private static final String TRUE_OR_FALSE = "true|false";

    @Option(
            names = "--session-lifetime",
            paramLabel = "DURATION",
            description = "How long a session lives after its last successful write. Default: ${DEFAULT-VALUE}")
    private String lifetime = "PT15M";

    @Option(
            names = "--session-lifetime-mode",
            paramLabel = "sliding|absolute",
            description = "Whether a successful update extends a session's life. Default: ${DEFAULT-VALUE}")
    private String lifetimeMode = "sliding";

    @Option(
            names = "--session-maximum-lifetime",
            paramLabel = "DURATION",
            description = "The age that no update can extend. Default: ${DEFAULT-VALUE}, or the lifetime if longer")
    private String maximumLifetime = "PT1H";

    @Option(
            names = "--session-same-api-version",
            paramLabel = TRUE_OR_FALSE,
            arity = "0..1",
            fallbackValue = "true",
            description = "Refuse to use a session with another API version than it was created with.")
    private boolean sameApiVersion;

    @Option(
            names = "--payer-data-by-url",
            paramLabel = TRUE_OR_FALSE,
            arity = "1",
            defaultValue = "true",
            description =
                    "Admit UPDATE_PAYER_DATA of API versions up to 49 without credentials. Default: ${DEFAULT-VALUE}")
    private boolean payerDataByUrl = true;

    @Option(
            names = "--payer-input-fields",
            paramLabel = "PATH",
            split = ",",
            description = "Further fields or groups that a payer may write, for example locale,order.reference.")
    private java.util.List<String> payerInputFields = java.util.List.of();

    @Option(
            names = "--hosted-field-updates",
            paramLabel = "COUNT",
            description = "How many updates by hosted fields a session takes, 0 to 9999; 0: they count against its"
                    + " authentication limit. Default: ${DEFAULT-VALUE}")
    private int hostedUpdates = SessionPolicy.HOSTED_UPDATES;

    SessionSettings settings() {
        Duration idle = duration("--session-lifetime", lifetime);
        Duration longest = duration("--session-maximum-lifetime", maximumLifetime);
        boolean sliding = switch (lifetimeMode) {
            case "sliding" -> true;
            case "absolute" -> false;
            default -> throw new StartException("--session-lifetime-mode must be sliding or absolute");
        };
        SessionLifetime life = new SessionLifetime(idle, longest.compareTo(idle) < 0 ? idle : longest, sliding);
        if (hostedUpdates < 0 || hostedUpdates > AuthenticationLimit.MAXIMUM_HOSTED) {
            throw new StartException("--hosted-field-updates must be 0 to " + AuthenticationLimit.MAXIMUM_HOSTED);
        }
        return new SessionSettings(new SessionPolicy(life, sameApiVersion, hostedUpdates), catalogue(), payerDataByUrl);
    }

    private FieldCatalogue catalogue() {
        try {
            return FieldCatalogue.sessionWithPayerInput(io.vavr.collection.List.ofAll(payerInputFields));
        } catch (IllegalArgumentException noSuchField) {
            throw new StartException("--payer-input-fields: " + noSuchField.getMessage());
        }
    }

    /** Reads an ISO-8601 duration of a second to a day: a session is not a vault. */
    private static Duration duration(String option, String text) {
        Duration duration = IsoDuration.read(option, text, "PT15M");
        if (duration.compareTo(Duration.ofSeconds(1)) < 0 || duration.compareTo(Duration.ofDays(1)) > 0) {
            throw new StartException(option + " must be from one second to one day, not '" + text + "'");
        }
        return duration;
    }
}
