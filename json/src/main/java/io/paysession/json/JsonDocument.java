package io.paysession.json;

import io.paysession.domain.field.FieldValue.Group;
import io.vavr.control.Option;
import java.io.StringWriter;
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

/** Whole documents, as a gateway and its clients exchange them. */
public final class JsonDocument {
    /** Far deeper than any document of a gateway, far from what could hurt. */
    private static final int DEEPEST = 64;

    private static final int LONGEST_NUMBER = 1000;
    private static final int LONGEST_NAME = 1000;

    /** Large enough for nearly every document. */
    private static final int USUAL_BYTES = 16 * 1024;

    private static final JsonFactory FACTORY = strict(DEEPEST);

    private JsonDocument() {}

    /**
     * Parsers and generators for what comes from outside: no name twice in a group, numbers and names of a thousand
     * characters at most. Generators escape everything outside ASCII, which every charset that a reader may assume reads
     * alike. They leave nothing in memory: recycled buffers would keep card numbers for later.
     *
     * @param deepest how many groups and lists may be in each other
     */
    public static JsonFactory strict(int deepest) {
        return JsonFactory.builder()
                .recyclerPool(new WipedBuffers())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                // Jackson's table of names outlives the document: names with one hash code break it for all that
                // follow, and it would keep what others send.
                .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(deepest)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_NAME)
                        .build())
                .build();
    }

    /** The document as ASCII text. */
    public static String write(Group document) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            document.visit(new JsonWriting(generator));
        }
        return text.toString();
    }

    /** The same as bytes; the caller wipes them after use. */
    public static byte[] bytes(Group document) {
        WipedBytes bytes = new WipedBytes(USUAL_BYTES);
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            document.visit(new JsonWriting(generator));
            generator.flush();
            return bytes.toByteArray();
        } finally {
            bytes.wipe();
        }
    }

    /**
     * Reads a document; none if it is anything but one JSON object, says something twice, or is more than 64 levels deep:
     * nobody knows what it means. How long it may be is for the caller to say.
     */
    public static Option<Group> read(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Option.none();
            }
            Group document = (Group) new JsonReading(parser).value();
            return Option.when(parser.nextToken() == null, document);
        } catch (JacksonException notJson) {
            return Option.none();
        }
    }
}
