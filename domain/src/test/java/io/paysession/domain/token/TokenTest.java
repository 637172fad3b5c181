package io.paysession.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Result;
import io.paysession.domain.shared.ApiVersion;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final TokenKey KEY = new TokenKey("R", "canary0token");

    @Test
    void keeps_number_and_expiry_and_nothing_else() {
        Token token = token();
        assertThat(token.fields().text("sourceOfFunds.type")).contains("CARD");
        assertThat(token.cardNumber()).isEqualTo("5123450000000008");
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
