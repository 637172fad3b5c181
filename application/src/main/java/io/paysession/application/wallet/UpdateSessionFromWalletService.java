package io.paysession.application.wallet;

import io.paysession.application.access.Access;
import io.paysession.application.access.Refusal;
import io.paysession.application.port.Wallets;
import io.paysession.application.port.Wallets.Refused;
import io.paysession.application.session.SessionUpdates;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.Requester;
import io.paysession.domain.session.SessionId;
import io.paysession.domain.session.SessionPolicy;
import io.paysession.domain.session.SessionRefusal;
import io.paysession.domain.session.SessionUse;
import io.paysession.domain.session.UpdateAttempt;
import io.paysession.domain.wallet.WalletProvider;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

final class UpdateSessionFromWalletService implements UpdateSessionFromWalletUseCase {
    private static final FieldCatalogue CATALOGUE = FieldCatalogue.operation("UPDATE_SESSION_FROM_WALLET");
    /** What a wallet may fill a session with. */
    private static final FieldCatalogue GIVEN = FieldCatalogue.operation("WALLET");

    private static final String PROVIDER = "order.walletProvider";

    private final WalletPorts ports;
    private final SessionPolicy policy;
    private final SessionUpdates updates;

    UpdateSessionFromWalletService(WalletPorts ports, SessionPolicy policy) {
        this.ports = ports;
        this.policy = policy;
        this.updates = new SessionUpdates(ports.sessions(), policy, ports.time());
    }

    @Override
    public Either<Refusal, UpdatedFromWallet> updateSessionFromWallet(UpdateSessionFromWalletCommand command) {
        Access access = command.access();
        FieldReading reading = ports.gatekeeper().lenient(CATALOGUE.read(command.document(), access.version()), access);
        Seq<Violation> violations = violations(reading, command.sessionId());
        if (!violations.isEmpty()) {
            remember(command, attempt(access, reading, RequestFields.EMPTY, violations));
            return Either.left(new Refusal.Malformed(violations));
        }
        return ports.gatekeeper()
                .admitMerchant(access)
                .<Refusal>mapLeft(Refusal.NotAdmitted::new)
                .flatMap(merchant -> fill(command, reading));
    }

    /** A field error is answered as such whatever the credentials; of somebody admitted it is remembered. */
    private void remember(UpdateSessionFromWalletCommand command, UpdateAttempt attempt) {
        if (ports.gatekeeper().admitMerchant(command.access()).isRight()) {
            Either<Refusal, PaymentSession> unusedRefusal = store(command, attempt);
        }
    }

    private static Seq<Violation> violations(FieldReading reading, String sessionId) {
        Seq<Violation> found = reading.violations()
                .appendAll(reading.envelope()
                        .text("session.id")
                        .filter(named -> !named.equals(sessionId))
                        .map(named -> Violation.invalid("session.id", named)));
        Option<WalletProvider> provider = reading.fields().text(PROVIDER).flatMap(WalletProvider::parse);
        if (!found.isEmpty() || provider.isEmpty()) {
            return found.isEmpty() ? List.of(Violation.missing(PROVIDER)) : found;
        }
        if (provider.get().references().isEmpty()) {
            return List.of(Violation.unsupported(PROVIDER, provider.get().name()));
        }
        return provider.get()
                .references()
                .filter(path -> reading.envelope().text(path).isEmpty())
                .map(Violation::missing);
    }

    /** Whether the session can be used is asked first: a wallet gives a checkout away once only. */
    private Either<Refusal, UpdatedFromWallet> fill(UpdateSessionFromWalletCommand command, FieldReading reading) {
        Access access = command.access();
        SessionUse use = new SessionUse(
                access.merchant(), access.version(), reading.envelope().text("session.version"), false);
        return session(command)
                .<SessionRefusal>toEither(new SessionRefusal.Gone())
                .flatMap(session -> session.useContent(use, policy, ports.time().now()))
                .<Refusal>mapLeft(Refusal.BySession::new)
                .flatMap(unusedSession -> fetch(access, reading))
                .flatMap(given -> store(command, attempt(access, reading, given, List.empty())))
                .map(session -> provider(reading, session));
    }

    private Either<Refusal, RequestFields> fetch(Access access, FieldReading reading) {
        WalletProvider provider =
                reading.fields().text(PROVIDER).flatMap(WalletProvider::parse).get();
        RequestFields reference = new RequestFields(
                Group.EMPTY.with("wallet", reading.envelope().root().group("wallet")));
        return ports.wallets()
                .fetch(new Wallets.Checkout(provider, access.merchant(), reference))
                .flatMap(given -> genuine(GIVEN.read(given, access.version())))
                .map(given -> given.merge(reading.fields()))
                .mapLeft(Refusal.ByWallet::new);
    }

    /** What the catalogue would not accept from a merchant is not accepted from a wallet either. */
    private static Either<Refused, RequestFields> genuine(FieldReading given) {
        boolean usable = given.violations().isEmpty()
                && given.fields().text(RequestFields.CARD_NUMBER).isDefined();
        return usable ? Either.right(given.fields()) : Either.left(Refused.NOT_GENUINE);
    }

    private Either<Refusal, PaymentSession> store(UpdateSessionFromWalletCommand command, UpdateAttempt attempt) {
        return updates.update(session(command), attempt);
    }

    private Option<PaymentSession> session(UpdateSessionFromWalletCommand command) {
        return SessionId.parse(command.sessionId()).flatMap(ports.sessions()::find);
    }

    private static UpdateAttempt attempt(
            Access access, FieldReading reading, RequestFields given, Seq<Violation> violations) {
        return new UpdateAttempt(
                Requester.MERCHANT,
                access.merchant(),
                access.version(),
                reading.envelope().text("session.version"),
                given,
                violations);
    }

    private static UpdatedFromWallet provider(FieldReading reading, PaymentSession session) {
        return new UpdatedFromWallet(
                reading.fields().text(PROVIDER).flatMap(WalletProvider::parse).get(), session);
    }
}
