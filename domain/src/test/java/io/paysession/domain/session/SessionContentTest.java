package io.paysession.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.field.Violation.Kind;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.testing.Cases;
import io.paysession.domain.testing.Documents;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a session checks of its content as a whole, and how it begins and ends. */
class SessionContentTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final MerchantId OWNER = new MerchantId("OWNER");

    private final PaymentSession session = PaymentSession.create(
            new NewSession(OWNER, Documents.V72, 5, RequestFields.EMPTY, new byte[NewSession.RANDOM_BYTES]),
            SessionPolicy.DEFAULT,
            NOW);

    @Test
    void a_new_session_begins_with_no_update_a_first_version_and_fifteen_minutes() {
        assertThat(session.updateStatus()).isEqualTo(UpdateStatus.NO_UPDATE);
        assertThat(session.version().value()).endsWith("01");
        assertThat(session.authentications()).isEqualTo(new AuthenticationLimit(5, 0));
        assertThat(session.expiresAt()).isEqualTo(NOW.plusSeconds(900));
        assertThat(session.isExpired(NOW.plusSeconds(900).minusNanos(1))).isFalse();
        assertThat(session.isExpired(NOW.plusSeconds(900))).isTrue();
    }

    @Test
    void id_version_and_key_are_made_of_different_bytes() {
        Cases.check(20, random -> {
            byte[] bytes = new byte[NewSession.RANDOM_BYTES];
            random.nextBytes(bytes);
            PaymentSession first = create(bytes);
            for (int i = 0; i < bytes.length; i++) {
                byte[] other = bytes.clone();
                other[i] ^= (byte) 0x80;
                PaymentSession second = create(other);
                int changed = (first.id().equals(second.id()) ? 0 : 1)
                        + (first.version().equals(second.version()) ? 0 : 1)
                        + (first.key().equals(second.key()) ? 0 : 1);
                assertThat(changed).as("byte %d", i).isEqualTo(1);
            }
        });
    }

    @Test
    void holds_exactly_64_kibibytes_and_not_one_more() {
        RequestFields full = sized(SessionPolicy.MAXIMUM_BYTES);
        assertThat(full.sizeInBytes()).isEqualTo(65_536);
        assertThat(updated(session, full).fields()).isEqualTo(full);
        RequestFields over = sized(SessionPolicy.MAXIMUM_BYTES + 1);
        assertThat(failure(session, over)).containsExactly(Violation.tooLarge(65_537, 65_536));
    }

    @Test
    void the_limit_is_on_what_it_would_hold_not_on_what_is_sent() {
        PaymentSession full = updated(session, sized(SessionPolicy.MAXIMUM_BYTES));
        assertThat(failure(full, fields(Documents.group("locale", "de"))).map(Violation::kind))
                .containsExactly(Kind.TOO_LARGE);
    }

    @Test
    void the_expiry_of_a_card_needs_month_and_year_now_or_from_before() {
        RequestFields month = expiry(Documents.group("month", "1"));
        RequestFields year = expiry(Documents.group("year", "39"));
        String path = "sourceOfFunds.provided.card.expiry.";
        assertThat(failure(session, month)).containsExactly(Violation.missing(path + "year"));
        assertThat(failure(session, year)).containsExactly(Violation.missing(path + "month"));
        PaymentSession both = updated(session, month.merge(year));
        assertThat(updated(both, expiry(Documents.group("month", "12")))
                        .fields()
                        .text(path + "month"))
                .contains("12");
        assertThat(updated(both, year).fields()).isEqualTo(both.fields());
    }

    @Test
    void order_custom_holds_at_most_fifty_names_however_they_came() {
        PaymentSession fifty = updated(session, custom("a", 50));
        assertThat(updated(fifty, custom("a", 50)).fields()).isEqualTo(fifty.fields());
        assertThat(failure(fifty, custom("b", 1)).map(Violation::kind)).containsExactly(Kind.TOO_MANY);
    }

    @Test
    void an_empty_update_succeeds_and_gives_time() {
        Instant later = NOW.plus(Duration.ofMinutes(10));
        PaymentSession next = session.update(attempt(RequestFields.EMPTY), SessionPolicy.DEFAULT, later)
                .fold(updated -> updated, (failed, wrong) -> failed, refusal -> session);
        assertThat(next.updateStatus()).isEqualTo(UpdateStatus.SUCCESS);
        assertThat(next.expiresAt()).isEqualTo(later.plusSeconds(900));
        assertThat(next.version()).isNotEqualTo(session.version());
    }

    @Test
    void a_limit_is_never_negative_nor_above_25_nor_overdrawn() {
        assertThat(AuthenticationLimit.of(0).isUsedUp()).isTrue();
        assertThat(AuthenticationLimit.of(25).isUsedUp()).isFalse();
        for (int[] wrong : new int[][] {{-1, 0}, {26, 0}, {5, 6}, {5, -1}}) {
            assertThatThrownBy(() -> new AuthenticationLimit(wrong[0], wrong[1]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> AuthenticationLimit.of(0).count()).isInstanceOf(IllegalArgumentException.class);
    }

    private static PaymentSession create(byte[] random) {
        return PaymentSession.create(
                new NewSession(OWNER, Documents.V72, 5, RequestFields.EMPTY, random), SessionPolicy.DEFAULT, NOW);
    }

    /** Fields of an exact size; the texts hold characters of one to four bytes. */
    private static RequestFields sized(int bytes) {
        String four = "\ud83d\ude00".repeat(2_048);
        Group open =
                Documents.group("a", four, "b", four, "c", four, "d", four, "e", four, "f", four, "g", four, "h", "");
        int rest = bytes - fields(Documents.group("interaction", open)).sizeInBytes();
        for (int i = 0; rest > 0; i++) {
            String name = "z" + (char) ('a' + i);
            // Quotes, colon, comma and the name itself take eight.
            int length = Math.min(rest - 8, 2_000);
            length = rest - 8 - length > 0 && rest - 8 - length < 8 ? length - 8 : length;
            open = open.with(name, new Text("x".repeat(length)));
            rest -= length + 8;
        }
        return fields(Documents.group("interaction", open));
    }

    private static RequestFields custom(String prefix, int count) {
        Group names = Group.EMPTY;
        for (int i = 0; i < count; i++) {
            names = names.with(prefix + i, new Text("x"));
        }
        return fields(Documents.at("order.custom", names));
    }

    private static RequestFields expiry(Group expiry) {
        return fields(Documents.at("sourceOfFunds.provided.card.expiry", expiry));
    }

    private static RequestFields fields(Group document) {
        return Documents.accepted(document);
    }

    private static UpdateAttempt attempt(RequestFields fields) {
        return new UpdateAttempt(Requester.MERCHANT, OWNER, Documents.V72, Option.none(), fields, List.empty());
    }

    private static PaymentSession updated(PaymentSession session, RequestFields fields) {
        return session.update(attempt(fields), SessionPolicy.DEFAULT, NOW)
                .fold(
                        next -> next,
                        (next, violations) -> {
                            throw new AssertionError(violations);
                        },
                        refusal -> {
                            throw new AssertionError(refusal);
                        });
    }

    private static Seq<Violation> failure(PaymentSession session, RequestFields fields) {
        return session.update(attempt(fields), SessionPolicy.DEFAULT, NOW)
                .fold(
                        next -> {
                            throw new AssertionError("accepted");
                        },
                        (next, violations) -> {
                            assertThat(next.fields()).isEqualTo(session.fields());
                            assertThat(next.updateStatus()).isEqualTo(UpdateStatus.FAILURE);
                            return violations;
                        },
                        refusal -> {
                            throw new AssertionError(refusal);
                        });
    }
}
