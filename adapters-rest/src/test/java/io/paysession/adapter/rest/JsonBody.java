package io.paysession.adapter.rest;

import io.paysession.domain.field.FieldValue.Group;
import io.vavr.control.Either;
import java.nio.CharBuffer;

/** Bodies as tests write them, read as the server reads them. */
final class JsonBody {
    private JsonBody() {}

    static Either<Answer, Group> read(String body) {
        return read(CharBuffer.wrap(body.toCharArray()));
    }

    static Either<Answer, Group> read(CharBuffer body) {
        return Json.read(body, bytes -> true);
    }
}
