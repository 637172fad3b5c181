package io.paysession.application.session;

import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.Access;
import io.paysession.application.access.AccessRefusal;
import io.paysession.application.access.Credentials;
import io.paysession.application.access.Refusal;
import io.paysession.application.testing.InMemoryWorld;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldPath;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.session.AuthenticationLimit;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import io.paysession.domain.session.SessionLifetime;
import io.paysession.domain.session.SessionPolicy;
import io.paysession.domain.session.SessionRefusal;
import io.paysession.domain.session.UpdateStatus;
import io.paysession.domain.shared.ApiVersion;
import io.paysession.domain.shared.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** In which order an update is refused, and what each refusal leaves behind. */
class RefusalsTest {
    private static final Group RIGHT = group("locale", new Text("de_DE"));
    private static final Group WRONG = group("billing", group("address", group("country", new Text("Germany"))));
    private static final Group STALE = RIGHT.with("session", group("version", new Text("0000000001")));
    private static final Group NOT_FOR_PAYERS = group("order", group("amount", new Text("0.01")));

    private final InMemoryWorld world = new InMemoryWorld();
    private final PaymentSession session = world.newSession(2);

    @Test
    void a_field_error_is_malformed_whatever_the_credentials_and_changes_nothing_without_right_ones() {
        MerchantId other = world.addMerchant(new MerchantId("OTHER"));
        PaymentSession another = world.newSession(2);
        for (Credentials credentials : new Credentials[] {
            Credentials.NONE,
            Credentials.UNREADABLE,
            basic(world.merchant, "wrong"),
            basic(new MerchantId("NOBODY"), InMemoryWorld.PASSWORD.reveal()),
            basic(world.merchant, ""),
            basic(world.merchant, another.id().value()),
            basic(other, session.id().value()),
            basic(other, InMemoryWorld.PASSWORD.reveal())
        }) {
            assertMalformed(world.access(credentials), WRONG, "billing.address.country");
            assertUnchanged();
        }
    }

    @Test
    void a_field_error_of_the_merchant_is_remembered_and_costs_no_payer_anything() {
        assertMalformed(world.byMerchant(), WRONG, "billing.address.country");
        assertFailed(session, 0);
    }

    @Test
    void a_field_error_of_a_payer_is_remembered_and_counts() {
        assertMalformed(world.byPayer(session.id()), WRONG, "billing.address.country");
        assertFailed(session, 1);
    }

    @Test
    void a_field_that_is_not_the_payers_is_malformed_remembered_and_counts() {
        assertMalformed(world.byPayer(session.id()), NOT_FOR_PAYERS, "order.amount");
        assertFailed(session, 1);
        assertThat(world.update(world.byMerchant(), session.id(), NOT_FOR_PAYERS))
                .isNotEmpty();
    }

    @Test
    void a_field_that_is_not_the_payers_does_not_betray_itself_to_a_stranger() {
        Access stranger = world.access(basic(world.merchant, "wrong"));
        assertNotAdmitted(stranger, NOT_FOR_PAYERS, AccessRefusal.INVALID_CREDENTIALS);
        assertUnchanged();
    }

    @Test
    void a_second_half_of_a_card_expiry_that_is_missing_is_malformed_and_remembered() {
        Group month = group(
                "sourceOfFunds", group("provided", group("card", group("expiry", group("month", new Text("1"))))));
        assertMalformed(world.byMerchant(), month, "sourceOfFunds.provided.card.expiry.year");
        assertFailed(session, 0);
    }

    @Test
    void another_session_in_the_body_than_in_the_url_is_malformed() {
        Group body = group("session", group("id", new Text("SESSION0002000000123A4567890B12")));
        assertMalformed(world.byMerchant(), body, "session.id");
        assertFailed(session, 0);
        Group same = group("session", group("id", new Text(session.id().value())));
        assertThat(world.update(world.byMerchant(), session.id(), same)).isNotEmpty();
    }

    @Test
    void bad_credentials_change_nothing() {
        assertNotAdmitted(world.access(Credentials.NONE), RIGHT, AccessRefusal.NO_CREDENTIALS);
        assertNotAdmitted(world.access(Credentials.UNREADABLE), RIGHT, AccessRefusal.INVALID_CREDENTIALS);
        assertNotAdmitted(world.access(basic(world.merchant, "x")), RIGHT, AccessRefusal.INVALID_CREDENTIALS);
        assertUnchanged();
    }

    @Test
    void a_stale_version_changes_nothing_whoever_names_it_even_beside_a_field_error() {
        for (Access access : new Access[] {world.byMerchant(), world.byPayer(session.id())}) {
            assertThat(world.update(access, session.id(), STALE).getLeft())
                    .isEqualTo(new Refusal.BySession(new SessionRefusal.Changed("0000000001", session.version())));
            assertUnchanged();
            Group both = STALE.with("locale", new Text("x".repeat(99)));
            assertMalformed(access, both, "locale");
            assertUnchanged();
        }
    }

    @Test
    void the_current_version_is_accepted_and_the_next_one_is_another() {
        Group current = RIGHT.with(
                "session", group("version", new Text(session.version().value())));
        assertThat(world.update(world.byMerchant(), session.id(), current)).isNotEmpty();
        assertThat(world.update(world.byMerchant(), session.id(), current)).isEmpty();
    }

    @Test
    void a_used_up_limit_changes_nothing_and_does_not_concern_the_merchant() {
        assertThat(world.update(world.byPayer(session.id()), session.id(), RIGHT))
                .isNotEmpty();
        assertThat(world.update(world.byPayer(session.id()), session.id(), RIGHT))
                .isNotEmpty();
        PaymentSession before = world.stored(session.id());
        assertThat(world.update(world.byPayer(session.id()), session.id(), RIGHT)
                        .getLeft())
                .isEqualTo(new Refusal.BySession(new SessionRefusal.LimitUsedUp(2)));
        assertMalformed(world.byPayer(session.id()), WRONG, "billing.address.country");
        assertThat(world.stored(session.id())).isEqualTo(before);
        assertThat(world.update(world.byMerchant(), session.id(), RIGHT)).isNotEmpty();
    }

    @Test
    void an_expired_session_is_gone_for_the_merchant_and_no_credential_for_the_payer() {
        world.time.pass(Duration.ofMinutes(15));
        assertThat(world.update(world.byMerchant(), session.id(), RIGHT).getLeft())
                .isEqualTo(new Refusal.BySession(new SessionRefusal.Gone()));
        assertNotAdmitted(world.byPayer(session.id()), RIGHT, AccessRefusal.INVALID_CREDENTIALS);
        assertMalformed(world.byMerchant(), WRONG, "billing.address.country");
        assertUnchanged();
    }

    @Test
    void what_is_no_session_at_all_is_gone() {
        for (String id : new String[] {
            "", "x", "SESSION0002000000123A4567890B12", session.id().value() + "A"
        }) {
            var command = new UpdateSessionCommand(world.byMerchant(), id, RIGHT);
            assertThat(world.useCases.update().updateSession(command).getLeft())
                    .isEqualTo(new Refusal.BySession(new SessionRefusal.Gone()));
        }
    }

    @Test
    void another_api_version_is_refused_only_if_the_operator_wants_that() {
        Access v61 = new Access(
                new ApiVersion(61), world.merchant, world.byMerchant().credentials());
        assertThat(world.update(v61, session.id(), RIGHT)).isNotEmpty();
        InMemoryWorld strict = new InMemoryWorld(
                new SessionSettings(new SessionPolicy(SessionLifetime.DEFAULT, true), FieldCatalogue.SESSION, true));
        SessionId id = strict.newSession(5).id();
        Refusal refusal =
                new Refusal.BySession(new SessionRefusal.OtherApiVersion(new ApiVersion(72), new ApiVersion(61)));
        assertThat(strict.update(v61, id, RIGHT).getLeft()).isEqualTo(refusal);
        assertThat(strict.retrieve(v61, id).getLeft()).isEqualTo(refusal);
        assertThat(strict.update(strict.byMerchant(), id, RIGHT)).isNotEmpty();
    }

    @Test
    void after_a_failure_the_next_right_update_succeeds() {
        assertMalformed(world.byMerchant(), WRONG, "billing.address.country");
        assertThat(world.update(world.byMerchant(), session.id(), RIGHT)).isNotEmpty();
        PaymentSession now = world.stored(session.id());
        assertThat(now.updateStatus()).isEqualTo(UpdateStatus.SUCCESS);
        assertThat(now.version()).isEqualTo(session.version().next().next());
    }

    private void assertMalformed(Access access, Group document, String path) {
        Refusal refusal = world.update(access, session.id(), document).getLeft();
        assertThat(refusal).isInstanceOf(Refusal.Malformed.class);
        assertThat(((Refusal.Malformed) refusal).violations().map(Violation::field))
                .containsExactly(FieldPath.of(path));
    }

    private void assertNotAdmitted(Access access, FieldValue.Group document, AccessRefusal reason) {
        assertThat(world.update(access, session.id(), document).getLeft()).isEqualTo(new Refusal.NotAdmitted(reason));
    }

    private void assertUnchanged() {
        assertThat(world.stored(session.id())).isEqualTo(session);
    }

    /** Nothing but status, version and count differ. */
    private void assertFailed(PaymentSession before, int counted) {
        assertThat(world.stored(before.id()))
                .isEqualTo(new PaymentSession(
                        before.id(),
                        before.merchant(),
                        before.version().next(),
                        UpdateStatus.FAILURE,
                        new AuthenticationLimit(2, counted),
                        before.key(),
                        before.apiVersion(),
                        before.fields(),
                        before.createdAt(),
                        before.expiresAt(),
                        before.revision() + 1));
    }

    private static Credentials basic(MerchantId merchant, String password) {
        return Credentials.basic(merchant.value(), Secret.of(password));
    }
}
