package io.paysession.adapter.psp.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.psp.codec.CardPrompt;
import io.paysession.adapter.psp.codec.DeviceRequest;
import io.paysession.adapter.psp.codec.DolList;
import io.paysession.adapter.psp.codec.LinkRequest;
import io.paysession.adapter.psp.codec.LinkResponse;
import io.paysession.adapter.psp.codec.Octets;
import io.paysession.adapter.psp.codec.ProtocolOptions;
import io.paysession.adapter.psp.codec.Request;
import io.paysession.adapter.psp.codec.Response;
import io.paysession.adapter.psp.codec.ResultReason;
import io.paysession.adapter.psp.codec.SessionRequest;
import io.paysession.adapter.psp.codec.TerminalState;
import io.paysession.adapter.psp.codec.TimeoutAction;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** States × commands × families (source: psp-protocol 2.3, 8). */
class CommandTableTest {
    /** One column for each state, OFFLINE to WAIT_AUTH: the state after the command, or - if it is refused. */
    private static final String TABLE = """
            Synchronize             both   ONLINE  ONLINE   ONLINE   ONLINE    ONLINE    ONLINE
            Reset                   both   OFFLINE OFFLINE  OFFLINE  OFFLINE   OFFLINE   OFFLINE
            GetStatus               both   OFFLINE ONLINE   DISABLED ENABLED   WAIT_CARD WAIT_AUTH
            RequestIds              both   OFFLINE ONLINE   DISABLED ENABLED   WAIT_CARD WAIT_AUTH
            Protocol                both   -       ONLINE   -        -         -         -
            Setup                   both   -       DISABLED -        -         -         -
            Enable                  both   -       -        ENABLED  ENABLED   -         -
            Disable                 both   -       -        DISABLED DISABLED  -         -
            StartSession            both   -       -        -        WAIT_CARD -         -
            ReadCard                apollo -       -        -        WAIT_CARD -         -
            CancelSession           both   -       -        -        -         ENABLED   ENABLED
            AuthSession             both   -       -        -        -         -         ENABLED
            CommitSession           both   -       -        DISABLED ENABLED   WAIT_CARD WAIT_AUTH
            VoidSession             both   -       -        DISABLED ENABLED   WAIT_CARD WAIT_AUTH
            UpdateSession           apollo -       -        DISABLED ENABLED   WAIT_CARD WAIT_AUTH
            ListSessions            p6x    -       -        DISABLED ENABLED   WAIT_CARD WAIT_AUTH
            RemoveSessions          both   -       -        -        ENABLED   -         -
            UiRequest               apollo -       -        -        ENABLED   WAIT_CARD WAIT_AUTH
            SelectLanguage          apollo OFFLINE ONLINE   DISABLED ENABLED   WAIT_CARD WAIT_AUTH
            GetReceipt              apollo -       -        DISABLED ENABLED   WAIT_CARD WAIT_AUTH
            GetTransactionRecord    apollo -       -        DISABLED ENABLED   WAIT_CARD WAIT_AUTH
            GetConnectionInfo       apollo OFFLINE ONLINE   DISABLED ENABLED   WAIT_CARD WAIT_AUTH
            Control                 apollo OFFLINE OFFLINE  OFFLINE  OFFLINE   OFFLINE   OFFLINE
            ProprietaryCardExchange apollo -       -        -        -         -         -
            MiFare                  apollo -       -        -        -         -         -
            ReadFile                none   -       -        -        -         -         -
            """;

    record Cell(TerminalFamily family, TerminalState state, String command, boolean supported, String after) {}

    static Stream<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        TABLE.lines().map(line -> line.split(" +")).forEach(columns -> {
            for (TerminalFamily family : TerminalFamily.values()) {
                boolean supported = columns[1].equals("both") || columns[1].equalsIgnoreCase(family.name());
                for (TerminalState state : TerminalState.values()) {
                    cells.add(new Cell(family, state, columns[0], supported, columns[2 + state.ordinal()]));
                }
            }
        });
        return cells.stream();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void a_command_is_taken_or_refused_as_the_table_says(Cell cell) {
        TerminalScript script = TerminalScript.standard().withCards(Option.none(), Option.none());
        TerminalQuirks quirks = new TerminalQuirks(true, false, false, false, false);
        ScriptedHost host =
                new ScriptedHost(TerminalSettings.of(cell.family()).with(script).with(quirks));
        host.goTo(TerminalState.ENABLED);
        long open = host.approve();
        var unusedReset = host.send(new LinkRequest.Reset());
        host.goTo(cell.state(), ProtocolOptions.DETAILS, 0, TimeoutAction.VOID);
        assertThat(host.terminal.state()).isEqualTo(cell.state());

        List<Response> answers = new ArrayList<>(host.send(command(cell.command(), open)));
        answers.addAll(host.pass(java.time.Duration.ZERO));

        assertThat(answers).hasSize(1);
        if (cell.supported() && !cell.after().equals("-")) {
            assertThat(host.terminal.state()).hasToString(cell.after());
            assertThat(isRefusal(answers.get(0))).as("%s", answers).isFalse();
        } else {
            assertThat(host.terminal.state()).isEqualTo(cell.state());
            assertThat(isRefusal(answers.get(0))).as("%s", answers).isTrue();
            assertThat(((LinkResponse.Result) answers.get(0)).reason()).isEqualTo(expectedReason(cell));
            assertThat(host.terminal.openSessions()).hasSize(1);
        }
    }

    /** Details are told by an Apollo that was asked for them, which happens in ONLINE. */
    private static Option<ResultReason> expectedReason(Cell cell) {
        boolean details = cell.family() == TerminalFamily.APOLLO && cell.state() != TerminalState.OFFLINE;
        return Option.when(
                details, cell.supported() ? ResultReason.WRONG_STATE : ResultReason.NOT_SUPPORTED_BY_CONFIGURATION);
    }

    private static boolean isRefusal(Response response) {
        return response instanceof LinkResponse.Result result && !result.ok();
    }

    private static Request command(String name, long open) {
        Map<String, Request> commands = Map.ofEntries(
                Map.entry("Synchronize", new LinkRequest.Synchronize()),
                Map.entry("Reset", new LinkRequest.Reset()),
                Map.entry("GetStatus", new LinkRequest.GetStatus()),
                Map.entry("RequestIds", new LinkRequest.RequestIds()),
                Map.entry("Protocol", new LinkRequest.Protocol(3, ProtocolOptions.NONE)),
                Map.entry("Setup", new LinkRequest.Setup(60, TimeoutAction.VOID)),
                Map.entry("Enable", new LinkRequest.Enable()),
                Map.entry("Disable", new LinkRequest.Disable()),
                Map.entry("StartSession", SessionRequest.StartSession.of(100, 1)),
                Map.entry("ReadCard", new SessionRequest.ReadCard(1, DolList.DEFAULT, CardPrompt.NONE)),
                Map.entry("CancelSession", new SessionRequest.CancelSession()),
                Map.entry("AuthSession", new SessionRequest.AuthSession()),
                Map.entry("CommitSession", new SessionRequest.CommitSession(open, 2500)),
                Map.entry("VoidSession", new SessionRequest.VoidSession(open)),
                Map.entry("UpdateSession", new SessionRequest.UpdateSession(open, 3000)),
                Map.entry("ListSessions", new SessionRequest.ListSessions(0)),
                Map.entry("RemoveSessions", new SessionRequest.RemoveSessions()),
                Map.entry("UiRequest", new DeviceRequest.UiRequest("info", List.of())),
                Map.entry("SelectLanguage", new DeviceRequest.SelectLanguage("de")),
                Map.entry("GetReceipt", new DeviceRequest.GetReceipt(open)),
                Map.entry("GetTransactionRecord", new DeviceRequest.GetTransactionRecord(open)),
                Map.entry("GetConnectionInfo", new DeviceRequest.GetConnectionInfo()),
                Map.entry("Control", new LinkRequest.Control(0)),
                Map.entry("ProprietaryCardExchange", new DeviceRequest.ProprietaryCardExchange(Octets.ofHex("00A4"))),
                Map.entry("MiFare", new DeviceRequest.MiFare(Octets.EMPTY)),
                Map.entry("ReadFile", new DeviceRequest.ReadFile(0, 0, 10)));
        return java.util.Objects.requireNonNull(commands.get(name));
    }
}
