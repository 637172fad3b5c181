package io.paysession.adapter.rest.body;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a form whose names are paths, such as {@code order.item[0].name=Shoes}, as the document that they describe. As
 * strict as {@link Json}: no name twice, no more values, no deeper. A field without a value is not there (assumption).
 */
public final class Form {
    private final CharBuffer body;
    private final FormTree tree;

    private Form(CharBuffer body, Json.Room room) {
        this.body = body;
        this.tree = new FormTree(room);
    }

    /**
     * @param body its characters in an array of their own, of which the document keeps no copy of what is sensitive
     * @param room is asked before anything is made of it
     * @return right: the document's group; left: what is wrong, without the form's content
     */
    public static Either<Answer, Group> read(CharBuffer body, Json.Room room) {
        return new Form(body, room).read();
    }

    private Either<Answer, Group> read() {
        int number = 1;
        int start = 0;
        while (start < body.length()) {
            int end = indexOf('&', start, body.length());
            if (end > start) {
                Option<Answer> wrong = add(start, end, number++);
                if (wrong.isDefined()) {
                    return Either.left(wrong.get());
                }
            }
            start = end + 1;
        }
        return Either.right(tree.group());
    }

    private Option<Answer> add(int start, int end, int number) {
        int equals = indexOf('=', start, end);
        Option<char[]> name = decode(start, equals);
        Option<char[]> value = decode(Math.min(equals + 1, end), end);
        if (name.isEmpty() || value.isEmpty()) {
            return Option.some(wrong("Field " + number + " is badly encoded"));
        }
        String path = new String(name.get()).strip();
        if (value.get().length == 0) {
            return Option.none();
        }
        return switch (tree.put(path, value(path, value.get()))) {
            case PUT -> Option.none();
            case NO_PATH -> Option.some(wrong("The name of field " + number + " is no path"));
            case THERE_ALREADY -> Option.some(wrong("Field " + number + " contradicts an earlier one"));
            case TOO_MANY -> Option.some(wrong("More than " + Json.MAXIMUM_VALUES + " values"));
            case NO_ROOM -> Option.some(Answer.busy(503));
        };
    }

    private static FieldValue value(String path, char[] text) {
        return path.endsWith(CoveredText.FIELD) ? CoveredText.of(text) : new Text(new String(text));
    }

    private int indexOf(char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (body.charAt(i) == wanted) {
                return i;
            }
        }
        return to;
    }

    /** None if it is badly encoded. What was made on the way is wiped: it may be a security code. */
    private Option<char[]> decode(int start, int end) {
        byte[] bytes = new byte[Math.max(0, end - start) * 3];
        try {
            int length = unescape(start, end, bytes);
            if (length < 0) {
                return Option.none();
            }
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            char[] characters = new char[text.remaining()];
            text.get(characters);
            Arrays.fill(text.array(), '\0');
            return Option.some(characters);
        } catch (CharacterCodingException notText) {
            return Option.none();
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** How many bytes it comes to; -1 if it is badly encoded. What a client did not escape stands for itself. */
    private int unescape(int start, int end, byte[] to) {
        int length = 0;
        for (int i = start; i < end; i++) {
            char c = body.charAt(i);
            if (c == '%') {
                int high = i + 2 < end ? Character.digit(body.charAt(i + 1), 16) : -1;
                int low = i + 2 < end ? Character.digit(body.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return -1;
                }
                to[length++] = (byte) (high * 16 + low);
                i += 2;
            } else if (c < 0x80) {
                to[length++] = (byte) (c == '+' ? ' ' : c);
            } else {
                boolean pair = Character.isHighSurrogate(c) && i + 1 < end;
                String one = pair ? new String(new char[] {c, body.charAt(++i)}) : String.valueOf(c);
                for (byte b : one.getBytes(StandardCharsets.UTF_8)) {
                    to[length++] = b;
                }
            }
        }
        return length;
    }

    private static Answer wrong(String explanation) {
        return Answer.invalid(400, "Form encoded payload error: " + explanation);
    }
}
