package io.paysession.application.payment;

import static io.paysession.application.payment.PaymentStoriesTest.fieldOf;
import static io.paysession.application.testing.PaymentWorld.ofOrder;
import static io.paysession.application.testing.PaymentWorld.withSession;
import static io.paysession.application.testing.PaymentWorld.withVersionOf;
import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.Refusal;
import io.paysession.application.port.OutageException;
import io.paysession.application.port.Tokens;
import io.paysession.application.testing.InterferingOrders;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.application.testing.SampleTokens;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionRefusal;
import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenKey;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A session changes, ends or is used up between the moment it is read and the moment the intent is stored. */
class SessionInUseTest {
    private static final String CODE = "sourceOfFunds.provided.card.securityCode";
    private static final String NUMBER = "sourceOfFunds.provided.card.number";

    private final PaymentWorld shop = new PaymentWorld();
    private final PaymentSession session = shop.sessionWithCard();

    @Test
    void a_session_that_changes_meanwhile_is_used_as_it_is_then() {
        Runnable update = () -> update(group("order", group("amount", new Text("8.00"))));
        Group document = withSession(session.id())
                .with("apiOperation", new Text("PAY"))
                .with("order", group("currency", new Text("EUR")));
        update(group("order", group("amount", new Text("7.00"))));
        assertThat(pay(document, update).get().order().amount().text()).isEqualTo("8.00");
        assertThat(shop.acquirer.asked()).hasSize(1);
    }

    @Test
    void a_session_that_changes_meanwhile_is_not_used_if_its_version_was_named() {
        Runnable update = () -> update(group("locale", new Text("de")));
        Either<Refusal, TransactionView> answer = pay(ofOrder("PAY", "7.00", withVersionOf(session)), update);
        assertThat(answer.getLeft())
                .isEqualTo(new Refusal.BySession(new SessionRefusal.Changed(
                        session.version().value(), session.version().next())));
        assertThat(shop.acquirer.asked()).isEmpty();
        assertThat(shop.world.stored(session.id()).fields().text(CODE)).contains("100");
    }

    @Test
    void a_session_that_is_destroyed_meanwhile_is_gone() {
        Runnable end = () ->
                assertThat(shop.world.sessions.removeAll(shop.world.merchant)).isEqualTo(1);
        assertThat(pay(ofOrder("PAY", "7.00", withSession(session.id())), end).getLeft())
                .isEqualTo(new Refusal.BySession(new SessionRefusal.Gone()));
        assertThat(shop.acquirer.asked()).isEmpty();
        assertThat(shop.orders.find(shop.key("o"))).isEmpty();
    }

    @Test
    void a_session_that_expires_meanwhile_was_good_when_it_was_read() {
        shop.world.time.pass(Duration.ofMinutes(15).minusSeconds(1));
        Runnable expire = () -> shop.world.time.pass(Duration.ofSeconds(2));
        assertThat(pay(ofOrder("PAY", "7.00", withSession(session.id())), expire)
                        .get()
                        .transaction()
                        .code())
                .contains(GatewayCode.APPROVED);
        assertThat(shop.world.stored(session.id()).fields().text(CODE)).isEmpty();
    }

    @Test
    void an_expired_session_that_is_swept_away_meanwhile_is_gone() {
        Runnable sweep = () -> {
            shop.world.time.pass(Duration.ofHours(2));
            assertThat(shop.world.sessions.purge(shop.world.time.now(), 10)).isEqualTo(1);
        };
        assertThat(pay(ofOrder("PAY", "7.00", withSession(session.id())), sweep).getLeft())
                .isEqualTo(new Refusal.BySession(new SessionRefusal.Gone()));
        assertThat(shop.acquirer.asked()).isEmpty();
    }

    @Test
    void a_transaction_that_another_process_begins_meanwhile_is_not_begun_again() {
        Group document = ofOrder("PAY", "7.00", withSession(session.id()));
        Runnable faster =
                () -> assertThat(shop.perform("o", "1", document).isRight()).isTrue();
        assertThat(pay(document, faster).get().created()).isFalse();
        assertThat(shop.acquirer.asked()).hasSize(1);
    }

    @Test
    void a_card_comes_together_from_a_token_and_the_security_code_in_a_session() {
        Token token = stored(SampleTokens.fresh(tokenKey(), "4508750015741019", shop.world.time.now()));
        PaymentSession code = shop.session(group(
                "sourceOfFunds", group("provided", group("card", group("securityCode", new Text("321"))))));
        Group document = ofOrder("PAY", "7.00", withSession(code.id()).with("sourceOfFunds", named(token)));
        assertThat(shop.perform("o", "1", document).isRight()).isTrue();
        RequestFields said = shop.acquirer.asked().get(0).fields();
        assertThat(said.text(NUMBER)).contains("4508750015741019");
        assertThat(said.text(CODE)).contains("321");
        assertThat(shop.world.stored(code.id()).fields().text(CODE)).isEmpty();
        assertThat(shop.tokens.find(token.key()).flatMap(Token::lastUsedAt)).contains(shop.world.time.now());
    }

    @Test
    void the_card_of_a_session_outweighs_that_of_a_token() {
        Token token = stored(SampleTokens.fresh(tokenKey(), "4508750015741019", shop.world.time.now()));
        Group document = ofOrder("PAY", "7.00", withSession(session.id()).with("sourceOfFunds", named(token)));
        assertThat(shop.perform("o", "1", document).isRight()).isTrue();
        assertThat(shop.acquirer.asked().get(0).fields().text(NUMBER)).contains(PaymentWorld.CARD_NUMBER);
    }

    @Test
    void a_token_that_is_not_valid_any_more_pays_nothing_and_uses_nothing_up() {
        Token token = SampleTokens.fresh(tokenKey(), "4508750015741019", shop.world.time.now());
        stored(SampleTokens.changed(token, "4508750015741019", shop.world.time.now()));
        Group document = ofOrder("PAY", "7.00", withSession(session.id()).with("sourceOfFunds", named(token)));
        assertThat(fieldOf(shop.perform("o", "1", document))).isEqualTo("sourceOfFunds.token");
        assertThat(shop.world.stored(session.id())).isEqualTo(session);
    }

    @Test
    void money_that_has_moved_is_told_even_if_the_use_of_the_token_cannot_be_noted() {
        Token token = stored(SampleTokens.fresh(tokenKey(), "4508750015741019", shop.world.time.now()));
        Group document = ofOrder("PAY", "7.00", withSession(session.id()).with("sourceOfFunds", named(token)));
        PaymentPorts ports = shop.portsOn(shop.orders);
        PaymentUseCases useCases = PaymentUseCases.of(
                new PaymentPorts(
                        ports.gatekeeper(),
                        ports.sessions(),
                        takingNoNotes(ports.tokens()),
                        ports.orders(),
                        ports.incidents(),
                        ports.acquirer(),
                        ports.fingerprints(),
                        ports.time(),
                        ports.monotonic()),
                PaymentSettings.DEFAULT);
        TransactionView view = useCases.perform()
                .performTransaction(new PerformTransactionCommand(shop.world.byMerchant(), "o", "1", document))
                .get();
        assertThat(view.transaction().code()).contains(GatewayCode.APPROVED);
    }

    private static Tokens takingNoNotes(Tokens tokens) {
        return (Tokens) Proxy.newProxyInstance(
                Tokens.class.getClassLoader(), new Class<?>[] {Tokens.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("used")) {
                        throw new OutageException("away");
                    }
                    return method.invoke(tokens, arguments);
                });
    }

    private TokenKey tokenKey() {
        return new TokenKey(shop.world.merchant.value(), "9123456789012345");
    }

    private Token stored(Token token) {
        assertThat(shop.tokens.save(new Tokens.Change(Option.none(), token, false, Option.none())))
                .isEqualTo(Tokens.Saved.SAVED);
        return token;
    }

    private static Group named(Token token) {
        return group("token", new Text(token.key().token()));
    }

    private Either<Refusal, TransactionView> pay(Group document, Runnable interference) {
        InterferingOrders orders = new InterferingOrders(shop.orders).beforeSaving(interference);
        return shop.useCasesOn(orders)
                .perform()
                .performTransaction(new PerformTransactionCommand(shop.world.byMerchant(), "o", "1", document));
    }

    private void update(Group document) {
        assertThat(shop.world
                        .update(shop.world.byMerchant(), session.id(), document)
                        .isRight())
                .isTrue();
    }
}
