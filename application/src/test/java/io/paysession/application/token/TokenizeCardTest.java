package io.paysession.application.token;

import static io.paysession.application.testing.PaymentWorld.withSession;
import static io.paysession.application.testing.SampleSessions.group;
import static io.paysession.application.token.TokenWorld.CARD;
import static io.paysession.application.token.TokenWorld.card;
import static io.paysession.application.token.TokenWorld.verifiedBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.AccessRefusal;
import io.paysession.application.access.Refusal;
import io.paysession.application.payment.TransactionView;
import io.paysession.application.testing.Pause;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.merchant.TokenSettings.Format;
import io.paysession.domain.merchant.TokenSettings.Uniqueness;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionRefusal;
import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenCode;
import io.paysession.domain.token.TokenKey;
import io.paysession.domain.token.TokenRefusal;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenizeCardTest {
    private static final String SECURITY_CODE = "sourceOfFunds.provided.card.securityCode";
    private static final String VISA = "4508750015741019";
    private static final int RACERS = 50;

    private final TokenWorld world = new TokenWorld();

    @Test
    void gives_the_same_card_the_same_token() {
        Token first = world.post(card(CARD, "39")).get().token();
        Tokenization again = world.post(card(CARD, "40")).get();
        assertThat(again.created()).isFalse();
        assertThat(again.token().key()).isEqualTo(first.key());
        assertThat(again.token().fields().text("sourceOfFunds.provided.card.expiry.year"))
                .contains("40");
    }

    @Test
    void gives_each_request_a_token_of_its_own_if_the_operator_says_so() {
        world.use(Uniqueness.UNIQUE_PER_TOKEN, Format.RANDOM_WITH_LUHN);
        Token first = world.post(card(CARD, "39")).get().token();
        Token second = world.post(card(CARD, "39")).get().token();
        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(world.payments.tokens.findByCard("TESTSHOP01", CARD)).containsExactly(first, second);
    }

    @Test
    void changes_the_token_that_is_named_as_the_source() {
        world.use(Uniqueness.UNIQUE_PER_TOKEN, Format.RANDOM_WITH_LUHN);
        Token first = world.post(card(CARD, "39")).get().token();
        Tokenization changed = world.post(group(
                        "sourceOfFunds",
                        group(
                                "token",
                                new Text(first.key().token()),
                                "provided",
                                group("card", group("expiry", group("month", new Text("2"), "year", new Text("44")))))))
                .get();
        assertThat(changed.created()).isFalse();
        assertThat(changed.token().key()).isEqualTo(first.key());
        assertThat(changed.token().fields().text("sourceOfFunds.provided.card.expiry.year"))
                .contains("44");
    }

    @Test
    void still_updates_a_card_that_has_several_tokens_from_another_time() {
        world.use(Uniqueness.UNIQUE_PER_TOKEN, Format.RANDOM_WITH_LUHN);
        Token first = world.post(card(CARD, "39")).get().token();
        Token second = world.post(card(CARD, "39")).get().token();
        world.use(Uniqueness.UNIQUE_PER_ACCOUNT, Format.RANDOM_WITH_LUHN);
        assertThat(world.post(card(CARD, "41")).get().token().key()).isEqualTo(first.key());
        assertThat(world.payments.tokens.find(second.key())).contains(second);
    }

    @Test
    void does_not_let_two_names_have_one_card() {
        Token first = world.post(card(CARD, "39")).get().token();
        assertThat(world.put("mine", card(CARD, "39")))
                .isEqualTo(Either.left(new Refusal.ByToken(TokenRefusal.CARD_HAS_ANOTHER)));
        assertThat(world.put("visa", card(VISA, "39")).get().created()).isTrue();
        assertThat(world.put("visa", card(CARD, "39")))
                .isEqualTo(Either.left(new Refusal.ByToken(TokenRefusal.CARD_HAS_ANOTHER)));
        assertThat(world.payments.tokens.findByCard("TESTSHOP01", CARD)).containsExactly(first);
        assertThat(world.payments.tokens.findByCard("TESTSHOP01", VISA)).hasSize(1);
    }

    @Test
    void gives_tokens_to_gift_cards_and_bank_accounts_and_takes_none_for_another_s() {
        Group gift = provided("giftCard", "number", "6000000000001", "pin", "1234");
        Group account = provided("ach", "routingNumber", "011000015", "bankAccountNumber", "0012345678");
        Group canadian = provided(
                "directDebitCanada",
                "financialInstitutionNumber",
                "001",
                "transitNumber",
                "00011",
                "bankAccountNumber",
                "1234567",
                "bankAccountHolder",
                "J Doe");
        Set<TokenKey> keys = new HashSet<>();
        for (Group source : List.of(card(CARD, "39"), gift, account, canadian)) {
            Tokenization first = world.post(source).get();
            assertThat(first.code()).isEqualTo(TokenCode.BASIC_VERIFICATION_SUCCESSFUL);
            assertThat(keys.add(first.token().key())).isTrue();
            Tokenization again = world.post(source).get();
            assertThat(again.created()).isFalse();
            assertThat(again.token().key()).isEqualTo(first.token().key());
            assertThat(world.put("mine", source))
                    .isEqualTo(Either.left(new Refusal.ByToken(TokenRefusal.CARD_HAS_ANOTHER)));
        }
        assertThat(world.post(verifiedBy("ACQUIRER", account)))
                .isEqualTo(Either.left(Refusal.malformed(Violation.unsupported("verificationStrategy", "ACQUIRER"))));
        assertThat(world.post(provided("ach", "routingNumber", "011000015")))
                .isEqualTo(Either.left(
                        Refusal.malformed(Violation.missing("sourceOfFunds.provided.ach.bankAccountNumber"))));
    }

    /** The name of a bank account's token shows nothing of the account, whatever the merchant's format. */
    @Test
    void pays_with_the_token_of_an_account_and_with_nothing_else_of_it() {
        world.use(Uniqueness.UNIQUE_PER_ACCOUNT, Format.PRESERVE_6_4);
        Group account = provided("ach", "routingNumber", "011000015", "bankAccountNumber", "00123456789012345");
        String name = world.post(account).get().token().key().token();
        assertThat(name).startsWith("9").doesNotEndWith("2345");
        Group byToken = group("sourceOfFunds", group("token", new Text(name)));
        TransactionView paid = world.payments
                .perform("o1", "1", PaymentWorld.ofOrder("PAY", "7.00", byToken))
                .get();
        assertThat(paid.transaction().code()).contains(GatewayCode.APPROVED);
        RequestFields asked = world.payments.acquirer.asked().get(0).fields();
        assertThat(asked.text("sourceOfFunds.type")).contains("ACH");
        assertThat(asked.text("sourceOfFunds.provided.ach.bankAccountNumber")).contains("00123456789012345");
        assertThat(paid.transaction().details().text("sourceOfFunds.provided.ach.bankAccountNumber"))
                .contains("xxxxxxxxxxxxxx345");
        Group both = byToken.with(
                "sourceOfFunds",
                byToken.group("sourceOfFunds")
                        .with(
                                "provided",
                                card(CARD, "39").group("sourceOfFunds").group("provided")));
        TransactionView byCard = world.payments
                .perform("o2", "1", PaymentWorld.ofOrder("PAY", "7.00", both))
                .get();
        assertThat(byCard.transaction().details().text("sourceOfFunds.type")).contains("CARD");
        assertThat(world.payments.acquirer.asked().get(1).fields().text("sourceOfFunds.provided.ach.routingNumber"))
                .isEmpty();
        assertThat(world.payments
                        .perform("o3", "1", PaymentWorld.ofOrder("VERIFY", "0", byToken))
                        .isLeft())
                .isTrue();
    }

    private static Group provided(String kind, String... members) {
        Group said = Group.EMPTY;
        for (int i = 0; i < members.length; i += 2) {
            said = said.with(members[i], new Text(members[i + 1]));
        }
        return group("sourceOfFunds", group("provided", group(kind, said)));
    }

    @Test
    void uses_the_security_code_up_and_keeps_the_version() {
        PaymentSession session = world.payments.sessionWithCard();
        assertThat(world.post(withSession(session.id())).isRight()).isTrue();
        PaymentSession after = world.payments.world.stored(session.id());
        assertThat(after.fields().text(SECURITY_CODE)).isEmpty();
        assertThat(after.version()).isEqualTo(session.version());
    }

    @Test
    void leaves_the_security_code_where_it_is_if_the_request_is_refused() {
        PaymentSession session = world.payments.sessionWithCard();
        assertThat(world.put("visa", card(VISA, "39")).isRight()).isTrue();
        assertThat(world.put("other", card(CARD, "39")).isRight()).isTrue();
        assertThat(world.put("visa", withSession(session.id())).isLeft()).isTrue();
        assertThat(world.payments.world.stored(session.id())).isEqualTo(session);
    }

    @Test
    void needs_a_session_whose_update_succeeded() {
        PaymentSession fresh = world.payments.world.newSession(5);
        assertThat(world.post(withSession(fresh.id())).getLeft())
                .isInstanceOfSatisfying(
                        Refusal.BySession.class,
                        refusal -> assertThat(refusal.reason()).isInstanceOf(SessionRefusal.NotUpdated.class));
    }

    @Test
    void asks_the_acquirer_with_the_code_that_the_session_has_no_more() {
        PaymentSession session = world.payments.sessionWithCard();
        Tokenization done =
                world.post(verifiedBy("ACQUIRER", withSession(session.id()))).get();
        assertThat(done.code()).isEqualTo(TokenCode.EXTERNAL_VERIFICATION_SUCCESSFUL);
        assertThat(world.payments.acquirer.asked()).singleElement().satisfies(request -> {
            assertThat(request.operation()).isEqualTo(Operation.VERIFY);
            assertThat(request.amount().isZero()).isTrue();
            assertThat(request.fields().text(SECURITY_CODE)).contains("100");
        });
        assertThat(world.payments.world.stored(session.id()).fields().text(SECURITY_CODE))
                .isEmpty();
    }

    @Test
    void takes_the_code_away_before_the_acquirer_is_asked() throws Exception {
        PaymentSession session = world.payments.sessionWithCard();
        Pause pause = new Pause();
        world.payments.acquirer.waitsFor(pause);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            var tokenizing = thread.submit(() -> world.post(verifiedBy("ACQUIRER", withSession(session.id()))));
            pause.awaitBegin();
            assertThat(world.payments.world.stored(session.id()).fields().text(SECURITY_CODE))
                    .isEmpty();
            assertThat(world.payments.tokens.findByCard("TESTSHOP01", CARD)).isEmpty();
            pause.end();
            assertThat(tokenizing.get(30, TimeUnit.SECONDS).isRight()).isTrue();
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void stores_no_token_of_a_card_that_is_not_verified() {
        for (GatewayCode code : new GatewayCode[] {GatewayCode.DECLINED, GatewayCode.UNKNOWN, GatewayCode.BLOCKED}) {
            world.payments.acquirer.answers(code);
            Tokenization done =
                    world.put("mine", verifiedBy("ACQUIRER", card(CARD, "39"))).get();
            assertThat(done.code().isSuccess()).isFalse();
            assertThat(done.token().valid()).isFalse();
            assertThat(world.payments.tokens.find(key("mine"))).isEmpty();
        }
    }

    @Test
    void does_not_know_what_a_silent_acquirer_thinks() {
        world.payments.acquirer.isNotReached();
        assertThat(world.post(verifiedBy("ACQUIRER", card(CARD, "39"))).get().code())
                .isEqualTo(TokenCode.EXTERNAL_VERIFICATION_PROCESSING_ERROR);
        assertThat(world.payments.tokens.findByCard("TESTSHOP01", CARD)).isEmpty();
    }

    @Test
    void leaves_a_token_as_it_was_if_its_new_card_is_not_verified() {
        Token before = world.put("mine", card(CARD, "39")).get().token();
        world.payments.acquirer.answers(GatewayCode.EXPIRED_CARD);
        assertThat(world.put("mine", verifiedBy("ACQUIRER", card(VISA, "40")))
                        .get()
                        .code())
                .isEqualTo(TokenCode.EXTERNAL_VERIFICATION_DECLINED_EXPIRED_CARD);
        assertThat(world.payments.tokens.find(before.key())).contains(before);
    }

    @Test
    void refuses_merchants_without_the_privilege() {
        AcquirerRelationship all = AcquirerRelationship.DEFAULT;
        world.payments.set(new MerchantSettings(
                new AcquirerRelationship(
                        all.acquirer(),
                        all.privileges().remove(Privilege.TOKENIZATION),
                        all.currencies(),
                        all.cardTypes(),
                        all.payerAuthentication()),
                MerchantSettings.DEFAULT.linesOfBusiness(),
                MerchantSettings.DEFAULT.tokens()));
        Refusal notPermitted = new Refusal.ByToken(TokenRefusal.NOT_PERMITTED);
        var access = world.payments.world.byMerchant();
        assertThat(world.post(card(CARD, "39"))).isEqualTo(Either.left(notPermitted));
        assertThat(world.useCases.retrieve().retrieveToken(new RetrieveTokenCommand(access, "mine")))
                .isEqualTo(Either.left(notPermitted));
        assertThat(world.useCases.delete().deleteToken(new DeleteTokenCommand(access, "mine")))
                .isEqualTo(Either.left(notPermitted));
        assertThat(world.useCases
                        .search()
                        .searchTokens(new SearchTokensCommand(access, card(CARD, "39")))
                        .isLeft())
                .isTrue();
    }

    @Test
    void admits_no_payer() {
        PaymentSession session = world.payments.sessionWithCard();
        assertThat(world.useCases
                        .tokenize()
                        .tokenizeCard(new TokenizeCardCommand(
                                world.payments.world.byPayer(session.id()), Option.none(), card(CARD, "39"))))
                .isEqualTo(Either.left(new Refusal.NotAdmitted(AccessRefusal.NOT_AUTHORISED)));
    }

    @Test
    void checks_the_brand_only_if_the_card_is_to_be_verified() {
        String nobodys = "9000000000000001";
        assertThat(world.post(verifiedBy("NONE", card(nobodys, "39"))).isRight())
                .isTrue();
        assertThat(world.put("other", card(nobodys, "39")).getLeft())
                .isInstanceOfSatisfying(
                        Refusal.Malformed.class,
                        refusal ->
                                assertThat(refusal.violations().head().kind()).isEqualTo(Violation.Kind.UNKNOWN_BRAND));
    }

    @Test
    void gives_one_token_to_fifty_who_ask_at_once() throws Exception {
        Set<TokenKey> keys = new HashSet<>();
        int created = 0;
        for (Tokenization done : raced()) {
            keys.add(done.token().key());
            created += done.created() ? 1 : 0;
        }
        assertThat(keys).hasSize(1);
        assertThat(created).isEqualTo(1);
        assertThat(world.payments.tokens.findByCard("TESTSHOP01", CARD)).hasSize(1);
    }

    @Test
    void gives_fifty_tokens_to_fifty_who_ask_at_once_if_the_operator_says_so() throws Exception {
        world.use(Uniqueness.UNIQUE_PER_TOKEN, Format.PRESERVE_6_4);
        Set<TokenKey> keys = new HashSet<>();
        for (Tokenization done : raced()) {
            keys.add(done.token().key());
        }
        assertThat(keys).hasSize(RACERS);
    }

    private Iterable<Tokenization> raced() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(RACERS);
        try {
            var results = threads.invokeAll(IntStream.range(0, RACERS)
                    .mapToObj(i -> (Callable<Tokenization>)
                            () -> world.post(card(CARD, "39")).get())
                    .toList());
            java.util.List<Tokenization> done = new java.util.ArrayList<>();
            for (var result : results) {
                done.add(result.get());
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }

    private static TokenKey key(String name) {
        return new TokenKey("TESTSHOP01", name);
    }
}
