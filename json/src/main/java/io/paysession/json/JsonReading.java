package io.paysession.json;

import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Nothing;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Text;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import java.util.ArrayList;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one value and everything in it.
 *
 * @param parser its current token begins the value; how deep and how long anything may be is for it to say
 * @param intake looks at the values as they come
 */
public record JsonReading(JsonParser parser, Intake intake) {

    /** Looks at a document while it is read. */
    public interface Intake {
        /** Takes everything as it comes. */
        Intake PLAIN = new Intake() {};

        /** A value begins, and nothing has been made of it yet. What this throws ends the reading. */
        default void value() {}

        /**
         * A string or a number, at the parser's current token.
         *
         * @param name of the member whose value it is; empty if it is an item of a list, or the whole document
         */
        default FieldValue scalar(String name, JsonParser parser) {
            String said = parser.getString();
            return parser.currentToken() == JsonToken.VALUE_STRING ? new Text(said) : new Number(said);
        }
    }

    public JsonReading(JsonParser parser) {
        this(parser, Intake.PLAIN);
    }

    /**
     * The value at the current token, which afterwards is the last of the value.
     *
     * @throws tools.jackson.core.JacksonException if the parser finds it wrong, or too long or too deep
     */
    public FieldValue value() {
        return value("");
    }

    private FieldValue value(String name) {
        intake.value();
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> group();
            case START_ARRAY -> items();
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> intake.scalar(name, parser);
            case VALUE_TRUE, VALUE_FALSE -> new Flag(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> new Nothing();
            default -> throw new IllegalStateException("No value starts with " + token);
        };
    }

    private Group group() {
        java.util.List<Tuple2<String, FieldValue>> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.add(Tuple.of(name, value(name)));
        }
        return Group.of(members);
    }

    private Items items() {
        java.util.List<FieldValue> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(""));
        }
        return new Items(List.ofAll(values));
    }
}
