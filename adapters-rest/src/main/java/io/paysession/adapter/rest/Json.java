package io.paysession.adapter.rest;

import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Nothing;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Sensitive;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.shared.SensitiveText;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.nio.CharBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads a request's body. Strict where leniency would hide a mistake: one document, and no name twice. */
final class Json {
    /** Far deeper than any field of the gateway, far from what could hurt. */
    private static final int MAXIMUM_DEPTH = 32;

    /** The field whose text is kept covered: it must not be found in memory when it has been used. */
    private static final String SENSITIVE =
            PaymentSession.SECURITY_CODE.substring(PaymentSession.SECURITY_CODE.lastIndexOf('.') + 1);

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(new WipedBuffers())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // Jackson's table of names outlives the request: names with one hash code break it for all that follow,
            // and it would keep what clients send.
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAXIMUM_DEPTH)
                    .maxNumberLength(1000)
                    .maxNameLength(1000)
                    .build())
            .build();

    private Json() {}

    /**
     * @return right: the document's group, empty for an empty body, {@code null} and the empty list that PHP writes for
     *     an empty group; left: what is wrong, in the gateway's words and without the document's content
     */
    static Either<String, Group> read(String body) {
        return read(CharBuffer.wrap(body.toCharArray()));
    }

    /** The same of characters in an array of their own, of which the document keeps no copy of what is sensitive. */
    static Either<String, Group> read(CharBuffer body) {
        if (body.chars().allMatch(Character::isWhitespace)) {
            return Either.right(Group.EMPTY);
        }
        try (JsonParser parser = FACTORY.createParser(
                ObjectReadContext.empty(), body.array(), body.arrayOffset() + body.position(), body.remaining())) {
            parser.nextToken();
            FieldValue document = value(parser, "");
            return parser.nextToken() == null ? group(document) : Either.left(at(parser.currentTokenLocation(), body));
        } catch (JacksonException wrong) {
            TokenStreamLocation location = wrong.getLocation();
            return Either.left(at(location == null ? TokenStreamLocation.NA : location, body));
        }
    }

    private static Either<String, Group> group(FieldValue document) {
        if (document instanceof Group group) {
            return Either.right(group);
        }
        boolean empty = document instanceof Nothing
                || document instanceof Items items && items.values().isEmpty();
        return empty ? Either.right(Group.EMPTY) : Either.left("Expected an object");
    }

    private static FieldValue value(JsonParser parser, String name) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> name.equals(SENSITIVE) ? sensitive(parser) : new Text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Number(parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> new Flag(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> new Nothing();
            default -> throw new IllegalStateException("No value starts with " + token);
        };
    }

    private static FieldValue sensitive(JsonParser parser) {
        int start = parser.getStringOffset();
        char[] clear = Arrays.copyOfRange(parser.getStringCharacters(), start, start + parser.getStringLength());
        byte[] pad = new byte[clear.length];
        RANDOM.nextBytes(pad);
        SensitiveText text = SensitiveText.of(clear, pad);
        Arrays.fill(clear, '\0');
        return new Sensitive(text);
    }

    private static FieldValue object(JsonParser parser) {
        java.util.List<Tuple2<String, FieldValue>> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.add(Tuple.of(name, value(parser, name)));
        }
        return Group.of(members);
    }

    private static FieldValue array(JsonParser parser) {
        java.util.List<FieldValue> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser, ""));
        }
        return new Items(List.ofAll(values));
    }

    /** The gateway names the character and its place; a single character gives nothing away. */
    private static String at(TokenStreamLocation location, CharBuffer body) {
        String place = " at [character " + Math.max(location.getColumnNr(), 1) + " line "
                + Math.max(location.getLineNr(), 1) + "]";
        int offset = (int) Math.min(location.getCharOffset(), body.length());
        return offset >= 0 && offset < body.length() && body.charAt(offset) > ' ' && body.charAt(offset) < 0x7f
                ? "Unexpected character '" + body.charAt(offset) + "'" + place
                : "Unexpected input" + place;
    }
}
