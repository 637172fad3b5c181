package io.paysession.application.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.Credentials;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.Terminals;
import io.paysession.application.port.Tokens;
import io.paysession.application.session.CreateSessionCommand;
import io.paysession.application.testing.InMemoryTerminalStore;
import io.paysession.application.testing.InMemoryTokens;
import io.paysession.application.testing.InMemoryWorld;
import io.paysession.application.testing.SampleTerminalSessions;
import io.paysession.application.testing.SampleTokens;
import io.paysession.application.testing.SeededRandomness;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.merchant.RelationshipChange;
import io.paysession.domain.merchant.SettingsChange;
import io.paysession.domain.merchant.TokenSettings;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.shared.Secret;
import io.paysession.domain.terminal.Scanning;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenKey;
import io.vavr.collection.HashSet;
import io.vavr.collection.TreeMap;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.SAME_THREAD)
class MerchantUseCasesTest {
    private static final MerchantId NEW = new MerchantId("NEWSHOP");
    private static final ExecutorService POOL = Executors.newFixedThreadPool(16);

    private final InMemoryWorld world = new InMemoryWorld();
    private final MerchantUseCases useCases = world.merchantUseCases;

    @AfterAll
    static void stop() {
        POOL.shutdownNow();
    }

    @Test
    void adds_a_merchant_with_a_fresh_password_of_32_hexadecimal_digits() {
        ApiPassword one = useCases.add()
                .addMerchant(new AddMerchantCommand(NEW, Option.none()))
                .get();
        assertThat(one.password().reveal()).matches("[0-9a-f]{32}");
        assertThat(one.toString()).doesNotContain(one.password().reveal());
        assertThat(works(NEW, one.password())).isTrue();
        MerchantId other = new MerchantId("NEWSHOP2");
        ApiPassword two = useCases.add()
                .addMerchant(new AddMerchantCommand(other, Option.none()))
                .get();
        assertThat(two.password()).isNotEqualTo(one.password());
        assertThat(works(other, one.password())).isFalse();
    }

    @Test
    void does_not_add_a_merchant_twice_nor_change_the_first() {
        Secret password = Secret.of("chosen");
        assertThat(useCases.add()
                        .addMerchant(new AddMerchantCommand(NEW, Option.some(password)))
                        .get()
                        .password())
                .isEqualTo(password);
        assertThat(useCases.add().addMerchant(new AddMerchantCommand(NEW, Option.none())))
                .isEqualTo(Either.left(MerchantRefusal.EXISTS));
        assertThat(works(NEW, password)).isTrue();
    }

    @Test
    void rotates_to_a_new_password_beside_the_one_before() {
        Secret first = InMemoryWorld.PASSWORD;
        Secret second = rotate(false).get().password();
        assertThat(works(world.merchant, first)).isTrue();
        assertThat(works(world.merchant, second)).isTrue();
        Secret third = rotate(false).get().password();
        assertThat(works(world.merchant, first)).isFalse();
        assertThat(works(world.merchant, second)).isTrue();
        assertThat(works(world.merchant, third)).isTrue();
    }

    @Test
    void rotates_and_ends_the_password_before_at_once() {
        Secret second = rotate(true).get().password();
        assertThat(works(world.merchant, InMemoryWorld.PASSWORD)).isFalse();
        assertThat(works(world.merchant, second)).isTrue();
    }

    @Test
    void knows_no_merchant_that_is_not_there() {
        assertThat(useCases.rotate().rotatePassword(new RotatePasswordCommand(NEW, Option.none(), false)))
                .isEqualTo(Either.left(MerchantRefusal.UNKNOWN));
        assertThat(useCases.remove().removeMerchant(new RemoveMerchantCommand(NEW)))
                .isEqualTo(Either.left(MerchantRefusal.UNKNOWN));
        assertThat(world.merchants.find(NEW)).isEmpty();
    }

    @Test
    void removes_a_merchant_with_its_sessions_and_no_others() {
        MerchantId other = world.addMerchant(new MerchantId("OTHER"));
        PaymentSession mine = world.newSession(1);
        var access = new io.paysession.application.access.Access(
                world.byMerchant().version(), other, Credentials.basic("OTHER", InMemoryWorld.PASSWORD));
        PaymentSession others = world.useCases
                .create()
                .createSession(new CreateSessionCommand(access, Group.EMPTY))
                .get()
                .session();
        assertThat(useCases.remove().removeMerchant(new RemoveMerchantCommand(world.merchant)))
                .isEqualTo(Either.right(1));
        assertThat(world.sessions.find(mine.id())).isEmpty();
        assertThat(world.sessions.find(others.id())).contains(others);
        assertThat(works(world.merchant, InMemoryWorld.PASSWORD)).isFalse();
    }

    @Test
    void removes_the_tokens_of_its_own_repository_only() {
        InMemoryTokens tokens = new InMemoryTokens(world.sessions);
        Token own = added(tokens, world.merchant.value());
        Token others = added(tokens, "SHARED");
        assertThat(withTokens(tokens).remove().removeMerchant(new RemoveMerchantCommand(NEW)))
                .isEqualTo(Either.left(MerchantRefusal.UNKNOWN));
        assertThat(tokens.find(own.key())).contains(own);
        assertThat(withTokens(tokens).remove().removeMerchant(new RemoveMerchantCommand(world.merchant)))
                .isEqualTo(Either.right(0));
        assertThat(tokens.find(own.key())).isEmpty();
        assertThat(tokens.find(others.key())).contains(others);
    }

    @Test
    void leaves_the_tokens_of_a_repository_that_another_merchant_uses_too() {
        InMemoryTokens tokens = new InMemoryTokens(world.sessions);
        Token shared = added(tokens, world.merchant.value());
        world.addMerchant(NEW);
        Merchant other = world.merchants.find(NEW).get();
        TokenSettings settings = new TokenSettings(
                world.merchant.value(), TokenSettings.DEFAULT.uniqueness(), TokenSettings.DEFAULT.format());
        assertThat(world.merchants.replace(
                        other,
                        other.with(new MerchantSettings(AcquirerRelationship.DEFAULT, TreeMap.empty(), settings))))
                .isTrue();
        assertThat(withTokens(tokens).remove().removeMerchant(new RemoveMerchantCommand(world.merchant)))
                .isEqualTo(Either.right(0));
        assertThat(tokens.find(shared.key())).contains(shared);
    }

    private MerchantUseCases withTokens(InMemoryTokens tokens) {
        return MerchantUseCases.of(new MerchantPorts(
                world.merchants,
                world.hashing,
                world.sessions,
                new SeededRandomness(1),
                Option.none(),
                Option.some(tokens)));
    }

    private Token added(InMemoryTokens tokens, String repository) {
        Token token = SampleTokens.fresh(new TokenKey(repository, "T1"), "5123450000000008", world.time.now());
        assertThat(tokens.save(new Tokens.Change(Option.none(), token, true, Option.none())))
                .isEqualTo(Tokens.Saved.SAVED);
        return token;
    }

    @Test
    void does_not_remove_a_merchant_whose_terminals_are_in_use() {
        InMemoryTerminalStore terminals = new InMemoryTerminalStore(world.time);
        Terminal terminal = new Terminal(
                new TerminalKey(world.merchant, new TerminalId("till-1")),
                TerminalFamily.APOLLO,
                new TerminalAddress("tcp://127.0.0.1:3201"),
                Currency.getInstance("EUR"));
        assertThat(terminals.terminals().register(terminal)).isEqualTo(Terminals.Registration.ADDED);
        Scanning session =
                SampleTerminalSessions.scanning(SampleTerminalSessions.order(terminal.key(), world.time.now()));
        assertThat(terminals.sessions().add(session)).isEqualTo(new TerminalSessions.Addition.Added());
        MerchantUseCases withTerminals = MerchantUseCases.of(new MerchantPorts(
                world.merchants,
                world.hashing,
                world.sessions,
                new SeededRandomness(1),
                Option.some(terminals.terminals()),
                Option.none()));
        RemoveMerchantCommand remove = new RemoveMerchantCommand(world.merchant);
        PaymentSession mine = world.newSession(1);
        assertThat(withTerminals.remove().removeMerchant(remove))
                .isEqualTo(Either.left(MerchantRefusal.TERMINALS_IN_USE));
        assertThat(works(world.merchant, InMemoryWorld.PASSWORD)).isTrue();
        assertThat(world.sessions.find(mine.id())).contains(mine);
        assertThat(terminals
                        .sessions()
                        .replace(
                                session,
                                session.cancelled(Reason.TERMINAL_OFFLINE, world.time.now())
                                        .get()))
                .isTrue();
        assertThat(withTerminals.remove().removeMerchant(remove)).isEqualTo(Either.right(1));
        assertThat(terminals.terminals().list(world.merchant)).isEmpty();
    }

    @Test
    void lists_all_in_order() {
        world.addMerchant(new MerchantId("A"));
        world.addMerchant(new MerchantId("Z"));
        assertThat(useCases.list().listMerchants().merchants().map(Merchant::id))
                .containsExactly(new MerchantId("A"), world.merchant, new MerchantId("Z"));
    }

    @Test
    void ensures_once_and_then_leaves_it_alone() {
        Secret password = Secret.of("demo");
        assertThat(ensure(NEW, password)).isTrue();
        Merchant added = world.merchants.find(NEW).get();
        assertThat(ensure(NEW, password)).isFalse();
        assertThat(world.merchants.find(NEW)).contains(added);
        assertThat(ensure(NEW, Secret.of("other"))).isTrue();
        assertThat(works(NEW, password)).isTrue();
        assertThat(works(NEW, Secret.of("other"))).isTrue();
        assertThat(ensure(NEW, password)).as("the older of two works, too").isFalse();
    }

    @Test
    void many_who_ensure_the_same_at_once_change_it_once() throws Exception {
        for (int round = 0; round < 50; round++) {
            MerchantId id = new MerchantId("RACE" + round);
            List<Boolean> changed = together(16, i -> ensure(id, Secret.of("demo")));
            assertThat(changed.stream().filter(yes -> yes)).hasSize(1);
            assertThat(world.merchants.find(id).get().passwords()).hasSize(1);
            assertThat(works(id, Secret.of("demo"))).isTrue();
        }
    }

    @Test
    void two_who_ensure_different_passwords_both_succeed() throws Exception {
        for (int round = 0; round < 50; round++) {
            MerchantId id = new MerchantId("PAIR" + round);
            List<Boolean> changed = together(16, i -> ensure(id, Secret.of("demo" + i % 2)));
            assertThat(changed.stream().filter(yes -> yes)).hasSize(2);
            assertThat(works(id, Secret.of("demo0"))).isTrue();
            assertThat(works(id, Secret.of("demo1"))).isTrue();
        }
    }

    @Test
    void no_rotation_is_lost_when_many_rotate_at_once() throws Exception {
        List<Secret> passwords = together(16, i -> rotate(false).get().password());
        assertThat(passwords).doesNotHaveDuplicates();
        assertThat(passwords.stream().filter(password -> works(world.merchant, password)))
                .hasSize(2);
        assertThat(works(world.merchant, InMemoryWorld.PASSWORD)).isFalse();
    }

    @Test
    void one_of_many_who_add_at_once_wins_and_its_password_works() throws Exception {
        for (int round = 0; round < 30; round++) {
            MerchantId id = new MerchantId("ADD" + round);
            var answers = together(16, i -> useCases.add().addMerchant(new AddMerchantCommand(id, Option.none())));
            List<ApiPassword> won =
                    answers.stream().filter(Either::isRight).map(Either::get).toList();
            assertThat(won).hasSize(1);
            assertThat(works(id, won.get(0).password())).isTrue();
        }
    }

    private Either<MerchantRefusal, ApiPassword> rotate(boolean endPrevious) {
        return useCases.rotate().rotatePassword(new RotatePasswordCommand(world.merchant, Option.none(), endPrevious));
    }

    private boolean ensure(MerchantId id, Secret password) {
        return useCases.ensure().ensureMerchant(new EnsureMerchantCommand(id, password));
    }

    private boolean works(MerchantId id, Secret password) {
        return world.merchants
                .find(id)
                .exists(merchant -> merchant.passwords().exists(hash -> world.hashing.matches(id, password, hash)));
    }

    private static <T> List<T> together(int threads, IntFunction<T> task) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            tasks.add(() -> {
                int ignoredPlace = start.await(30, TimeUnit.SECONDS);
                return task.apply(number);
            });
        }
        List<T> results = new ArrayList<>();
        for (var result : POOL.invokeAll(tasks)) {
            results.add(result.get());
        }
        return results;
    }

    @Test
    void settings_that_change_at_once_are_all_kept() throws Exception {
        List<Privilege> revoked = List.of(Privilege.PAY, Privilege.REFUND, Privilege.VOID, Privilege.CAPTURE);
        List<Callable<Boolean>> changes = new ArrayList<>();
        for (Privilege privilege : revoked) {
            changes.add(() -> useCases.set()
                    .setMerchant(new SetMerchantCommand(
                            world.merchant, SettingsChange.of(Option.none(), revoking(privilege))))
                    .isRight());
        }
        for (var change : POOL.invokeAll(changes)) {
            assertThat(change.get()).isTrue();
        }
        Merchant merchant = world.merchants.find(world.merchant).get();
        assertThat(revoked)
                .noneMatch(privilege -> merchant.settings().standard().may(privilege));
        assertThat(merchant.passwords()).hasSize(1);
    }

    @Test
    void settings_of_a_merchant_that_does_not_exist_cannot_be_changed() {
        SetMerchantCommand command =
                new SetMerchantCommand(NEW, SettingsChange.of(Option.none(), RelationshipChange.NONE));
        assertThat(useCases.set().setMerchant(command)).isEqualTo(Either.left(MerchantRefusal.UNKNOWN));
    }

    private static RelationshipChange revoking(Privilege privilege) {
        return new RelationshipChange(
                Option.none(), HashSet.empty(), HashSet.of(privilege), Option.none(), Option.none(), Option.none());
    }
}
