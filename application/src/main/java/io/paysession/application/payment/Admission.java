package io.paysession.application.payment;

import io.paysession.application.access.Access;
import io.paysession.application.access.Caller;
import io.paysession.application.access.Gatekeeper;
import io.paysession.application.access.Refusal;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.merchant.Merchant;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Who is let in, and on which terms. */
public final class Admission {
    private static final String LINE_OF_BUSINESS = "lineOfBusiness";

    private final Gatekeeper gatekeeper;

    /**
     * Admits whom that gatekeeper knows.
     *
     * @param gatekeeper who tells whom a request comes from
     */
    public Admission(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    /**
     * {@return the reading of a request as the merchant's settings want it}
     *
     * @param reading what the request says
     * @param access who asks, and what is shown for it
     */
    public FieldReading lenient(FieldReading reading, Access access) {
        return gatekeeper.lenient(reading, access);
    }

    /**
     * Admits the merchant of the URL, and no payer.
     *
     * @param access who asks, and what is shown for it
     * @return the merchant; left: nobody is admitted
     */
    public Either<Refusal, Merchant> merchant(Access access) {
        return gatekeeper.admitMerchant(access).map(Caller::merchant).mapLeft(Refusal.NotAdmitted::new);
    }

    /**
     * On which terms the merchant works: those of the line of business that the fields name, if they name one.
     *
     * @param merchant who is admitted
     * @param fields what request and session say together
     * @return the terms; left: there is no such line of business
     */
    public static Either<Refusal, AcquirerRelationship> terms(Merchant merchant, RequestFields fields) {
        Option<String> line = fields.text(LINE_OF_BUSINESS);
        return merchant.settings()
                .relationship(line)
                .toEither(() -> Refusal.malformed(Violation.invalid(LINE_OF_BUSINESS, line.getOrElse(""))));
    }
}
