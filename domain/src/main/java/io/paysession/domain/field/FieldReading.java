package io.paysession.domain.field;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * What the catalogue made of a request.
 *
 * @param fields         the fields to store; complete only if there are no violations
 * @param envelope       the fields that speak about the request and are not stored: {@code correlationId},
 *                       {@code session.version} and the like
 * @param violations     everything that is wrong whoever asks, in the order of the document's names
 * @param notForPayers   the fields that a payer may not write: violations if a payer asks
 * @param unknown        the fields that might be left out, because nobody knows them
 */
public record FieldReading(
        RequestFields fields,
        RequestFields envelope,
        Seq<Violation> violations,
        Seq<Violation> notForPayers,
        Unknown unknown) {

    /**
     * Fields that this catalogue, or this API version, does not know, and that say nothing about what is paid with or about
     * a session. They are among the violations of the reading.
     *
     * @param places where they stand, at most fifty of them
     * @param others all violations that remain without them
     */
    public record Unknown(Seq<FieldPath> places, Seq<Violation> others) {}

    /** {@return what remains where unknown fields are to be left out} */
    public FieldReading withoutUnknown() {
        return new FieldReading(
                fields, envelope, unknown.others(), notForPayers, new Unknown(List.empty(), unknown.others()));
    }
}
