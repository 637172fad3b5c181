package io.paysession.domain.field;

import io.vavr.collection.Seq;

/**
 * What the catalogue made of a request.
 *
 * @param fields         the fields to store; complete only if there are no violations
 * @param envelope       the fields that speak about the request and are not stored: {@code correlationId},
 *                       {@code session.version} and the like
 * @param violations     everything that is wrong whoever asks, in the order of the document's names
 * @param notForPayers   the fields that a payer may not write: violations if a payer asks
 */
public record FieldReading(
        RequestFields fields, RequestFields envelope, Seq<Violation> violations, Seq<Violation> notForPayers) {}
