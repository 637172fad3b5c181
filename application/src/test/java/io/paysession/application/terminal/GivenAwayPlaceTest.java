package io.paysession.application.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.TerminalLeases;
import io.paysession.application.port.Terminals.Permit;
import io.paysession.application.terminal.control.TerminalSignals;
import io.paysession.application.terminal.device.RegisterTerminalCommand;
import io.paysession.application.terminal.device.RegisteredTerminal;
import io.paysession.application.terminal.session.StartTerminalSessionCommand;
import io.paysession.application.terminal.session.StartedTerminalSession;
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
import io.paysession.domain.terminal.device.TerminalStatus;
import io.paysession.domain.terminal.request.AuthorizationMode;
import io.paysession.domain.terminal.request.DisposalPolicy;
import io.paysession.domain.terminal.request.SessionOrder;
import io.paysession.domain.terminal.request.SessionReference;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/** The operator gives a place to one merchant while another's terminal is registered there. */
class GivenAwayPlaceTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final MerchantId OWNER = new MerchantId("OWNER");
    private static final MerchantId SQUATTER = new MerchantId("SQUATTER");
    private static final TerminalAddress PLACE = new TerminalAddress("tcp://pump.test:3201");

    private final ScriptedTime time = new ScriptedTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryTerminalStore store = new InMemoryTerminalStore(time);
    private boolean isGivenAway;
    private final TerminalUseCases useCases = TerminalUseCases.of(
            new TerminalPorts(store.terminals(), store.sessions(), new SeededRandomness(1), time),
            new TerminalSettings(
                    TerminalRules.DEFAULT,
                    (merchant, address) -> new Permit(!isGivenAway || merchant.equals(OWNER), Integer.MAX_VALUE)),
            new TerminalSignals());

    private static TerminalKey key(MerchantId merchant) {
        return new TerminalKey(merchant, new TerminalId("T1"));
    }

    private Either<TerminalRefusal, RegisteredTerminal> register(MerchantId merchant) {
        return useCases.register()
                .registerTerminal(
                        new RegisterTerminalCommand(new Terminal(key(merchant), TerminalFamily.APOLLO, PLACE, EUR)));
    }

    private Either<TerminalRefusal, StartedTerminalSession> start(MerchantId merchant, String reference) {
        return useCases.start()
                .startTerminalSession(new StartTerminalSessionCommand(
                        key(merchant),
                        new SessionOrder.Wanted(
                                new SessionReference(reference),
                                new Money(2500, EUR),
                                AuthorizationMode.AUTOMATIC,
                                DisposalPolicy.voidAfter(Duration.ofMinutes(5)))));
    }

    @Test
    void whoever_was_there_before_makes_room() {
        assertThat(register(SQUATTER).isRight()).isTrue();
        assertThat(register(OWNER).getLeft()).as("first come").isEqualTo(new TerminalRefusal.AddressTaken(PLACE));

        isGivenAway = true;

        assertThat(register(OWNER).get().added()).isTrue();
        assertThat(store.terminals().holder(PLACE)).contains(key(OWNER));
        assertThat(store.terminals().find(key(SQUATTER))).isEmpty();
        assertThat(register(SQUATTER).getLeft()).isEqualTo(new TerminalRefusal.AddressNotAllowed(PLACE));
    }

    @Test
    void a_session_that_is_not_over_keeps_the_place_and_no_other_can_be_begun() {
        assertThat(register(SQUATTER).isRight()).isTrue();
        assertThat(start(SQUATTER, "before").isRight()).isTrue();
        isGivenAway = true;
        assertThat(register(OWNER).getLeft()).isEqualTo(new TerminalRefusal.AddressTaken(PLACE));
        assertThat(store.terminals().find(key(SQUATTER))).isNotEmpty();
        assertThat(start(SQUATTER, "after").getLeft()).isEqualTo(new TerminalRefusal.PlaceLost());
    }

    @Test
    void what_is_connected_is_not_looked_up_at_every_session() {
        assertThat(register(OWNER).isRight()).isTrue();
        TerminalLeases.Lease lease =
                store.leases().take("process", Duration.ofHours(1), 1).head();
        assertThat(store.leases().report(lease, TerminalStatus.ONLINE)).isTrue();
        TerminalUseCases counting = TerminalUseCases.of(
                new TerminalPorts(store.terminals(), store.sessions(), new SeededRandomness(2), time),
                new TerminalSettings(TerminalRules.DEFAULT, (merchant, address) -> {
                    throw new AssertionError("Nobody needs to be asked");
                }),
                new TerminalSignals());
        assertThat(counting.start()
                        .startTerminalSession(new StartTerminalSessionCommand(
                                key(OWNER),
                                new SessionOrder.Wanted(
                                        new SessionReference("online"),
                                        new Money(2500, EUR),
                                        AuthorizationMode.AUTOMATIC,
                                        DisposalPolicy.voidAfter(Duration.ofMinutes(5)))))
                        .isRight())
                .isTrue();
    }
}
