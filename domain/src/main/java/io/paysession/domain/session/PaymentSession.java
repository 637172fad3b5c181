package io.paysession.domain.session;

import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Arrays;

/**
 * A payment session: a short-lived container for the fields of an order that are too sensitive for a merchant's own
 * server. Immutable; its methods decide and answer with the next state.
 *
 * <!-- states: from the transition table; mvn -pl domain test -Dpictures=write -->
 * <pre>
 * (new)
 *     → NO_UPDATE (created)
 * NO_UPDATE
 *     → (gone) (its time is over), FAILURE (wrong update), SUCCESS (update)
 * SUCCESS
 *     → (gone) (its time is over), FAILURE (wrong update)
 * FAILURE
 *     → (gone) (its time is over), SUCCESS (update)
 * </pre>
 * <!-- /states -->
 *
 * @param id              its name, and the payer's password
 * @param merchant        whose it is
 * @param version         changes with every stored change of content or status
 * @param updateStatus    what became of the last update
 * @param authentications how many session-authenticated operations are allowed and used
 * @param key             seals what passes through the payer's browser
 * @param apiVersion      the API version that created it
 * @param fields          its content
 * @param createdAt       when it was created
 * @param expiresAt       the first moment at which it cannot be used any more
 * @param revision        counts every stored change, also those that the version does not show; from 0
 */
public record PaymentSession(
        SessionId id,
        MerchantId merchant,
        SessionVersion version,
        UpdateStatus updateStatus,
        AuthenticationLimit authentications,
        Aes256Key key,
        ApiVersion apiVersion,
        RequestFields fields,
        Instant createdAt,
        Instant expiresAt,
        int revision) {

    /** Where the content of a session holds the security code of its card. */
    public static final String SECURITY_CODE = "sourceOfFunds.provided.card.securityCode";

    /**
     * {@return a new session}
     *
     * @param request whose session it is, and what it begins with
     * @param policy what the operator has decided for all sessions
     * @param now the present moment
     */
    public static PaymentSession create(NewSession request, SessionPolicy policy, Instant now) {
        byte[] random = request.random();
        int walk = SessionId.RANDOM_BYTES;
        return new PaymentSession(
                SessionId.fromRandom(Arrays.copyOf(random, walk)),
                request.merchant(),
                SessionVersion.first(random[walk] << 24
                        | (random[walk + 1] & 0xff) << 16
                        | (random[walk + 2] & 0xff) << 8
                        | random[walk + 3] & 0xff),
                UpdateStatus.NO_UPDATE,
                AuthenticationLimit.of(request.allowed()),
                Aes256Key.of(Arrays.copyOfRange(random, walk + 4, NewSession.RANDOM_BYTES)),
                request.apiVersion(),
                request.fields(),
                now,
                policy.lifetime().end(now, now),
                0);
    }

    /**
     * {@return whether this session can no longer be used}
     *
     * @param now the present moment
     */
    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /**
     * {@return this session, if the merchant may use it now, with this version of the API}
     *
     * @param by the merchant that wants to use it
     * @param usedVersion the version of the API that was called
     * @param policy what the operator has decided for all sessions
     * @param now the present moment
     */
    public Either<SessionRefusal, PaymentSession> use(
            MerchantId by, ApiVersion usedVersion, SessionPolicy policy, Instant now) {
        if (!merchant.equals(by) || isExpired(now)) {
            return Either.left(new SessionRefusal.Gone());
        }
        return policy.sameApiVersion() && !apiVersion.equals(usedVersion)
                ? Either.left(new SessionRefusal.OtherApiVersion(apiVersion, usedVersion))
                : Either.right(this);
    }

    /**
     * {@return this session, if an operation may use its content now: the last update must have succeeded, and the
     * version must be the one that the operation names, if it names one (source: gateway-api 2.1, 2.6)}
     *
     * @param use who wants to use it, by which version of the API, and which version of the session is meant
     * @param policy what the operator has decided for all sessions
     * @param now the present moment
     */
    public Either<SessionRefusal, PaymentSession> useContent(SessionUse use, SessionPolicy policy, Instant now) {
        return use(use.merchant(), use.apiVersion(), policy, now)
                .flatMap(session -> use.updated() && updateStatus != UpdateStatus.SUCCESS
                        ? Either.left(new SessionRefusal.NotUpdated(updateStatus))
                        : Either.right(session))
                .flatMap(session -> changedSince(use.expectedVersion())
                        .<Either<SessionRefusal, PaymentSession>>map(Either::left)
                        .getOrElse(Either.right(session)));
    }

    /**
     * {@return this session after an operation that uses up the security code: without it} The version stays, so that a
     * client can name it in the next operation (assumption U-4); the session itself if it holds none.
     */
    public PaymentSession withoutSecurityCode() {
        return fields.hasText(SECURITY_CODE)
                ? changed(version, updateStatus, authentications, fields.without(SECURITY_CODE), expiresAt)
                : this;
    }

    /** {@return one more session-authenticated operation counted, unless all are used up} Content and version stay. */
    public Either<SessionRefusal, PaymentSession> countAuthentication() {
        return authentications.isUsedUp()
                ? Either.left(new SessionRefusal.LimitUsedUp(authentications.allowed()))
                : Either.right(changed(version, updateStatus, authentications.count(), fields, expiresAt));
    }

    /**
     * Adds or overwrites fields. A wrong request leaves the content alone, but is remembered: the status becomes
     * {@link UpdateStatus#FAILURE}, the version changes and a payer's attempt counts. A refused one leaves no trace.
     *
     * @param attempt who sends what, and which version of the session is meant
     * @param policy what the operator has decided for all sessions
     * @param now the present moment
     * @return what has become of the session
     */
    public UpdateDecision update(UpdateAttempt attempt, SessionPolicy policy, Instant now) {
        Option<SessionRefusal> refusal = refusal(attempt, policy, now);
        if (refusal.isDefined()) {
            return new UpdateDecision.Refused(refusal.get());
        }
        RequestFields merged = fields.merge(attempt.fields());
        Seq<Violation> violations = attempt.violations().isEmpty() ? violations(merged) : attempt.violations();
        AuthenticationLimit counted = authentications.count(attempt.requester(), policy);
        return violations.isEmpty()
                ? new UpdateDecision.Updated(next(
                        UpdateStatus.SUCCESS, counted, merged, policy.lifetime().end(createdAt, now)))
                : new UpdateDecision.Failed(next(UpdateStatus.FAILURE, counted, fields, expiresAt), violations);
    }

    /** This new session with its first content, as after an update; left: what is wrong with that as a whole. */
    Either<Seq<Violation>, PaymentSession> begin(RequestFields content, SessionPolicy policy, Instant now) {
        Seq<Violation> violations = violations(content);
        return violations.isEmpty()
                ? Either.right(next(
                        UpdateStatus.SUCCESS,
                        authentications,
                        content,
                        policy.lifetime().end(createdAt, now)))
                : Either.left(violations);
    }

    private Option<SessionRefusal> refusal(UpdateAttempt attempt, SessionPolicy policy, Instant now) {
        Either<SessionRefusal, PaymentSession> usable = use(attempt.merchant(), attempt.apiVersion(), policy, now);
        if (usable.isLeft()) {
            return Option.some(usable.getLeft());
        }
        return authentications
                .refusal(attempt.requester(), policy)
                .orElse(() -> changedSince(attempt.expectedVersion()));
    }

    private Option<SessionRefusal> changedSince(Option<String> expectedVersion) {
        return expectedVersion
                .filter(expected -> !expected.equals(version.value()))
                .map(expected -> new SessionRefusal.Changed(expected, version));
    }

    /** What is wrong with the content as a whole. */
    private static Seq<Violation> violations(RequestFields merged) {
        int bytes = merged.sizeInBytes();
        if (bytes > SessionPolicy.MAXIMUM_BYTES) {
            return List.of(Violation.tooLarge(bytes, SessionPolicy.MAXIMUM_BYTES));
        }
        // One request cannot hold more, but several could add up.
        if (merged.root().group("order").group("custom").members().size() > FieldCatalogue.MAXIMUM_CUSTOM_NAMES) {
            return List.of(Violation.tooMany("order.custom", FieldCatalogue.MAXIMUM_CUSTOM_NAMES));
        }
        String month = "sourceOfFunds.provided.card.expiry.month";
        String year = "sourceOfFunds.provided.card.expiry.year";
        boolean hasMonth = merged.text(month).isDefined();
        boolean hasYear = merged.text(year).isDefined();
        return hasMonth == hasYear ? List.empty() : List.of(Violation.missing(hasMonth ? year : month));
    }

    private PaymentSession next(UpdateStatus status, AuthenticationLimit counted, RequestFields content, Instant end) {
        return changed(version.next(), status, counted, content, end);
    }

    private PaymentSession changed(
            SessionVersion named,
            UpdateStatus status,
            AuthenticationLimit counted,
            RequestFields content,
            Instant end) {
        return new PaymentSession(
                id, merchant, named, status, counted, key, apiVersion, content, createdAt, end, revision + 1);
    }
}
