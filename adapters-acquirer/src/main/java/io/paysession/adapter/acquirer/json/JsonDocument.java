package io.paysession.adapter.acquirer.json;

import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Nothing;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.shared.SensitiveText;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Writes and reads documents. Numbers stay as they were written. */
public final class JsonDocument {
    /** Far deeper than any answer of a gateway, far from what could hurt. */
    private static final int DEEPEST = 64;

    /** Recycled buffers would keep card numbers for later, and so would a table of names that outlives a document. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(new WipedBuffers())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(1000)
                    .maxNameLength(1000)
                    .build())
            .build();

    private JsonDocument() {}

    /** The document as ASCII text, which every charset that a gateway may assume reads alike. */
    public static String write(Group document) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            document.visit(new Writing(generator));
        }
        return text.toString();
    }

    /** The same as bytes; the caller wipes them after use. */
    public static byte[] bytes(Group document) {
        Wipeable bytes = new Wipeable();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            document.visit(new Writing(generator));
            generator.flush();
            return bytes.toByteArray();
        } finally {
            bytes.wipe();
        }
    }

    /** Large enough for nearly every document, because what it outgrows it leaves behind. */
    private static final class Wipeable extends ByteArrayOutputStream {
        Wipeable() {
            super(16 * 1024);
        }

        void wipe() {
            Arrays.fill(buf, (byte) 0);
        }
    }

    /** Reads a document; none if it is anything but one JSON object, or says something twice: nobody knows what it means. */
    public static Option<Group> read(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Option.none();
            }
            Group document = group(parser);
            return Option.when(parser.nextToken() == null, document);
        } catch (JacksonException notJson) {
            return Option.none();
        }
    }

    private static Group group(JsonParser parser) {
        java.util.List<Tuple2<String, FieldValue>> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.add(Tuple.of(name, value(parser)));
        }
        return Group.of(members);
    }

    private static Items items(JsonParser parser) {
        java.util.List<FieldValue> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser));
        }
        return new Items(List.ofAll(values));
    }

    private static FieldValue value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> group(parser);
            case START_ARRAY -> items(parser);
            case VALUE_STRING -> new Text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Number(parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> new Flag(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> new Nothing();
            default -> throw new IllegalStateException("No value starts with " + token);
        };
    }

    /** Writes one value and everything in it. */
    private record Writing(JsonGenerator generator) implements FieldValue.Cases<JsonGenerator> {
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
}
