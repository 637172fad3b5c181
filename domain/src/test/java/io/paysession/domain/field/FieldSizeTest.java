package io.paysession.domain.field;

import static io.paysession.domain.testing.Documents.accepted;
import static io.paysession.domain.testing.Documents.at;
import static io.paysession.domain.testing.Documents.group;
import static io.paysession.domain.testing.Documents.items;
import static io.paysession.domain.testing.Documents.nothing;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.testing.Cases;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The size is that of real JSON, counted by really writing it. */
class FieldSizeTest {
    @Test
    void is_the_length_of_the_json_in_bytes() {
        Cases.check(5_000, random -> {
            Group group = (Group) value(random, 0);
            assertThat(new RequestFields(group).sizeInBytes())
                    .as(() -> json(group))
                    .isEqualTo(json(group).getBytes(StandardCharsets.UTF_8).length);
        });
    }

    @Test
    void counts_both_brackets_of_what_is_empty() {
        assertThat(RequestFields.EMPTY.sizeInBytes()).isEqualTo("{}".length());
        assertThat(FieldSize.of(items())).isEqualTo("[]".length());
        assertThat(FieldSize.of(items(Group.EMPTY, items(), Group.EMPTY))).isEqualTo("[{},[],{}]".length());
        assertThat(FieldSize.of(group("a", Group.EMPTY, "b", items()))).isEqualTo("{\"a\":{},\"b\":[]}".length());
    }

    @Test
    void is_the_same_for_fields_that_the_catalogue_accepted() {
        CatalogueRow.all().filter(CatalogueRow::isStored).forEach(row -> {
            RequestFields fields = accepted(at(row.path(), row.right()));
            assertThat(fields.sizeInBytes())
                    .as(row.path())
                    .isEqualTo(json(fields.root()).length());
        });
    }

    private static FieldValue value(SplittableRandom random, int depth) {
        int kind = depth == 0 ? 4 : random.nextInt(depth > 4 ? 4 : 6);
        return switch (kind) {
            case 0 -> new Text(text(random));
            case 1 -> new Number(Long.toString(random.nextLong()));
            case 2 -> new Flag(random.nextBoolean());
            case 3 -> nothing();
            case 4 -> {
                Group group = Group.EMPTY;
                for (int i = random.nextInt(5); i > 0; i--) {
                    group = group.with(text(random), value(random, depth + 1));
                }
                yield group;
            }
            default -> {
                List<FieldValue> values = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    values.add(value(random, depth + 1));
                }
                yield new Items(io.vavr.collection.List.ofAll(values));
            }
        };
    }

    /** Characters of one to four bytes, none that JSON would have to escape. */
    private static String text(SplittableRandom random) {
        return Cases.text(random, "aZ09 .\u007f\u0080\u00e9\u07ff\u0800\u20ac\ud7ff\ue000\uffff\ud83d\ude00", 0, 12);
    }

    private static String json(FieldValue value) {
        return value.match(new Json());
    }

    private static final class Json implements FieldValue.Cases<String> {
        @Override
        public String text(String text) {
            return '"' + text + '"';
        }

        @Override
        public String number(String literal) {
            return literal;
        }

        @Override
        public String flag(boolean flag) {
            return Boolean.toString(flag);
        }

        @Override
        public String nothing() {
            return "null";
        }

        @Override
        public String group(Group group) {
            List<String> members = new ArrayList<>();
            group.members().forEach(member -> members.add(text(member._1()) + ":" + json(member._2())));
            return "{" + String.join(",", members) + "}";
        }

        @Override
        public String items(Items items) {
            return "[" + String.join(",", items.values().map(FieldSizeTest::json)) + "]";
        }
    }
}
