package io.paysession.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Sensitive;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.session.PaymentSession;
import io.vavr.Tuple;
import io.vavr.collection.List;
import java.lang.reflect.Field;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SensitiveTextTest {
    private static final byte[] PAD = {17, -3, 99, 120, 5};

    private final SensitiveText code = SensitiveText.of("8317".toCharArray(), PAD);

    @Test
    void shows_what_it_was_made_of_for_the_time_of_a_call() {
        char[] kept = code.reveal(clear -> {
            assertThat(clear).isEqualTo("8317".toCharArray());
            return clear;
        });
        assertThat(kept).containsOnly('\0');
        assertThat(code.length()).isEqualTo(4);
    }

    @Test
    void wipes_what_it_has_shown_to_somebody_who_failed() {
        char[][] kept = new char[1][];
        assertThatThrownBy(() -> code.reveal(clear -> {
                    kept[0] = clear;
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        assertThat(kept[0]).containsOnly('\0');
    }

    @Test
    void holds_nothing_in_clear() throws ReflectiveOperationException {
        for (Field field : SensitiveText.class.getDeclaredFields()) {
            field.setAccessible(true);
            Object value = field.get(code);
            assertThat(value instanceof char[] chars && Arrays.equals(chars, "8317".toCharArray()))
                    .isFalse();
            assertThat(value).isNotInstanceOf(String.class);
        }
        assertThat(code).hasToString("***");
    }

    @Test
    void has_arrays_of_its_own() {
        char[] clear = "8317".toCharArray();
        byte[] pad = PAD.clone();
        SensitiveText text = SensitiveText.of(clear, pad);
        Arrays.fill(clear, 'x');
        Arrays.fill(pad, (byte) 0);
        assertThat(text.says("8317")).isTrue();
    }

    @Test
    void needs_a_pad_as_long_as_itself() {
        assertThatThrownBy(() -> SensitiveText.of("831700".toCharArray(), PAD))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equals_whatever_says_the_same_however_that_is_kept() {
        FieldValue sensitive = new Sensitive(code);
        FieldValue same = new Sensitive(SensitiveText.of("8317".toCharArray(), new byte[4]));
        FieldValue plain = new Text("8317");
        assertThat(sensitive)
                .isEqualTo(same)
                .isEqualTo(plain)
                .hasSameHashCodeAs(same)
                .hasSameHashCodeAs(plain);
        assertThat(plain).isEqualTo(sensitive);
        for (String other : List.of("8318", "831", "83170", "")) {
            assertThat(sensitive).isNotEqualTo(new Text(other));
            assertThat(new Text(other)).isNotEqualTo(sensitive);
            assertThat(code).isNotEqualTo(SensitiveText.of(other.toCharArray(), PAD));
        }
    }

    /** From the request to the session and to the answer, it stays what it is. */
    @Test
    void stays_sensitive_in_what_the_catalogue_reads_and_is_masked_in_what_it_shows() {
        var reading = FieldCatalogue.SESSION.read(card(new Sensitive(code)), new ApiVersion(100));
        assertThat(reading.violations()).isEmpty();
        assertThat(reading.fields().value(PaymentSession.SECURITY_CODE).get()).isInstanceOf(Sensitive.class);
        assertThat(reading.fields().sizeInBytes())
                .isEqualTo(FieldCatalogue.SESSION
                        .read(card(new Text("8317")), new ApiVersion(100))
                        .fields()
                        .sizeInBytes());
        assertThat(FieldCatalogue.SESSION.showToMerchant(reading.fields())).isEqualTo(card(new Text("xxxx")));
    }

    @Test
    void is_refused_like_any_other_text() {
        for (String wrong : List.of("83175", "83", "8a17", "83\u0661")) {
            FieldValue sensitive = new Sensitive(SensitiveText.of(wrong.toCharArray(), PAD));
            assertThat(FieldCatalogue.SESSION.read(card(sensitive), new ApiVersion(100)))
                    .isEqualTo(FieldCatalogue.SESSION.read(card(new Text(wrong)), new ApiVersion(100)))
                    .matches(reading -> !reading.violations().isEmpty());
        }
    }

    private static Group card(FieldValue code) {
        return group("sourceOfFunds", group("provided", group("card", group("securityCode", code))));
    }

    private static Group group(String name, FieldValue value) {
        return Group.of(List.of(Tuple.of(name, value)));
    }
}
