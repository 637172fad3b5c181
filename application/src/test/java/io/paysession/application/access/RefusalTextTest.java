package io.paysession.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Wallets;
import io.paysession.domain.field.Violation;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.session.SessionRefusal;
import io.paysession.domain.session.SessionVersion;
import io.paysession.domain.token.TokenRefusal;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;

class RefusalTextTest {
    @Test
    void says_every_kind_in_a_sentence_and_quotes_nothing_that_was_not_redacted() {
        assertThat(RefusalText.of(new Refusal.Malformed(
                        List.of(Violation.missing("order.amount"), Violation.tooLong("order.id", "x".repeat(50), 40)))))
                .startsWith("order.amount: missing.")
                .contains("too long (the limit is 40).")
                .doesNotContain("x".repeat(50));
        assertThat(RefusalText.of(Refusal.malformed(Violation.invalid("order.id", "5123450000000008"))))
                .doesNotContain("5123450000000008");
        for (AccessRefusal reason : AccessRefusal.values()) {
            assertThat(RefusalText.of(new Refusal.NotAdmitted(reason))).endsWith(".");
        }
        for (TokenRefusal reason : TokenRefusal.values()) {
            assertThat(RefusalText.of(new Refusal.ByToken(reason))).endsWith(".");
        }
        for (Wallets.Refused reason : Wallets.Refused.values()) {
            assertThat(RefusalText.of(new Refusal.ByWallet(reason))).endsWith(".");
        }
        assertThat(RefusalText.of(new Refusal.BySession(
                        new SessionRefusal.Changed("5123450000000008", new SessionVersion("0123456789")))))
                .isEqualTo("The session has changed meanwhile.");
        assertThat(RefusalText.of(new Refusal.ByOrder(new OrderRefusal.Locked())))
                .contains("try again");
    }
}
