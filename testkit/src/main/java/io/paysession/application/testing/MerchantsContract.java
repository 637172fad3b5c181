package io.paysession.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Merchants;
import io.paysession.domain.card.CardBrand;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.merchant.CertificateName;
import io.paysession.domain.merchant.CertificateSettings;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.PageSettings;
import io.paysession.domain.merchant.PasswordHash;
import io.paysession.domain.merchant.PaymentRules;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.merchant.RequestSettings;
import io.paysession.domain.merchant.TerminalPermission;
import io.paysession.domain.merchant.TokenSettings;
import io.paysession.domain.merchant.TokenSettings.Format;
import io.paysession.domain.merchant.TokenSettings.Uniqueness;
import io.paysession.domain.merchant.UniqueReference;
import io.paysession.domain.merchant.UnknownFields;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** What every store of merchants promises. Extend it and say how to make one; tests may share the store. */
public abstract class MerchantsContract {
    private final MerchantId id = new MerchantId("M" + Math.abs(System.nanoTime()));
    private final Merchant merchant = Merchant.withPassword(id, new PasswordHash("key1", "first"));

    /** {@return the store under test} */
    protected abstract Merchants merchants();

    @Test
    void finds_what_was_added() {
        assertThat(merchants().add(merchant)).isTrue();
        assertThat(merchants().find(id)).contains(merchant);
    }

    @Test
    void finds_nothing_under_an_unknown_id() {
        assertThat(merchants().find(id)).isEmpty();
    }

    @Test
    void keeps_identifiers_apart_that_differ_in_case_only() {
        assertThat(merchants().add(merchant)).isTrue();
        assertThat(merchants().find(new MerchantId(id.value().toLowerCase(java.util.Locale.ROOT))))
                .isEmpty();
    }

    @Test
    void does_not_add_an_identifier_twice() {
        assertThat(merchants().add(merchant)).isTrue();
        assertThat(merchants().add(Merchant.withPassword(id, new PasswordHash("key1", "second"))))
                .isFalse();
        assertThat(merchants().find(id)).contains(merchant);
    }

    @Test
    void replaces_the_current_state_and_keeps_both_passwords() {
        assertThat(merchants().add(merchant)).isTrue();
        Merchant rotated = merchant.rotate(new PasswordHash("key2", "second"));
        assertThat(merchants().replace(merchant, rotated)).isTrue();
        assertThat(merchants().find(id)).contains(rotated);
        Merchant newest = rotated.withNewestPasswordOnly();
        assertThat(merchants().replace(rotated, newest)).isTrue();
        assertThat(merchants().find(id)).contains(newest);
    }

    @Test
    void does_not_replace_a_state_that_is_not_the_current_one() {
        assertThat(merchants().add(merchant)).isTrue();
        Merchant rotated = merchant.rotate(new PasswordHash("key1", "second"));
        assertThat(merchants().replace(merchant, rotated)).isTrue();
        assertThat(merchants().replace(merchant, merchant.rotate(new PasswordHash("key1", "third"))))
                .isFalse();
        assertThat(merchants().find(id)).contains(rotated);
    }

    @Test
    void keeps_every_setting() {
        Merchant set = merchant.with(everySetting());
        assertThat(merchants().add(set)).isTrue();
        assertThat(merchants().find(id)).contains(set);
        assertThat(merchants().list()).contains(set);
        Merchant reset = set.with(MerchantSettings.DEFAULT);
        assertThat(merchants().replace(set, reset)).isTrue();
        assertThat(merchants().find(id)).contains(reset);
        assertThat(merchants().replace(reset, set)).isTrue();
        assertThat(merchants().find(id)).contains(set);
    }

    @Test
    void does_not_replace_when_only_the_settings_have_changed_meanwhile() {
        assertThat(merchants().add(merchant)).isTrue();
        Merchant set = merchant.with(everySetting());
        assertThat(merchants().replace(merchant, set)).isTrue();
        assertThat(merchants().replace(merchant, merchant.rotate(new PasswordHash("key1", "second"))))
                .isFalse();
        Merchant again = set.with(new MerchantSettings(
                AcquirerRelationship.DEFAULT, set.settings().linesOfBusiness(), TokenSettings.DEFAULT));
        assertThat(merchants().replace(set, again)).isTrue();
        assertThat(merchants().replace(set, set.with(MerchantSettings.DEFAULT))).isFalse();
        assertThat(merchants().find(id)).contains(again);
    }

    private static MerchantSettings everySetting() {
        AcquirerRelationship narrow = new AcquirerRelationship(
                new AcquirerName("gateway-1"),
                HashSet.of(Privilege.PAY, Privilege.EXCESSIVE_REFUND, Privilege.DEVICE_PAYMENTS),
                HashSet.of("EUR", "JPY", "KWD"),
                HashSet.of(CardBrand.VISA, CardBrand.AMEX),
                false,
                new PaymentRules(15, HashSet.of("INTERNET", "MOTO"), HashSet.of(UniqueReference.Kind.values())));
        AcquirerRelationship none =
                new AcquirerRelationship(AcquirerName.SANDBOX, HashSet.empty(), HashSet.empty(), HashSet.empty(), true);
        return new MerchantSettings(
                narrow,
                TreeMap.of("Gr\u00fc\u00dfe \"\u20ac\"", none, "retail", AcquirerRelationship.DEFAULT),
                new TokenSettings("SHARED", Uniqueness.UNIQUE_PER_TOKEN, Format.RANDOM_WITH_LUHN),
                new CertificateSettings(
                        HashSet.of(
                                CertificateName.ofFingerprint("0a".repeat(32)).get(),
                                CertificateName.ofSubject("cn=gr\u00fc\u00dfe \"x\",o=shop")),
                        CertificateSettings.Use.REQUIRED),
                new TerminalPermission(HashSet.of("10.1.0.0/16", "*.shop.example", "/dev/ttyS0"), Option.some(7)),
                new RequestSettings(UnknownFields.IGNORE),
                new PageSettings(HashSet.of("https://shop.example", "http://localhost:3000")));
    }

    @Test
    void does_not_bring_back_a_merchant_that_is_gone() {
        assertThat(merchants().replace(merchant, merchant.rotate(new PasswordHash("key1", "second"))))
                .isFalse();
        assertThat(merchants().find(id)).isEmpty();
    }

    @Test
    void lists_in_the_order_of_identifiers() {
        MerchantId after = new MerchantId(id.value() + "Z");
        assertThat(merchants().add(Merchant.withPassword(after, new PasswordHash("key1", "x"))))
                .isTrue();
        assertThat(merchants().add(merchant)).isTrue();
        assertThat(merchants().list().map(Merchant::id)).containsSubsequence(id, after);
    }

    @Test
    void lists_capital_letters_before_small_ones_and_both_of_a_name() {
        Seq<MerchantId> ids = List.of("_", "b", "B", "a", "0").map(end -> new MerchantId(id.value() + end));
        ids.forEach(one -> assertThat(merchants().add(Merchant.withPassword(one, new PasswordHash("key1", "x"))))
                .isTrue());
        assertThat(merchants().list().map(Merchant::id).filter(ids::contains))
                .containsExactlyElementsOf(
                        List.of("0", "B", "_", "a", "b").map(end -> new MerchantId(id.value() + end)));
    }

    @Test
    void removes_once() {
        assertThat(merchants().add(merchant)).isTrue();
        assertThat(merchants().remove(id)).isTrue();
        assertThat(merchants().remove(id)).isFalse();
        assertThat(merchants().find(id)).isEmpty();
    }

    @Test
    void finds_again_what_it_has_found_and_remembers_nothing_else() {
        assertThat(merchants().findAgain(id)).isEmpty();
        assertThat(merchants().add(merchant)).isTrue();
        assertThat(merchants().findAgain(id)).contains(merchant);
        assertThat(merchants().remembered(id)).contains(merchant);
        Merchant rotated = merchant.rotate(new PasswordHash("key1", "second"));
        assertThat(merchants().replace(merchant, rotated)).isTrue();
        assertThat(merchants().findAgain(id)).contains(rotated);
        assertThat(merchants().remove(id)).isTrue();
        assertThat(merchants().findAgain(id)).isEmpty();
        assertThat(merchants().remembered(id)).isEmpty();
    }
}
