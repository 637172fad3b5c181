package io.paysession.adapter.rest.request;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.body.RequestBody;
import io.paysession.adapter.rest.connection.RequestSource;
import io.paysession.adapter.rest.connection.ShownCertificate;
import io.paysession.adapter.rest.refusal.RefusalAnswers;
import io.paysession.application.access.Access;
import io.paysession.application.access.AccessRefusal;
import io.paysession.application.access.Gatekeeper;
import io.paysession.application.access.Origin;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.control.Option;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.URIUtil;

/**
 * Tells from a request's headers alone whether somebody known sends it. Asked only about bodies that are long or slow: the
 * use case asks for itself, and others need not be looked up twice.
 */
public final class KnownCallers {
    private static final Pattern PATH = Pattern.compile("/api/rest/version/([^/]+)/merchant/([^/]+)/.*");

    private final Option<Gatekeeper> gatekeeper;

    /** @param gatekeeper none: everybody counts as known */
    public KnownCallers(Option<Gatekeeper> gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    /**
     * What a request says before its body.
     *
     * @param path           decoded; empty if it names none
     * @param authorizations each header of that name
     */
    record Sender(String path, List<String> authorizations, Origin origin) {
        static Sender of(Request request) {
            return new Sender(
                    Option.of(request.getHttpURI().getDecodedPath()).getOrElse(""),
                    request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION),
                    new Origin(RequestSource.of(request), ShownCertificate.of(request)));
        }

        static Sender of(HttpServletRequest request) {
            return new Sender(
                    decoded(request.getRequestURI()),
                    Collections.list(request.getHeaders(HttpHeader.AUTHORIZATION.asString())),
                    new Origin(RequestSource.of(request), ShownCertificate.of(request)));
        }

        private static String decoded(String path) {
            try {
                return URIUtil.decodePath(path);
            } catch (IllegalArgumentException badlyEncoded) {
                return "";
            }
        }
    }

    /** Why the sender is not known; none if it is. */
    Option<Answer> stranger(Sender sender) {
        return gatekeeper
                .flatMap(asked -> access(sender)
                        .map(access -> asked.admitMerchantOrPayer(access)
                                .fold(Option::some, caller -> Option.<AccessRefusal>none()))
                        .getOrElse(Option.some(AccessRefusal.NO_CREDENTIALS)))
                .map(RefusalAnswers::notAdmittedBecause);
    }

    /** Why somebody who sends more than strangers may is not to; where no credentials belong to the URL, nobody is. */
    Option<Answer> tooMuch(Sender sender, int strangersBytes) {
        return needsCredentials(sender) ? stranger(sender) : Option.some(RequestBody.tooLong(strangersBytes));
    }

    /** Whether the URL can be one of an operation, so that credentials belong to it. */
    boolean needsCredentials(Sender sender) {
        return PATH.matcher(sender.path()).matches();
    }

    private static Option<Access> access(Sender sender) {
        Matcher path = PATH.matcher(sender.path());
        if (!path.matches()) {
            return Option.none();
        }
        return ApiVersion.parse(path.group(1))
                .flatMap(version -> MerchantId.parse(path.group(2))
                        .map(merchant -> new Access(
                                version,
                                merchant,
                                AuthorizationHeader.read(
                                        Collections.enumeration(sender.authorizations()), version, merchant),
                                sender.origin())));
    }
}
