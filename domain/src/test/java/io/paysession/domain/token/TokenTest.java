package io.paysession.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.funds.SourceOfFunds;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Result;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.collection.List;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TokenTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final TokenKey KEY = new TokenKey("R", "canary0token");

    @Test
    void keeps_number_and_expiry_and_nothing_else() {
        Token token = token();
        assertThat(token.fields().text("sourceOfFunds.type")).contains("CARD");
        assertThat(token.account()).isEqualTo("5123450000000008");
        assertThat(token.fields().text("sourceOfFunds.provided.card.expiry.year"))
                .contains("39");
        assertThat(token.fields().root().members().keySet()).containsExactly("sourceOfFunds");
        assertThat(token.fields()
                        .root()
                        .group("sourceOfFunds")
                        .group("provided")
                        .group("card")
                        .members()
                        .keySet())
                .containsExactly("expiry", "number");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            giftCard.number=6000000000001 giftCard.pin=1234 giftCard.expectedLocalBrand=LOCAL | GIFT_CARD | expectedLocalBrand number | giftCard:6000000000001
            ach.routingNumber=011000015 ach.bankAccountNumber=00-12345678 ach.accountType=CONSUMER_CHECKING ach.bankAccountHolder=J_Doe ach.secCode=WEB | ACH | accountType bankAccountHolder bankAccountNumber routingNumber secCode | ach:011000015:0012345678
            directDebitCanada.financialInstitutionNumber=001 directDebitCanada.transitNumber=00011 directDebitCanada.bankAccountNumber=1234567 directDebitCanada.bankAccountHolder=J_Doe | DIRECT_DEBIT_CANADA | bankAccountHolder bankAccountNumber financialInstitutionNumber transitNumber | directDebitCanada:001:00011:1234567
            """)
    void keeps_of_what_is_no_bank_s_card_all_but_the_pin(String said, String type, String kept, String account) {
        Token token = Token.create(KEY, of(said + " nameless=x"));
        assertThat(token.source()).isEqualTo(SourceOfFunds.valueOf(type));
        assertThat(token.fields().text("sourceOfFunds.type")).contains(type);
        Group provided = token.fields().root().group("sourceOfFunds").group("provided");
        assertThat(provided.members().size()).isEqualTo(1);
        String group = provided.members().keySet().head();
        assertThat(provided.group(group).members().keySet().mkString(" ")).isEqualTo(kept);
        assertThat(token.account()).isEqualTo(account);
        assertThat(token.toString()).doesNotContain("6000000000001", "12345678", "1234567");
        assertThat(token().change(of(said)).fields().text("sourceOfFunds.provided.card.number"))
                .isEmpty();
    }

    private static Token.Request of(String said) {
        RequestFields fields = List.of(said.split(" "))
                .map(pair -> pair.split("="))
                .foldLeft(
                        RequestFields.EMPTY,
                        (all, pair) -> all.with(
                                "sourceOfFunds.provided." + pair[0],
                                new Text(pair[1].replace('_', pair[0].endsWith("Type") ? '_' : ' '))));
        return new Token.Request(fields, VerificationStrategy.BASIC, new MerchantId("M"), NOW);
    }

    @Test
    void remembers_its_latest_use_and_does_not_call_it_a_change() {
        Token used = token().used(NOW.plusSeconds(2));
        assertThat(used.lastUsedAt()).contains(NOW.plusSeconds(2));
        assertThat(used.revision()).isZero();
        assertThat(used.used(NOW.plusSeconds(1))).isSameAs(used);
        assertThat(used.change(request()).lastUsedAt()).contains(NOW.plusSeconds(2));
        assertThat(used.change(request()).revision()).isEqualTo(1);
    }

    @Test
    void does_not_print_its_name_or_card() {
        assertThat(token().toString()).doesNotContain("canary0token").doesNotContain("5123450000000008");
    }

    @ParameterizedTest
    @EnumSource(GatewayCode.class)
    void takes_a_card_for_good_exactly_if_the_acquirer_approves_it(GatewayCode code) {
        boolean approved = code.result() == Result.SUCCESS && code != GatewayCode.AUTHENTICATION_IN_PROGRESS;
        assertThat(TokenCode.of(code).isSuccess()).isEqualTo(approved);
    }

    private static Token token() {
        return Token.create(KEY, request());
    }

    private static Token.Request request() {
        Group expiry = Group.EMPTY.with("month", new Text("1")).with("year", new Text("39"));
        Group card = Group.EMPTY
                .with("number", new Text("5123450000000008"))
                .with("securityCode", new Text("100"))
                .with("nameOnCard", new Text("J Doe"))
                .with("expiry", expiry);
        Group document = Group.EMPTY
                .with("sourceOfFunds", Group.EMPTY.with("provided", Group.EMPTY.with("card", card)))
                .with("customer", Group.EMPTY.with("firstName", new Text("J")))
                .with("billing", Group.EMPTY.with("address", Group.EMPTY.with("city", new Text("Dublin"))));
        RequestFields fields =
                FieldCatalogue.SESSION.read(document, new ApiVersion(72)).fields();
        return new Token.Request(fields, VerificationStrategy.BASIC, new MerchantId("M"), NOW);
    }
}
