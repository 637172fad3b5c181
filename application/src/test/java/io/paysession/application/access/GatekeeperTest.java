package io.paysession.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.merchant.CertificateName;
import io.paysession.domain.merchant.CertificateSettings;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.PageSettings;
import io.paysession.domain.merchant.RequestSettings;
import io.paysession.domain.merchant.TerminalPermission;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who is admitted to what. */
class GatekeeperTest extends GatekeeperStory {
    @Test
    void admits_the_merchant_of_the_url_by_its_password() {
        assertThat(gatekeeper.admitMerchant(world.byMerchant()).get().isMerchant())
                .isTrue();
        assertThat(onSession(session.id(), world.byMerchant()).get().isMerchant())
                .isTrue();
    }

    @Test
    void admits_a_payer_to_its_own_session_only() {
        PaymentSession another = world.newSession(5);
        assertThat(onSession(session.id(), world.byPayer(session.id())).get().session())
                .contains(session);
        assertThat(onSession(another.id(), world.byPayer(session.id()))).isEqualTo(left(AccessRefusal.NOT_AUTHORISED));
        assertThat(gatekeeper.admitMerchantOrPayerOf(Option.none(), world.byPayer(session.id())))
                .isEqualTo(left(AccessRefusal.NOT_AUTHORISED));
        assertThat(gatekeeper.admitMerchant(world.byPayer(session.id()))).isEqualTo(left(AccessRefusal.NOT_AUTHORISED));
    }

    @Test
    void does_not_admit_one_merchant_to_the_url_of_another() {
        world.addMerchant(OTHER);
        Access foreign = world.access(Credentials.basic("OTHER", OLDER));
        assertThat(gatekeeper.admitMerchant(foreign)).isEqualTo(left(AccessRefusal.NOT_AUTHORISED));
        Access foreignPayer = world.access(Credentials.basic("OTHER", secret(session.id())));
        assertThat(onSession(session.id(), foreignPayer)).isEqualTo(left(AccessRefusal.NOT_AUTHORISED));
        Access otherUrl = new Access(
                world.byMerchant().version(), OTHER, world.byPayer(session.id()).credentials());
        assertThat(onSession(session.id(), otherUrl)).isEqualTo(left(AccessRefusal.NOT_AUTHORISED));
    }

    @Test
    void cannot_tell_apart_what_is_merely_wrong() {
        PaymentSession expired = world.newSession(5);
        for (Credentials wrong : new Credentials[] {
            Credentials.UNREADABLE,
            Credentials.basic("NOBODY", OLDER),
            Credentials.basic("NOBODY", secret(expired.id())),
            Credentials.basic("not a merchant", OLDER),
            Credentials.basic(world.merchant.value(), Secret.of("")),
            Credentials.basic(world.merchant.value(), Secret.of(OLDER.reveal().toUpperCase(java.util.Locale.ROOT))),
            Credentials.basic(world.merchant.value(), Secret.of("SESSION0002000000123A4567890B12")),
            Credentials.basic(world.merchant.value().toLowerCase(java.util.Locale.ROOT), OLDER)
        }) {
            assertThat(onSession(expired.id(), world.access(wrong))).isEqualTo(left(AccessRefusal.INVALID_CREDENTIALS));
        }
        world.time.pass(Duration.ofMinutes(15));
        assertThat(onSession(expired.id(), world.byPayer(expired.id())))
                .isEqualTo(left(AccessRefusal.INVALID_CREDENTIALS));
        assertThat(gatekeeper.admitMerchant(world.access(Credentials.NONE)))
                .isEqualTo(left(AccessRefusal.NO_CREDENTIALS));
    }

    @Test
    void a_payer_of_a_merchant_that_was_removed_is_nobody() {
        assertThat(world.merchants.remove(world.merchant)).isTrue();
        assertThat(onSession(session.id(), world.byPayer(session.id())))
                .isEqualTo(left(AccessRefusal.INVALID_CREDENTIALS));
        assertThat(gatekeeper.admitPayerOf(Option.some(session.id()), world.access(Credentials.NONE)))
                .isEqualTo(left(AccessRefusal.INVALID_CREDENTIALS));
    }

    @Test
    void a_payer_costs_no_second_look_at_the_merchant() {
        java.util.List<String> steps = new java.util.ArrayList<>();
        Gatekeeper watched = new Gatekeeper(
                new StaleMerchants(world.merchants, world.merchants::find, steps),
                world.hashing,
                world.sessions,
                world.time);
        assertThat(watched.admitMerchantOrPayer(world.byPayer(session.id()))).isNotEmpty();
        assertThat(steps).doesNotContain("find again");
    }

    @Test
    void admits_by_a_certificate_alone_where_the_merchant_says_so() {
        Access shown = showing(Credentials.NONE);
        assertThat(gatekeeper.admitMerchant(shown)).isEqualTo(left(AccessRefusal.NO_CREDENTIALS));
        setCertificates(CertificateSettings.Use.SUFFICES);
        assertThat(gatekeeper.admitMerchant(shown).get().isMerchant()).isTrue();
        assertThat(gatekeeper.admitMerchant(world.access(Credentials.NONE)))
                .isEqualTo(left(AccessRefusal.NO_CREDENTIALS));
        assertThat(gatekeeper.admitMerchant(world.byMerchant())).isNotEmpty();
        assertThat(gatekeeper.admitMerchant(showing(Credentials.basic(world.merchant.value(), NEWER))))
                .as("a wrong password beside it")
                .isEqualTo(left(AccessRefusal.INVALID_CREDENTIALS));
        MerchantId other = world.addMerchant(OTHER);
        assertThat(gatekeeper.admitMerchant(new Access(shown.version(), other, Credentials.NONE, shown.origin())))
                .as("another merchant's URL")
                .isEqualTo(left(AccessRefusal.NO_CREDENTIALS));
    }

    @Test
    void a_password_is_nothing_without_the_certificate_where_that_is_required() {
        setCertificates(CertificateSettings.Use.REQUIRED);
        assertThat(gatekeeper.admitMerchant(world.byMerchant())).isEqualTo(left(AccessRefusal.INVALID_CREDENTIALS));
        assertThat(gatekeeper.admitMerchant(showing(Credentials.NONE))).isEqualTo(left(AccessRefusal.NO_CREDENTIALS));
        assertThat(gatekeeper.admitMerchant(showing(world.byMerchant().credentials())))
                .isNotEmpty();
        assertThat(onSession(session.id(), world.byPayer(session.id())))
                .as("a payer needs none")
                .isNotEmpty();
    }

    private void setCertificates(CertificateSettings.Use use) {
        Merchant merchant = world.merchants.find(world.merchant).get();
        CertificateSettings certificates =
                new CertificateSettings(HashSet.of(CertificateName.ofSubject("cn=shop")), use);
        assertThat(world.merchants.replace(
                        merchant,
                        merchant.with(new MerchantSettings(
                                merchant.settings().standard(),
                                merchant.settings().linesOfBusiness(),
                                merchant.settings().tokens(),
                                certificates,
                                TerminalPermission.DEFAULT,
                                RequestSettings.DEFAULT,
                                PageSettings.DEFAULT))))
                .isTrue();
    }

    private Either<AccessRefusal, Caller> onSession(SessionId id, Access access) {
        return gatekeeper.admitMerchantOrPayerOf(Option.some(id), access);
    }

    private static Secret secret(SessionId id) {
        return Secret.of(id.value());
    }
}
