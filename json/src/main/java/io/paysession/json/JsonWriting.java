package io.paysession.json;

import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.shared.SensitiveText;
import tools.jackson.core.JsonGenerator;

/** Writes one value and everything in it: {@code value.visit(new JsonWriting(generator))}. */
public record JsonWriting(JsonGenerator generator) implements FieldValue.Cases<JsonGenerator> {
    @Override
    public JsonGenerator text(String text) {
        return generator.writeString(text);
    }

    @Override
    public JsonGenerator sensitive(SensitiveText text) {
        return text.reveal(clear -> generator.writeString(clear, 0, clear.length));
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
