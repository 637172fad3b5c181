package io.paysession.domain.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.card.CardBrand;
import io.paysession.domain.merchant.TokenSettings.Format;
import io.paysession.domain.merchant.TokenSettings.Uniqueness;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class MerchantSettingsTest {
    private static final RelationshipChange EUROS_ONLY = new RelationshipChange(
            Option.some(new AcquirerName("bank")),
            HashSet.of(Privilege.EXCESSIVE_REFUND),
            HashSet.of(Privilege.VOID),
            Option.some(HashSet.of("EUR")),
            Option.some(HashSet.of(CardBrand.VISA)),
            Option.some(false));

    @Test
    void a_new_merchant_has_every_privilege_but_those_that_no_earlier_transaction_limits() {
        AcquirerRelationship standard = MerchantSettings.DEFAULT.standard();
        for (Privilege privilege : Privilege.values()) {
            boolean unlimited = privilege.name().startsWith("EXCESSIVE_")
                    || privilege.name().startsWith("STANDALONE_");
            assertThat(standard.may(privilege)).as(privilege.name()).isEqualTo(!unlimited);
            assertThat(AcquirerRelationship.EVERYTHING.may(privilege)).isTrue();
        }
        assertThat(standard.acceptsCurrency("XOF")).isTrue();
        assertThat(standard.acceptsCard(CardBrand.UNKNOWN)).isTrue();
        assertThat(standard.acquirer()).isEqualTo(AcquirerName.SANDBOX);
    }

    @Test
    void a_change_says_only_what_changes() {
        AcquirerRelationship changed = EUROS_ONLY.apply(AcquirerRelationship.DEFAULT);
        assertThat(changed.may(Privilege.EXCESSIVE_REFUND)).isTrue();
        assertThat(changed.may(Privilege.VOID)).isFalse();
        assertThat(changed.acceptsCurrency("EUR")).isTrue();
        assertThat(changed.acceptsCurrency("USD")).isFalse();
        assertThat(changed.acceptsCard(CardBrand.MASTERCARD)).isFalse();
        assertThat(changed.payerAuthentication()).isFalse();
        assertThat(RelationshipChange.NONE.apply(changed)).isEqualTo(changed);
    }

    @Test
    void a_line_of_business_begins_with_what_is_standard_and_then_goes_its_own_way() {
        Option<String> line = Option.some("airline");
        MerchantSettings settings = MerchantSettings.DEFAULT.change(SettingsChange.of(line, EUROS_ONLY));
        assertThat(settings.standard()).isEqualTo(AcquirerRelationship.DEFAULT);
        assertThat(settings.relationship(line).get().acceptsCurrency("USD")).isFalse();
        assertThat(settings.relationship(Option.none())).contains(AcquirerRelationship.DEFAULT);
        assertThat(settings.relationship(Option.some("hotel"))).isEmpty();
        assertThat(settings.change(new SettingsChange(line, true, RelationshipChange.NONE, TokenChange.NONE)))
                .isEqualTo(MerchantSettings.DEFAULT);
    }

    @Test
    void token_settings_belong_to_all_of_the_business() {
        TokenSettings tokens = new TokenSettings("SHARED", Uniqueness.UNIQUE_PER_TOKEN, Format.RANDOM_WITH_LUHN);
        MerchantSettings settings = MerchantSettings.DEFAULT.change(new SettingsChange(
                Option.none(),
                false,
                RelationshipChange.NONE,
                new TokenChange(
                        Option.some("SHARED"),
                        Option.some(Uniqueness.UNIQUE_PER_TOKEN),
                        Option.some(Format.RANDOM_WITH_LUHN))));
        assertThat(settings.tokens()).isEqualTo(tokens);
        assertThat(settings.standard()).isEqualTo(AcquirerRelationship.DEFAULT);
    }
}
