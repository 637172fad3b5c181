package io.paysession.adapter.persistence.seal;

import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.session.Aes256Key;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes contents as compact JSON and reads them back; that of a session is {@code {"k":"…","f":{…}}}. Numbers stay as
 * they were written.
 */
public final class ContentCodec {
    private static final String KEY = "k";
    private static final String FIELDS = "f";
    private static final int DEEPEST = 1000;

    /** Recycled buffers would keep card numbers for later; and the catalogue, not the store, decides what is too long. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(new WipedBuffers())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private ContentCodec() {}

    /** The content as bytes; the caller wipes them after use. */
    public static byte[] write(SessionContent content) {
        Wipeable bytes = new Wipeable(content.fields().sizeInBytes() + 128);
        byte[] key = content.key().reveal();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeName(KEY);
            json.writeBinary(key);
            json.writeName(FIELDS);
            content.fields().root().visit(new Writing(json));
            json.writeEndObject();
            json.flush();
            return bytes.toByteArray();
        } finally {
            bytes.wipe();
            Arrays.fill(key, (byte) 0);
        }
    }

    /** @throws DamagedDataException if the bytes are not what {@link #write} makes */
    public static SessionContent read(byte[] bytes) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            expect(json, JsonToken.START_OBJECT);
            expect(json, JsonToken.PROPERTY_NAME);
            expect(json, JsonToken.VALUE_STRING);
            Aes256Key key = Aes256Key.of(json.getBinaryValue());
            expect(json, JsonToken.PROPERTY_NAME);
            expect(json, JsonToken.START_OBJECT);
            return new SessionContent(key, new RequestFields(group(json)));
        } catch (JacksonException | IllegalArgumentException e) {
            throw damaged();
        }
    }

    /** A group as bytes; the caller wipes them after use. */
    public static byte[] write(Group group) {
        Wipeable bytes = new Wipeable(new RequestFields(group).sizeInBytes() + 128);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            group.visit(new Writing(json));
            json.flush();
            return bytes.toByteArray();
        } finally {
            bytes.wipe();
        }
    }

    /** @throws DamagedDataException if the bytes are not what {@link #write(Group)} makes */
    public static Group readGroup(byte[] bytes) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            expect(json, JsonToken.START_OBJECT);
            return group(json);
        } catch (JacksonException e) {
            throw damaged();
        }
    }

    private static void expect(JsonParser json, JsonToken token) {
        if (json.nextToken() != token) {
            throw damaged();
        }
    }

    private static FieldValue value(JsonParser json, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> new FieldValue.Text(json.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new FieldValue.Number(json.getString());
            case VALUE_TRUE -> new FieldValue.Flag(true);
            case VALUE_FALSE -> new FieldValue.Flag(false);
            case VALUE_NULL -> new FieldValue.Nothing();
            case START_OBJECT -> group(json);
            case START_ARRAY -> items(json);
            default -> throw damaged();
        };
    }

    private static Group group(JsonParser json) {
        java.util.List<Tuple2<String, FieldValue>> members = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            members.add(Tuple.of(name, value(json, json.nextToken())));
        }
        return Group.of(members);
    }

    private static Items items(JsonParser json) {
        java.util.List<FieldValue> values = new ArrayList<>();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            values.add(value(json, token));
        }
        return new Items(List.ofAll(values));
    }

    private static DamagedDataException damaged() {
        return new DamagedDataException("A stored content cannot be read");
    }

    /** Writes one value and everything in it. */
    private record Writing(JsonGenerator json) implements FieldValue.Cases<JsonGenerator> {
        @Override
        public JsonGenerator text(String text) {
            return json.writeString(text);
        }

        @Override
        public JsonGenerator number(String literal) {
            return json.writeNumber(literal);
        }

        @Override
        public JsonGenerator flag(boolean flag) {
            return json.writeBoolean(flag);
        }

        @Override
        public JsonGenerator nothing() {
            return json.writeNull();
        }

        @Override
        public JsonGenerator group(Group group) {
            json.writeStartObject();
            group.members().forEach((name, value) -> {
                json.writeName(name);
                value.visit(this);
            });
            return json.writeEndObject();
        }

        @Override
        public JsonGenerator items(Items items) {
            json.writeStartArray();
            items.values().forEach(value -> value.visit(this));
            return json.writeEndArray();
        }
    }

    private static final class Wipeable extends ByteArrayOutputStream {
        Wipeable(int size) {
            super(size);
        }

        void wipe() {
            Arrays.fill(buf, (byte) 0);
        }
    }
}
