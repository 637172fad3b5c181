package io.paysession.adapter.rest.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.JsonText;
import io.paysession.application.access.Refusal;
import io.paysession.domain.session.SessionRefusal;
import io.paysession.domain.session.SessionVersion;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RefusalAnswersTest {
    /** A version of ten digits looks like a card number's beginning, and has to be sent back all the same. */
    @Test
    void shows_the_sessions_own_version_but_not_what_a_client_sent_for_one() {
        Answer answer = RefusalAnswers.of(new Refusal.BySession(
                new SessionRefusal.Changed("4508750015741019", new SessionVersion("1234567801"))));
        String body = new String(JsonText.write(answer.body()), StandardCharsets.US_ASCII);
        assertThat(body).contains("has version '1234567801'").contains("Value 'xxxxxxxxxxxxxxxx'");
    }
}
