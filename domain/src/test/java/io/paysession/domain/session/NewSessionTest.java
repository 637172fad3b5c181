package io.paysession.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.ApiVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An id, a version or a key from too little randomness could be guessed, or be somebody else's. */
class NewSessionTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 16, NewSession.RANDOM_BYTES - 1, NewSession.RANDOM_BYTES + 1})
    void another_count_of_random_bytes_is_refused_with_both_numbers(int count) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> from(count))
                .withMessageContaining(" " + NewSession.RANDOM_BYTES + " ")
                .withMessageEndingWith(" " + count);
    }

    @Test
    void the_right_count_is_taken() {
        assertThat(from(NewSession.RANDOM_BYTES).random()).hasSize(NewSession.RANDOM_BYTES);
    }

    private static NewSession from(int count) {
        return new NewSession(new MerchantId("SHOP"), new ApiVersion(72), 5, RequestFields.EMPTY, new byte[count]);
    }
}
