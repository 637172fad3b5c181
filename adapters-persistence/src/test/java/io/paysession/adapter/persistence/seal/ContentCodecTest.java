package io.paysession.adapter.persistence.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.application.testing.SampleSessions;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Nothing;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.session.Aes256Key;
import io.vavr.collection.List;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContentCodecTest {
    private static final Aes256Key KEY = Aes256Key.of(new byte[Aes256Key.BYTES]);

    @Test
    void writes_compact_json() {
        byte[] bytes = ContentCodec.write(new SessionContent(
                KEY,
                new RequestFields(SampleSessions.group(
                        "a", new Items(List.of(new Number("0.10"), new Flag(true))), "b", new Text("\""))),
                0));
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo("{\"k\":\"" + KEY.revealBase64() + "\",\"f\":{\"a\":[0.10,true],\"b\":\"\\\"\"}}");
    }

    @Test
    void keeps_how_often_hosted_fields_have_updated_a_session_and_reads_what_was_written_before_they_did() {
        SessionContent often = new SessionContent(KEY, new RequestFields(Group.EMPTY), 7);
        byte[] bytes = ContentCodec.write(often);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).endsWith(",\"f\":{},\"h\":7}");
        assertThat(ContentCodec.read(bytes)).isEqualTo(often);
        byte[] before = ("{\"k\":\"" + KEY.revealBase64() + "\",\"f\":{}}").getBytes(StandardCharsets.UTF_8);
        assertThat(ContentCodec.read(before).hostedUpdates()).isZero();
    }

    @Test
    void keeps_numbers_as_they_were_written() {
        for (String literal : new String[] {
            "0", "-0", "0.10", "1e5", "1E+400", "-12.50e-3", "123456789012345678901234567890", "9".repeat(20_000)
        }) {
            assertKept(SampleSessions.group("n", new Number(literal)));
        }
    }

    @Test
    void keeps_texts_of_every_kind() {
        for (String text : new String[] {"", " ", "\u0000\u001f\u007f", "\\\"/", "Grüße € 😀", "x".repeat(70_000)}) {
            assertKept(SampleSessions.group("t", new Text(text)));
        }
    }

    @Test
    void keeps_deep_trees() {
        Group tree = Group.EMPTY;
        for (int i = 0; i < 200; i++) {
            tree = SampleSessions.group("deeper", tree, "list", new Items(List.of(new Items(List.empty()))));
        }
        assertKept(tree);
    }

    @Test
    void keeps_random_trees() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            Group tree = randomGroup(random, 4);
            assertThat(written(tree)).as("seed %d, tree %d", seed, i).isEqualTo(tree);
        }
    }

    @Test
    void refuses_what_it_has_not_written_without_showing_it() {
        for (String wrong : new String[] {"", "{}", "[]", "{\"k\":\"canary\",\"f\":{}}", "{\"k\":\"canary"}) {
            assertThatThrownBy(() -> ContentCodec.read(wrong.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(DamagedDataException.class)
                    .hasMessageNotContaining("canary")
                    .hasNoCause();
        }
    }

    private static void assertKept(Group tree) {
        assertThat(written(tree)).isEqualTo(tree);
    }

    private static Group written(Group tree) {
        SessionContent read =
                ContentCodec.read(ContentCodec.write(new SessionContent(KEY, new RequestFields(tree), 0)));
        assertThat(read.key()).isEqualTo(KEY);
        return read.fields().root();
    }

    private static Group randomGroup(Random random, int depth) {
        Group group = Group.EMPTY;
        for (int i = random.nextInt(5); i > 0; i--) {
            group = group.with("n" + random.nextInt(100), randomValue(random, depth - 1));
        }
        return group;
    }

    private static FieldValue randomValue(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> new Text(Integer.toString(random.nextInt(), 36) + (char) ('à' + random.nextInt(300)));
            case 1 -> new Number(random.nextInt() + "." + random.nextInt(100));
            case 2 -> new Flag(random.nextBoolean());
            case 3 -> new Nothing();
            case 4 -> randomGroup(random, depth);
            default -> new Items(List.fill(random.nextInt(4), () -> randomValue(random, depth - 1)));
        };
    }
}
