package io.paysession.adapter.persistence.seal;

import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.session.Aes256Key;
import io.paysession.json.JsonReading;
import io.paysession.json.JsonWriting;
import io.paysession.json.WipedBuffers;
import io.paysession.json.WipedBytes;
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
 * Writes contents as compact JSON and reads them back; that of a session is {@code {"k":"…","f":{…}}}, with {@code "h":1}
 * behind them once hosted fields have updated it. Numbers stay as
 * they were written.
 */
public final class ContentCodec {
    private static final String KEY = "k";
    private static final String FIELDS = "f";
    private static final String HOSTED_UPDATES = "h";
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
        WipedBytes bytes = new WipedBytes(content.fields().sizeInBytes() + 128);
        byte[] key = content.key().reveal();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeName(KEY);
            json.writeBinary(key);
            json.writeName(FIELDS);
            content.fields().root().visit(new JsonWriting(json));
            if (content.hostedUpdates() > 0) {
                json.writeName(HOSTED_UPDATES);
                json.writeNumber(content.hostedUpdates());
            }
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
            RequestFields fields = new RequestFields(group(json));
            return new SessionContent(key, fields, hostedUpdates(json));
        } catch (JacksonException | IllegalArgumentException e) {
            throw damaged();
        }
    }

    private static int hostedUpdates(JsonParser json) {
        if (json.nextToken() == JsonToken.END_OBJECT) {
            return 0;
        }
        expect(json, JsonToken.VALUE_NUMBER_INT);
        return json.getIntValue();
    }

    /** A group as bytes; the caller wipes them after use. */
    public static byte[] write(Group group) {
        WipedBytes bytes = new WipedBytes(new RequestFields(group).sizeInBytes() + 128);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            group.visit(new JsonWriting(json));
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

    private static Group group(JsonParser json) {
        return (Group) new JsonReading(json).value();
    }

    private static DamagedDataException damaged() {
        return new DamagedDataException("A stored content cannot be read");
    }
}
