package io.paysession.adapter.rest.answer;

import io.paysession.domain.field.FieldValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments in answers: ISO 8601 in UTC with milliseconds, such as {@code 2026-11-22T10:00:00.000Z}. */
public final class Timestamps {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Timestamps() {}

    public static FieldValue text(Instant moment) {
        return Answer.text(MILLISECONDS.format(moment));
    }
}
