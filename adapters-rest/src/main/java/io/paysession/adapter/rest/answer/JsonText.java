package io.paysession.adapter.rest.answer;

import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
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
public final class JsonText implements FieldValue.Cases<JsonGenerator> {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final JsonGenerator generator;

    private JsonText(JsonGenerator generator) {
        this.generator = generator;
    }

    public static byte[] write(Group document) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            document.visit(new JsonText(generator));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public JsonGenerator text(String text) {
        return generator.writeString(text);
    }

    @Override
    public JsonGenerator number(String literal) {
        return generator.writeNumber(literal);
    }

    @Override
    public JsonGenerator flag(boolean flag) {
        return generator.writeBoolean(flag);
    }

    @Override
    public JsonGenerator nothing() {
        return generator.writeNull();
    }

    @Override
    public JsonGenerator group(Group group) {
        generator.writeStartObject();
        group.members().forEach((name, value) -> {
            generator.writeName(name);
            value.visit(this);
        });
        return generator.writeEndObject();
    }

    @Override
    public JsonGenerator items(Items items) {
        generator.writeStartArray();
        items.values().forEach(value -> value.visit(this));
        return generator.writeEndArray();
    }
}
