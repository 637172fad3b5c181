package io.paysession.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.PasswordHash;
import io.paysession.domain.shared.Secret;
import io.paysession.domain.testing.Documents;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SecretsStaySecretTest {
    private static final String PAN = "5123450000000008";
    private static final MerchantId MERCHANT = new MerchantId("TESTSHOP01");

    private final PaymentSession session = session();

    @Test
    void a_secret_prints_as_stars_and_compares_by_value() {
        Secret secret = Secret.of("0123456789abcdef0123456789abcdef");
        assertThat(secret)
                .hasToString("***")
                .isEqualTo(Secret.of(secret.reveal()))
                .hasSameHashCodeAs(Secret.of(secret.reveal()));
        assertThat(secret)
                .isNotEqualTo(Secret.of("0123456789abcdef0123456789abcdeF"))
                .isNotEqualTo(Secret.of("0123456789abcdef"))
                .isNotEqualTo(Secret.of(""))
                .isNotEqualTo("0123456789abcdef0123456789abcdef");
    }

    @Test
    void a_key_prints_as_stars_and_cannot_be_changed_from_outside() {
        byte[] bytes = new byte[Aes256Key.BYTES];
        Aes256Key key = Aes256Key.of(bytes);
        bytes[0] = 1;
        key.reveal()[1] = 1;
        assertThat(key).hasToString("***").isEqualTo(Aes256Key.of(new byte[32])).isNotEqualTo(Aes256Key.of(bytes));
        assertThat(key.revealBase64()).hasSize(44).isEqualTo("A".repeat(43) + "=");
        assertThatThrownBy(() -> Aes256Key.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Aes256Key.of(new byte[33])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_session_prints_neither_its_id_nor_its_key_nor_its_content() {
        assertThat(session.toString())
                .contains("SESSION***")
                .doesNotContain(session.id().value().substring(7))
                .doesNotContain(session.key().revealBase64())
                .doesNotContain(PAN)
                .doesNotContain("EUR");
    }

    @Test
    void what_a_session_decides_prints_no_content_either() {
        UpdateAttempt attempt = new UpdateAttempt(
                Requester.MERCHANT,
                MERCHANT,
                Documents.V72,
                Option.none(),
                session.fields(),
                List.of(Violation.invalid("order.currency", PAN)));
        UpdateDecision decision = session.update(attempt, SessionPolicy.DEFAULT, Instant.EPOCH);
        assertThat(List.of(attempt, decision).toString())
                .doesNotContain(PAN)
                .doesNotContain(session.id().value().substring(7));
    }

    @Test
    void a_document_does_not_print_a_card_number_that_a_client_used_as_a_name() {
        RequestFields fields = new RequestFields(Documents.group("order", Documents.group(PAN, "x")));
        assertThat(fields.toString()).doesNotContain(PAN);
        assertThat(Documents.group(PAN, "x", "order", "y").toString())
                .doesNotContain(PAN)
                .contains("order");
        assertThat(Documents.items(PAN).toString()).doesNotContain(PAN);
    }

    @Test
    void a_merchant_does_not_print_its_hashes() {
        assertThat(Merchant.withPassword(MERCHANT, new PasswordHash("key1", "c2VjcmV0"))
                        .toString())
                .contains("key1")
                .doesNotContain("c2VjcmV0");
    }

    private static PaymentSession session() {
        byte[] random = new byte[NewSession.RANDOM_BYTES];
        java.util.Arrays.fill(random, (byte) 0x5a);
        RequestFields fields = Documents.accepted(Documents.group(
                "order",
                Documents.group("currency", "EUR"),
                "sourceOfFunds",
                Documents.group("provided", Documents.group("card", Documents.group("number", PAN)))));
        return PaymentSession.create(
                new NewSession(MERCHANT, Documents.V72, 5, fields, random), SessionPolicy.DEFAULT, Instant.EPOCH);
    }
}
