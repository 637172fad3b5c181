package io.paysession.adapter.rest.order;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.rest.JsonBody;
import io.paysession.adapter.rest.answer.JsonText;
import io.paysession.application.testing.SampleOrders;
import io.paysession.application.testing.SampleSessions;
import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.Order;
import io.paysession.domain.shared.ApiVersion;
import io.paysession.domain.shared.Fingerprint;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What Retrieve Order says of the order as a whole. */
class OrderDocumentTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String PROVED = """
            {"3ds":{"acsEci":"02","authenticationToken":"dG9rZW4=","transactionId":"ds-1"},"3ds2":{"transactionStatus":"Y"},
             "version":"3DS2"}""";

    private static Group shown(Order order, int version) {
        Group document = TransactionDocuments.order(order, new ApiVersion(version));
        return new Group(document.members().remove("transaction"));
    }

    private static String text(Group document) {
        return new String(JsonText.write(document), US_ASCII);
    }

    @Test
    void says_what_an_authentication_of_the_payer_has_proved() {
        Authentication proof = Authentication.of(
                AuthenticationStatus.SUCCESSFUL,
                SampleOrders.eur(1000),
                new Fingerprint("k", "card"),
                new RequestFields(JsonBody.read(PROVED).get()));
        Order order = SampleOrders.begun(
                SampleOrders.key(SampleSessions.MERCHANT),
                SampleOrders.with(
                        SampleOrders.newTransaction("3ds", Operation.INITIATE_AUTHENTICATION, SampleOrders.eur(0)),
                        proof),
                NOW);
        assertThat(text(shown(order, 67)))
                .contains(
                        "\"3dsAcsEci\":\"02\"",
                        "\"authenticationVersion\":\"3DS2\"",
                        "\"authentication\":{\"3ds\":{\"acsEci\":\"02\",\"authenticationToken\":\"dG9rZW4=\","
                                + "\"transactionId\":\"ds-1\"}}");
    }

    @Test
    void says_nothing_of_the_kind_if_there_was_none() {
        Order order = SampleOrders.begun(SampleOrders.key(SampleSessions.MERCHANT), NOW);
        assertThat(shown(order, 67).members().keySet())
                .doesNotContain("3dsAcsEci", "authentication", "authenticationVersion");
    }
}
