package io.paysession.domain.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.testing.Cases;
import io.paysession.domain.testing.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardTest {
    @ParameterizedTest
    @CsvSource({
        "MASTERCARD,5123450000000008 2223000000000007 5111111111111118 2223000000000023 5123456789012346"
                + " 5555555555000018 5500005555555559 5506900140100503 5123459999998221 5210760000000004"
                + " 5455031257390496 5455031252665454",
        "VISA,4508750015741019 4012000033330026 4440000009900010 4440000042200014 4440000042200022",
        "AMEX,371881634498004 371881127160004 371881245560002 371881911767006 345678901234564 371449635398431"
                + " 371881733404002 371881887105009",
        "DINERS_CLUB,30123400000000 36259600000012 3600000000000115 3600000000000123 3600000000000131 36721601220030"
                + " 3600000000000172",
        "JCB,3528000000000007 3528111100000001 3528249999991755 3528249999991748 3528249999991821 3528249999981236",
        "DISCOVER,6011003179988686 6011963280099774 6445644564456445 6445644564456460 6445644564456411"
                + " 6587060001006370 6445644564456155",
        "MAESTRO,5000000000000000005 5666555544443333",
        "UATP,135492354874528 135420001569134",
        "CHINA_UNIONPAY,6214239999999611 6214239999999546 6201089999995464 6201089999991455 6213249999999991208"
                + " 6201089999994020 6201080999990852 6201080999990423"
    })
    void every_card_of_the_simulator_is_accepted_with_its_brand_and_as_a_credit_card(CardBrand brand, String numbers) {
        for (String number : numbers.split(" ")) {
            assertThat(CardBrand.of(number)).as(number).isEqualTo(brand);
            assertThat(Luhn.isValid(number)).as(number).isTrue();
            var card = FieldCatalogue.SESSION
                    .showToMerchant(Documents.accepted(Documents.at("sourceOfFunds.provided.card.number", number)))
                    .group("sourceOfFunds")
                    .group("provided")
                    .group("card");
            assertThat(card.members().get("brand")).contains(new Text(brand.name()));
            assertThat(card.members().get("scheme")).contains(new Text(brand.name()));
            assertThat(card.members().get("fundingMethod")).contains(new Text("CREDIT"));
            assertThat(card.members().get("number")).isNotEqualTo(new Text(number));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "2220", "2721", "3527", "3590", "0000000000000000", "9999999999999995", "306"})
    void an_unlisted_or_unfinished_number_has_no_brand(String number) {
        assertThat(CardBrand.of(number)).isEqualTo(CardBrand.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"2221,MASTERCARD", "2720,MASTERCARD", "3528,JCB", "3589,JCB", "6011,DISCOVER", "6012,MAESTRO"})
    void prefixes_hold_to_their_ends(String number, CardBrand brand) {
        assertThat(CardBrand.of(number)).isEqualTo(brand);
    }

    @Test
    void another_card_has_an_unknown_funding_method() {
        assertThat(FundingMethod.of("4111111111111111")).isEqualTo(FundingMethod.UNKNOWN);
    }

    @Test
    void the_check_digit_catches_every_wrong_digit() {
        Cases.check(2_000, random -> {
            String digits = Cases.text(random, "0123456789", 8, 18);
            long right = "0123456789"
                    .chars()
                    .filter(c -> Luhn.isValid(digits + (char) c))
                    .count();
            assertThat(right).as(digits).isEqualTo(1);
            char check = (char) "0123456789"
                    .chars()
                    .filter(c -> Luhn.isValid(digits + (char) c))
                    .findFirst()
                    .orElseThrow();
            char[] number = (digits + check).toCharArray();
            int place = random.nextInt(number.length);
            number[place] = (char) ('0' + (number[place] - '0' + random.nextInt(1, 10)) % 10);
            assertThat(Luhn.isValid(new String(number))).isFalse();
        });
    }

    @Test
    void a_card_without_a_number_tells_nothing_about_it() {
        var shown = FieldCatalogue.SESSION.showToMerchant(
                Documents.accepted(Documents.at("sourceOfFunds.provided.card.nameOnCard", "A")));
        assertThat(shown).isEqualTo(Documents.at("sourceOfFunds.provided.card.nameOnCard", "A"));
    }
}
