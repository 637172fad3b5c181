package io.paysession.application.session;

import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.Access;
import io.paysession.application.access.AccessRefusal;
import io.paysession.application.access.Credentials;
import io.paysession.application.access.Refusal;
import io.paysession.application.testing.InMemoryWorld;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.Requester;
import io.paysession.domain.session.SessionPolicy;
import io.paysession.domain.session.SessionRefusal;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.control.Either;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Old apps send no credentials at all: UPDATE_PAYER_DATA up to version 49. */
class PayerDataByUrlAloneTest {
    private static final Group DOCUMENT =
            group("apiOperation", new Text("UPDATE_PAYER_DATA"), "locale", new Text("de_DE"));

    private final InMemoryWorld world = new InMemoryWorld();
    private final PaymentSession session = world.newSession(2);

    @Test
    void is_admitted_up_to_49_and_not_from_50_on() {
        for (int version : new int[] {1, 39, 49}) {
            PaymentSession fresh = world.newSession(1);
            Either<Refusal, SessionView> answer = world.update(unauthenticated(version), fresh.id(), DOCUMENT);
            assertThat(answer.get().requester()).isEqualTo(Requester.PAYER);
            assertThat(answer.get().fields()).isEqualTo(group("locale", new Text("de_DE")));
            assertThat(world.stored(fresh.id()).authentications().used()).isEqualTo(1);
        }
        for (int version : new int[] {50, 51, 72, 100}) {
            assertNoCredentials(world, unauthenticated(version), DOCUMENT);
        }
    }

    @Test
    void needs_the_operation_and_no_other_will_do() {
        for (String other : new String[] {"update_payer_data", "UPDATE_SESSION", "PAY"}) {
            assertNoCredentials(world, unauthenticated(49), DOCUMENT.with("apiOperation", new Text(other)));
        }
        assertNoCredentials(world, unauthenticated(49), group("locale", new Text("de_DE")));
    }

    @Test
    void credentials_that_are_present_must_be_right() {
        Access wrong = new Access(new ApiVersion(49), world.merchant, Credentials.UNREADABLE);
        assertThat(world.update(wrong, session.id(), DOCUMENT).getLeft())
                .isEqualTo(new Refusal.NotAdmitted(AccessRefusal.INVALID_CREDENTIALS));
        Access merchant = new Access(
                new ApiVersion(49), world.merchant, world.byMerchant().credentials());
        assertThat(world.update(merchant, session.id(), DOCUMENT).get().requester())
                .isEqualTo(Requester.MERCHANT);
    }

    @Test
    void may_be_switched_off() {
        InMemoryWorld closed =
                new InMemoryWorld(new SessionSettings(SessionPolicy.DEFAULT, FieldCatalogue.SESSION, false));
        assertNoCredentials(closed, unauthenticated(49), DOCUMENT);
    }

    @Test
    void counts_and_is_limited_like_any_payer() {
        Group forbidden = DOCUMENT.with("order", group("amount", new Text("1")));
        assertThat(world.update(unauthenticated(49), session.id(), forbidden).getLeft())
                .isInstanceOf(Refusal.Malformed.class);
        assertThat(world.update(unauthenticated(49), session.id(), DOCUMENT)).isNotEmpty();
        assertThat(world.update(unauthenticated(49), session.id(), DOCUMENT).getLeft())
                .isEqualTo(new Refusal.BySession(new SessionRefusal.LimitUsedUp(2)));
    }

    @Test
    void finds_no_session_that_is_unknown_expired_or_another_merchants() {
        MerchantId other = world.addMerchant(new MerchantId("OTHER"));
        assertThat(world.update(unauthenticated(49, other), session.id(), DOCUMENT)
                        .getLeft())
                .isEqualTo(new Refusal.NotAdmitted(AccessRefusal.NOT_AUTHORISED));
        assertThat(world.update(unauthenticated(49, new MerchantId("NOBODY")), session.id(), DOCUMENT)
                        .getLeft())
                .isEqualTo(new Refusal.NotAdmitted(AccessRefusal.INVALID_CREDENTIALS));
        for (String id : new String[] {"x", "SESSION0002000000123A4567890B12"}) {
            var command = new UpdateSessionCommand(unauthenticated(49), id, DOCUMENT);
            assertThat(world.useCases.update().updateSession(command).getLeft())
                    .isEqualTo(new Refusal.NotAdmitted(AccessRefusal.INVALID_CREDENTIALS));
        }
        world.time.pass(Duration.ofMinutes(15));
        assertThat(world.update(unauthenticated(49), session.id(), DOCUMENT).getLeft())
                .isEqualTo(new Refusal.NotAdmitted(AccessRefusal.INVALID_CREDENTIALS));
        assertThat(world.stored(session.id())).isEqualTo(session);
    }

    private static void assertNoCredentials(InMemoryWorld world, Access access, Group document) {
        PaymentSession fresh = world.newSession(1);
        assertThat(world.update(access, fresh.id(), document).getLeft())
                .isEqualTo(new Refusal.NotAdmitted(AccessRefusal.NO_CREDENTIALS));
        assertThat(world.stored(fresh.id())).isEqualTo(fresh);
    }

    private Access unauthenticated(int version) {
        return unauthenticated(version, world.merchant);
    }

    private static Access unauthenticated(int version, MerchantId merchant) {
        return new Access(new ApiVersion(version), merchant, Credentials.NONE);
    }
}
