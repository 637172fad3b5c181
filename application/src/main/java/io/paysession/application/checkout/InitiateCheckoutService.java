package io.paysession.application.checkout;

import io.paysession.application.access.Access;
import io.paysession.application.access.Gatekeeper;
import io.paysession.application.access.Refusal;
import io.paysession.application.session.SessionPorts;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.Violation;
import io.paysession.domain.session.AuthenticationLimit;
import io.paysession.domain.session.Checkout;
import io.paysession.domain.session.NewSession;
import io.paysession.domain.session.SessionPolicy;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

final class InitiateCheckoutService implements InitiateCheckoutUseCase {
    private static final FieldCatalogue CATALOGUE = FieldCatalogue.operation("CHECKOUT");

    private final Gatekeeper gatekeeper;
    private final SessionPorts ports;
    private final SessionPolicy policy;

    InitiateCheckoutService(Gatekeeper gatekeeper, SessionPorts ports, SessionPolicy policy) {
        this.gatekeeper = gatekeeper;
        this.ports = ports;
        this.policy = policy;
    }

    @Override
    public Either<Refusal, InitiatedCheckout> initiateCheckout(InitiateCheckoutCommand command) {
        Access access = command.access();
        FieldReading reading = gatekeeper.lenient(CATALOGUE.read(command.document(), access.version()), access);
        String operation = reading.envelope().text("apiOperation").getOrElse("");
        Seq<Violation> violations = Checkout.isKnown(operation, access.version())
                ? reading.violations()
                        .appendAll(Checkout.missing(operation, reading.fields()))
                        .appendAll(Checkout.unsupported(reading.envelope()))
                : List.of(Violation.invalid("apiOperation", operation));
        if (!violations.isEmpty()) {
            return Either.left(new Refusal.Malformed(violations));
        }
        return gatekeeper
                .admitMerchant(access)
                .<Refusal>mapLeft(Refusal.NotAdmitted::new)
                .flatMap(merchant -> create(access, reading));
    }

    private Either<Refusal, InitiatedCheckout> create(Access access, FieldReading reading) {
        NewSession request = new NewSession(
                access.merchant(),
                access.version(),
                AuthenticationLimit.DEFAULT,
                reading.fields(),
                ports.randomness().exactly(NewSession.RANDOM_BYTES));
        byte[] random = ports.randomness().exactly(Checkout.RANDOM_BYTES);
        return Checkout.begin(request, random, policy, ports.time().now())
                .<Refusal>mapLeft(Refusal.Malformed::new)
                .map(session -> {
                    ports.sessions().add(session);
                    return new InitiatedCheckout(
                            session, Checkout.successIndicator(session).get());
                });
    }
}
