package io.paysession.application.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.terminal.control.TerminalSignals;
import io.paysession.application.terminal.device.RegisterTerminalCommand;
import io.paysession.application.terminal.session.OperateTerminalSessionCommand;
import io.paysession.application.terminal.session.SessionCommand;
import io.paysession.application.terminal.session.StartTerminalSessionCommand;
import io.paysession.application.terminal.session.TerminalPorts;
import io.paysession.application.terminal.session.TerminalSettings;
import io.paysession.application.testing.InMemoryTerminalStore;
import io.paysession.application.testing.ScriptedTime;
import io.paysession.application.testing.SeededRandomness;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.request.AuthorizationMode;
import io.paysession.domain.terminal.request.DisposalAction;
import io.paysession.domain.terminal.request.DisposalPolicy;
import io.paysession.domain.terminal.request.SessionOrder;
import io.paysession.domain.terminal.request.SessionReference;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Amounts in another currency than the session's are refused like any other request that cannot be served. */
class OtherCurrencyTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Money DOLLARS = new Money(100, Currency.getInstance("USD"));

    private final ScriptedTime time = new ScriptedTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryTerminalStore store = new InMemoryTerminalStore(time);
    private final TerminalUseCases useCases = TerminalUseCases.of(
            new TerminalPorts(store.terminals(), store.sessions(), new SeededRandomness(1), time),
            new TerminalSettings(TerminalRules.DEFAULT, anywhere -> true),
            new TerminalSignals());

    static Stream<SessionCommand> requests() {
        return Stream.of(
                new SessionCommand.Meter(DOLLARS),
                new SessionCommand.Commit(DOLLARS),
                new SessionCommand.Update(DOLLARS),
                new SessionCommand.Deliver(
                        new DisposalPolicy(Duration.ofHours(1), DisposalAction.COMMIT, Option.some(DOLLARS))));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void are_refused_whatever_state_the_session_is_in(SessionCommand request) {
        TerminalKey key = new TerminalKey(new MerchantId("SHOP"), new TerminalId("T1"));
        assertThat(useCases.register()
                        .registerTerminal(new RegisterTerminalCommand(new Terminal(
                                key, TerminalFamily.APOLLO, new TerminalAddress("tcp://pump.test:3201"), EUR)))
                        .isRight())
                .isTrue();
        var session = useCases.start()
                .startTerminalSession(new StartTerminalSessionCommand(
                        key,
                        new SessionOrder.Wanted(
                                new SessionReference("r"),
                                new Money(2500, EUR),
                                AuthorizationMode.AUTOMATIC,
                                DisposalPolicy.voidAfter(Duration.ofMinutes(5)))))
                .get()
                .view()
                .session();
        assertThat(useCases.operate()
                        .operateTerminalSession(new OperateTerminalSessionCommand(
                                key, session.order().id(), request))
                        .getLeft())
                .isEqualTo(new TerminalRefusal.OtherCurrency(EUR));
    }
}
