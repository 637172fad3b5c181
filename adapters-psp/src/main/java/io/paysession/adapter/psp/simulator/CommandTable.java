package io.paysession.adapter.psp.simulator;

import static io.paysession.adapter.psp.codec.TerminalState.DISABLED;
import static io.paysession.adapter.psp.codec.TerminalState.ENABLED;
import static io.paysession.adapter.psp.codec.TerminalState.ONLINE;
import static io.paysession.adapter.psp.codec.TerminalState.WAIT_AUTH;
import static io.paysession.adapter.psp.codec.TerminalState.WAIT_CARD;

import io.paysession.adapter.psp.codec.Request;
import io.paysession.adapter.psp.codec.TerminalState;
import io.paysession.domain.terminal.device.TerminalFamily;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Which command is taken when, and what it does; the rules of psp-protocol 2.3 (U-31, U-33: strictly). */
final class CommandTable {
    static final Set<TerminalFamily> BOTH = EnumSet.allOf(TerminalFamily.class);
    static final Set<TerminalFamily> APOLLO = EnumSet.of(TerminalFamily.APOLLO);
    static final Set<TerminalFamily> P6X = EnumSet.of(TerminalFamily.P6X);
    static final Set<TerminalState> ALWAYS = EnumSet.allOf(TerminalState.class);
    static final Set<TerminalState> WHEN_ONLINE = EnumSet.of(ONLINE);
    static final Set<TerminalState> WHEN_ENABLED = EnumSet.of(ENABLED);
    static final Set<TerminalState> WHEN_IDLE = EnumSet.of(DISABLED, ENABLED);
    static final Set<TerminalState> WHEN_SET_UP = EnumSet.of(DISABLED, ENABLED, WAIT_CARD, WAIT_AUTH);
    static final Set<TerminalState> WHEN_ACCEPTING = EnumSet.of(ENABLED, WAIT_CARD, WAIT_AUTH);
    static final Set<TerminalState> WITH_CARD = EnumSet.of(WAIT_CARD, WAIT_AUTH);
    static final Set<TerminalState> WITH_CARD_READ = EnumSet.of(WAIT_AUTH);
    static final Set<TerminalState> NEVER = EnumSet.noneOf(TerminalState.class);

    private final Map<Class<? extends Request>, Command> commands = new HashMap<>();

    /** One line of the table. */
    private record Command(Set<TerminalFamily> families, Set<TerminalState> states, Consumer<Request> action) {}

    /** What becomes of a request. */
    enum Verdict {
        TAKEN,
        WRONG_STATE,
        WRONG_FAMILY
    }

    <R extends Request> CommandTable on(
            Class<R> type, Set<TerminalFamily> families, Set<TerminalState> states, Consumer<R> action) {
        commands.put(type, new Command(families, states, request -> action.accept(type.cast(request))));
        return this;
    }

    /** Carries a request out, if the family and the state allow it. */
    Verdict run(Request request, TerminalFamily family, TerminalState state) {
        Command command = commands.get(request.getClass());
        if (command == null || !command.families().contains(family)) {
            return Verdict.WRONG_FAMILY;
        }
        if (!command.states().contains(state)) {
            return Verdict.WRONG_STATE;
        }
        command.action().accept(request);
        return Verdict.TAKEN;
    }
}
