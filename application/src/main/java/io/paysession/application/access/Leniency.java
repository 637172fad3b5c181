package io.paysession.application.access;

import io.paysession.application.port.IgnoredFields;
import io.paysession.application.port.Merchants;
import io.paysession.domain.field.FieldPath;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.merchant.UnknownFields;
import java.util.function.Predicate;

/** Leaves unknown fields out of the requests of merchants that the operator has set so. */
final class Leniency {
    private final Merchants merchants;
    private final IgnoredFields ignored;

    Leniency(Merchants merchants, IgnoredFields ignored) {
        this.merchants = merchants;
        this.ignored = ignored;
    }

    /** @param admitted whether the request comes from the merchant or one of its payers; asked only if it matters */
    FieldReading lenient(FieldReading reading, Access access, Predicate<Access> admitted) {
        if (reading.unknown().places().isEmpty() || !ignores(access) || !admitted.test(access)) {
            return reading;
        }
        ignored.ignored(access.merchant(), reading.unknown().places().map(FieldPath::toString));
        return reading.withoutUnknown();
    }

    private boolean ignores(Access access) {
        return merchants
                .find(access.merchant())
                .exists(merchant -> merchant.settings().requests().unknownFields() == UnknownFields.IGNORE);
    }
}
