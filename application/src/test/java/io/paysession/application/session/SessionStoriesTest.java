package io.paysession.application.session;

import static io.paysession.application.testing.SampleSessions.card;
import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.Access;
import io.paysession.application.access.AccessRefusal;
import io.paysession.application.access.Credentials;
import io.paysession.application.access.Refusal;
import io.paysession.application.testing.InMemoryWorld;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.Requester;
import io.paysession.domain.session.SessionRefusal;
import io.paysession.domain.session.UpdateStatus;
import io.paysession.domain.shared.ApiVersion;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.List;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Create, update, retrieve, purge: what a client sees when all is well, and who sees what. */
class SessionStoriesTest {
    private final InMemoryWorld world = new InMemoryWorld();
    private final PaymentSession session = world.newSession(5);

    @Test
    void create_gives_a_session_that_is_stored_without_the_correlation_id() {
        Group document = group("correlationId", new Text("c-1"));
        CreatedSession created = world.useCases
                .create()
                .createSession(new CreateSessionCommand(world.byMerchant(), document))
                .get();
        assertThat(created.session().fields().root()).isEqualTo(Group.EMPTY);
        assertThat(created.session().authentications().allowed()).isEqualTo(5);
        assertThat(created.session().updateStatus()).isEqualTo(UpdateStatus.NO_UPDATE);
        assertThat(world.stored(created.session().id())).isEqualTo(created.session());
        assertThat(created.session().id()).isNotEqualTo(session.id());
    }

    @Test
    void create_refuses_a_wrong_field_before_it_looks_at_credentials_and_a_payer_at_all() {
        Group wrong = group("session", group("authenticationLimit", new Number("26")));
        int before = world.sessions.size();
        assertThat(create(world.access(Credentials.NONE), wrong)).isInstanceOf(Refusal.Malformed.class);
        assertThat(create(world.byMerchant(), wrong)).isInstanceOf(Refusal.Malformed.class);
        assertThat(create(world.access(Credentials.NONE), Group.EMPTY))
                .isEqualTo(new Refusal.NotAdmitted(AccessRefusal.NO_CREDENTIALS));
        assertThat(create(world.byPayer(session.id()), Group.EMPTY))
                .isEqualTo(new Refusal.NotAdmitted(AccessRefusal.NOT_AUTHORISED));
        assertThat(world.sessions.size()).isEqualTo(before);
    }

    @Test
    void create_keeps_the_line_of_business_where_the_version_knows_it() {
        Group document = group("lineOfBusiness", new Text("SHOES"));
        Access v57 = new Access(
                new ApiVersion(57), world.merchant, world.byMerchant().credentials());
        PaymentSession created = world.useCases
                .create()
                .createSession(new CreateSessionCommand(v57, document))
                .get()
                .session();
        assertThat(created.fields().root()).isEqualTo(document);
        assertThat(created.apiVersion()).isEqualTo(new ApiVersion(57));
        Access v79 = new Access(
                new ApiVersion(79), world.merchant, world.byMerchant().credentials());
        assertThat(create(v79, document)).isInstanceOf(Refusal.Malformed.class);
    }

    @Test
    void update_and_retrieve_show_everything_stored_masked_and_completed() {
        assertThat(world.update(world.byMerchant(), session.id(), order("49.90")))
                .isNotEmpty();
        SessionView updated = world.update(world.byPayer(session.id()), session.id(), cardDocument())
                .get();
        SessionView retrieved = world.retrieve(world.byMerchant(), session.id()).get();
        Group shownCard = group(
                "brand", new Text("MASTERCARD"),
                "expiry", group("month", new Text("1"), "year", new Text("39")),
                "fundingMethod", new Text("CREDIT"),
                "number", new Text("512345xxxxxx0008"),
                "scheme", new Text("MASTERCARD"),
                "securityCode", new Text("xxx"));
        Group funds = group("provided", group("card", shownCard));
        assertThat(retrieved.fields()).isEqualTo(order("49.90").with("sourceOfFunds", funds));
        assertThat(updated.fields()).isEqualTo(group("sourceOfFunds", funds));
        assertThat(updated.requester()).isEqualTo(Requester.PAYER);
        assertThat(retrieved.requester()).isEqualTo(Requester.MERCHANT);
        assertThat(retrieved.session()).isEqualTo(updated.session());
    }

    @Test
    void update_stores_the_correlation_id_nowhere() {
        SessionView view = world.update(world.byMerchant(), session.id(), group("correlationId", new Text("c-2")))
                .get();
        assertThat(view.session().fields().root()).isEqualTo(Group.EMPTY);
        assertThat(view.session().updateStatus()).isEqualTo(UpdateStatus.SUCCESS);
    }

    @Test
    void retrieve_has_no_side_effect_and_is_not_for_payers_nor_for_other_merchants() {
        world.addMerchant(new MerchantId("OTHER"));
        assertThat(world.retrieve(world.byPayer(session.id()), session.id()).getLeft())
                .isEqualTo(new Refusal.NotAdmitted(AccessRefusal.NOT_AUTHORISED));
        Access other = new Access(
                new ApiVersion(72), new MerchantId("OTHER"), Credentials.basic("OTHER", InMemoryWorld.PASSWORD));
        assertThat(world.retrieve(other, session.id()).getLeft())
                .isEqualTo(new Refusal.BySession(new SessionRefusal.Gone()));
        assertThat(world.update(other, session.id(), order("1")).getLeft())
                .isEqualTo(new Refusal.BySession(new SessionRefusal.Gone()));
        assertThat(world.retrieve(world.byMerchant(), session.id())).isNotEmpty();
        assertThat(world.stored(session.id())).isEqualTo(session);
    }

    @Test
    void updates_extend_the_life_to_an_hour_and_reads_do_not() {
        for (int minutes = 14; minutes < 60; minutes += 14) {
            world.time.pass(Duration.ofMinutes(14));
            assertThat(world.retrieve(world.byMerchant(), session.id())).isNotEmpty();
            assertThat(world.update(world.byMerchant(), session.id(), Group.EMPTY))
                    .isNotEmpty();
        }
        assertThat(world.stored(session.id()).expiresAt())
                .isEqualTo(session.createdAt().plus(Duration.ofHours(1)));
        world.time.pass(Duration.ofMinutes(4));
        assertThat(world.retrieve(world.byMerchant(), session.id()).getLeft())
                .isEqualTo(new Refusal.BySession(new SessionRefusal.Gone()));
    }

    @Test
    void a_failed_update_does_not_extend_the_life() {
        world.time.pass(Duration.ofMinutes(10));
        assertThat(world.update(world.byMerchant(), session.id(), group("x", new Text("y"))))
                .isEmpty();
        world.time.pass(Duration.ofMinutes(5));
        assertThat(world.retrieve(world.byMerchant(), session.id())).isEmpty();
    }

    @Test
    void purge_destroys_what_has_expired_up_to_the_limit() {
        world.newSession(1);
        world.newSession(1);
        world.time.pass(Duration.ofMinutes(15).minusNanos(1));
        assertThat(world.useCases.purge().purgeSessions(new PurgeSessionsCommand(10)))
                .isZero();
        PaymentSession alive = world.newSession(1);
        world.time.pass(Duration.ofNanos(1));
        assertThat(world.useCases.purge().purgeSessions(new PurgeSessionsCommand(2)))
                .isEqualTo(2);
        assertThat(world.useCases.purge().purgeSessions(new PurgeSessionsCommand(2)))
                .isEqualTo(1);
        assertThat(world.sessions.find(alive.id())).contains(alive);
        assertThat(world.sessions.size()).isEqualTo(1);
    }

    @Test
    void a_payer_cannot_wipe_out_the_merchants_items_with_an_empty_one() {
        Items items = new Items(List.of(group("name", new Text("Shoes"), "quantity", new Text("1"))));
        Group merchants = group("order", group("item", items));
        assertThat(world.update(world.byMerchant(), session.id(), merchants)).isNotEmpty();
        Group payers = group("order", group("item", new Items(List.of(Group.EMPTY))));
        // Whether that is refused or means nothing: the items stay.
        assertThat(world.update(world.byPayer(session.id()), session.id(), payers))
                .isNotNull();
        assertThat(world.stored(session.id()).fields().root()).isEqualTo(merchants);
    }

    @Test
    void no_command_prints_a_secret() {
        Access access = world.byPayer(session.id());
        String secret = session.id().value().substring(7);
        Group document = group("5123450000000008", new Text("x"));
        assertThat(new UpdateSessionCommand(access, session.id().value(), document).toString()
                        + new RetrieveSessionCommand(access, session.id().value())
                        + new CreateSessionCommand(access, document)
                        + Credentials.basic("M", Secret.of("hunter2"))
                        + world.retrieve(world.byMerchant(), session.id()))
                .doesNotContain(
                        secret, "5123450000000008", "hunter2", session.key().revealBase64());
    }

    private Refusal create(Access access, Group document) {
        return world.useCases
                .create()
                .createSession(new CreateSessionCommand(access, document))
                .getLeft();
    }

    private static Group order(String amount) {
        return group("order", group("amount", new Text(amount)));
    }

    private static Group cardDocument() {
        return group("sourceOfFunds", group("provided", group("card", card("5123450000000008", "100"))));
    }
}
