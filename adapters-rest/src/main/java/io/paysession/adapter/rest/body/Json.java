package io.paysession.adapter.rest.body;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Nothing;
import io.paysession.json.JsonDocument;
import io.paysession.json.JsonReading;
import io.vavr.control.Either;
import java.nio.CharBuffer;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads a request's body. Strict where leniency would hide a mistake: one document, and no name twice. */
public final class Json implements JsonReading.Intake {
    /** Far deeper than any field of the gateway, far from what could hurt. */
    private static final int MAXIMUM_DEPTH = 32;

    /** Groups, lists and what is in them, all together: two thousand line items of four fields (decision 48). */
    public static final int MAXIMUM_VALUES = 10_000;

    /** Room is asked for by so many values at a time. */
    private static final int VALUES_AT_A_TIME = 32;

    /** What a value, its name and its place in the tree take twice: as it was read, and as the field that it is. */
    static final int BYTES_OF_A_VALUE = 256;

    private static final JsonFactory FACTORY = JsonDocument.strict(MAXIMUM_DEPTH);

    private final Room room;
    private int values;

    private Json(Room room) {
        this.room = room;
    }

    /** Where the room for a document comes from. */
    @FunctionalInterface
    public interface Room {
        /** @return whether there was room for so many bytes more; now they are taken */
        boolean take(int bytes);
    }

    /** Why there is no document, though nothing is wrong with its syntax. */
    private static final class NotHeld extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Answer answer;

        NotHeld(Answer answer) {
            super(null, null, false, false);
            this.answer = answer;
        }
    }

    /**
     * @param body its characters in an array of their own, of which the document keeps no copy of what is sensitive
     * @param room is asked before anything is made of it
     * @return right: the document's group, empty for an empty body, {@code null} and the empty list that PHP writes for
     *     an empty group; left: what is wrong, in the gateway's words and without the document's content
     */
    public static Either<Answer, Group> read(CharBuffer body, Room room) {
        if (body.chars().allMatch(Character::isWhitespace)) {
            return Either.right(Group.EMPTY);
        }
        try (JsonParser parser = FACTORY.createParser(
                ObjectReadContext.empty(), body.array(), body.arrayOffset() + body.position(), body.remaining())) {
            parser.nextToken();
            FieldValue document = new JsonReading(parser, new Json(room)).value();
            return parser.nextToken() == null
                    ? group(document)
                    : Either.left(wrong(at(parser.currentTokenLocation(), body)));
        } catch (NotHeld notHeld) {
            return Either.left(notHeld.answer);
        } catch (JacksonException wrong) {
            TokenStreamLocation location = wrong.getLocation();
            return Either.left(wrong(at(location == null ? TokenStreamLocation.NA : location, body)));
        }
    }

    private static Answer wrong(String explanation) {
        return Answer.invalid(400, "Json encoded payload error: " + explanation);
    }

    private static Either<Answer, Group> group(FieldValue document) {
        if (document instanceof Group group) {
            return Either.right(group);
        }
        boolean empty = document instanceof Nothing
                || document instanceof Items items && items.values().isEmpty();
        return empty ? Either.right(Group.EMPTY) : Either.left(wrong("Expected an object"));
    }

    /** Two bytes of a body may become a hundred: how many values there are is looked at before the next one is made. */
    @Override
    public void value() {
        if (values == MAXIMUM_VALUES) {
            throw new NotHeld(wrong("More than " + MAXIMUM_VALUES + " values"));
        }
        if (values++ % VALUES_AT_A_TIME == 0 && !room.take(VALUES_AT_A_TIME * BYTES_OF_A_VALUE)) {
            throw new NotHeld(Answer.busy(503));
        }
    }

    /** A code may come as a number, which every field of text takes for its digits. */
    @Override
    public FieldValue scalar(String name, JsonParser parser) {
        if (!name.equals(CoveredText.FIELD)) {
            return JsonReading.Intake.PLAIN.scalar(name, parser);
        }
        int start = parser.getStringOffset();
        return CoveredText.of(
                Arrays.copyOfRange(parser.getStringCharacters(), start, start + parser.getStringLength()));
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
