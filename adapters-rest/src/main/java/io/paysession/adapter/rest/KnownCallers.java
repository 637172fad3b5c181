package io.paysession.adapter.rest;

import io.paysession.application.access.Access;
import io.paysession.application.access.AccessRefusal;
import io.paysession.application.access.Gatekeeper;
import io.paysession.application.access.Origin;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.control.Option;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Tells from a request's headers alone whether somebody known sends it. Asked only about bodies that are long or slow: the
 * use case asks for itself, and others need not be looked up twice.
 */
final class KnownCallers {
    private static final Pattern PATH = Pattern.compile("/api/rest/version/([^/]+)/merchant/([^/]+)/.*");

    private final Option<Gatekeeper> gatekeeper;

    /** @param gatekeeper none: everybody counts as known */
    KnownCallers(Option<Gatekeeper> gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    /** Why the sender is not known; none if it is. */
    Option<Answer> stranger(Request request) {
        return gatekeeper
                .flatMap(asked -> access(request)
                        .map(access -> asked.admitMerchantOrPayer(access)
                                .fold(Option::some, caller -> Option.<AccessRefusal>none()))
                        .getOrElse(Option.some(AccessRefusal.NO_CREDENTIALS)))
                .map(RefusalAnswers::notAdmittedBecause);
    }

    /** Whether the URL can be one of an operation, so that credentials belong to it. */
    boolean needsCredentials(Request request) {
        return path(request).matches();
    }

    /** Some requests name no path at all. */
    private static Matcher path(Request request) {
        return PATH.matcher(Option.of(request.getHttpURI().getDecodedPath()).getOrElse(""));
    }

    private static Option<Access> access(Request request) {
        Matcher path = path(request);
        if (!path.matches()) {
            return Option.none();
        }
        return ApiVersion.parse(path.group(1))
                .flatMap(version -> MerchantId.parse(path.group(2))
                        .map(merchant -> new Access(
                                version,
                                merchant,
                                AuthorizationHeader.read(
                                        Collections.enumeration(
                                                request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION)),
                                        version,
                                        merchant),
                                new Origin(RequestSource.of(request), ShownCertificate.of(request)))));
    }
}
