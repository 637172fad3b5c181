package io.paysession.adapter.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.UnreadableException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ResourceLock("the log")
class FailureAnswersTest {
    @ParameterizedTest
    @EnumSource
    void what_was_changed_in_the_store_is_refused_like_a_wrong_request_and_nobody_is_told_how(
            UnreadableException.Kind kind) {
        Answer answer = FailureAnswers.of(new UnreadableException(kind, "canary"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().group("error").members().get("cause")).contains(Answer.text("INVALID_REQUEST"));
        assertThat(new String(JsonText.write(answer.body()), StandardCharsets.US_ASCII))
                .contains("cannot be read")
                .doesNotContain("canary");
        assertThat(answer.body().members().get("result")).contains(Answer.text("ERROR"));
    }
}
