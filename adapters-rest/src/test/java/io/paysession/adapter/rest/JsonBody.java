package io.paysession.adapter.rest;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.body.Json;
import io.paysession.domain.field.FieldValue.Group;
import io.vavr.control.Either;
import java.nio.CharBuffer;

/** Bodies as tests write them, read as the server reads them. */
public final class JsonBody {
    private JsonBody() {}

    public static Either<Answer, Group> read(String body) {
        return read(CharBuffer.wrap(body.toCharArray()));
    }

    public static Either<Answer, Group> read(CharBuffer body) {
        return Json.read(body, bytes -> true);
    }
}
