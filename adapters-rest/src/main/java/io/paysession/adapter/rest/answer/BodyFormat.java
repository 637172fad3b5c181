package io.paysession.adapter.rest.answer;

import io.paysession.domain.field.FieldValue.Group;
import java.util.function.Function;

/** How an answer's body is written: as the protocol has it that the URL belongs to. */
enum BodyFormat {
    JSON("application/json;charset=UTF-8", JsonText::write),
    FORM("application/x-www-form-urlencoded;charset=UTF-8", FormText::write);

    private static final String API = "/api/";
    private static final String FORMS = "/api/nvp/";

    private final String contentType;
    private final Function<Group, byte[]> writing;

    BodyFormat(String contentType, Function<Group, byte[]> writing) {
        this.contentType = contentType;
        this.writing = writing;
    }

    /** @param path of the URL; what a server of somebody else has before {@code /api/} does not matter */
    static BodyFormat of(String path) {
        int start = path.indexOf(API);
        return start >= 0 && path.startsWith(FORMS, start) ? FORM : JSON;
    }

    String contentType() {
        return contentType;
    }

    byte[] write(Group body) {
        return writing.apply(body);
    }
}
