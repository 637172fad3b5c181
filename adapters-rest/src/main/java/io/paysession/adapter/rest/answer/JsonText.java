package io.paysession.adapter.rest.answer;

import io.paysession.domain.field.FieldValue.Group;
import io.paysession.json.JsonWriting;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Writes an answer's body. Everything outside ASCII is escaped, so that clients read the same whichever of the charsets
 * they assume that the gateway has been seen to declare (source: recorded-responses 1).
 */
public final class JsonText {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private JsonText() {}

    public static byte[] write(Group document) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            document.visit(new JsonWriting(generator));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
