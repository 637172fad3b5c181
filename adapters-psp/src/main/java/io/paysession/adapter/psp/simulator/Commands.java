package io.paysession.adapter.psp.simulator;

import io.paysession.adapter.psp.codec.BlockFormat;
import io.paysession.adapter.psp.codec.DeviceRequest;
import io.paysession.adapter.psp.codec.DeviceResponse;
import io.paysession.adapter.psp.codec.LinkRequest;
import io.paysession.adapter.psp.codec.LinkResponse;
import io.paysession.adapter.psp.codec.Octets;
import io.paysession.adapter.psp.codec.ProtocolOptions;
import io.paysession.adapter.psp.codec.Request;
import io.paysession.adapter.psp.codec.ResultReason;
import io.paysession.adapter.psp.codec.SessionRequest;
import io.paysession.adapter.psp.codec.SessionResponse;
import io.paysession.adapter.psp.codec.TerminalState;
import io.paysession.adapter.psp.codec.UpdateOutcome;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What each request does to the terminal. */
final class Commands {
    private static final int NEWEST_VERSION = 3;
    private static final int ID_SIZE = 4;
    private static final int LARGEST_TOTAL = 0xFF;

    private final TerminalSettings settings;
    private final Line line;
    private final CardFlow flow;
    private final SessionBook book;
    private final Runnable reboot;
    private final CommandTable table;

    Commands(TerminalSettings settings, Line line, CardFlow flow, SessionBook book, Runnable reboot) {
        this.settings = settings;
        this.line = line;
        this.flow = flow;
        this.book = book;
        this.reboot = reboot;
        this.table = new CommandTable();
        addLink();
        addSession();
        addDevice();
    }

    private void addLink() {
        table.on(LinkRequest.Synchronize.class, CommandTable.BOTH, CommandTable.ALWAYS, this::synchronize)
                .on(LinkRequest.Reset.class, CommandTable.BOTH, CommandTable.ALWAYS, this::reset)
                .on(LinkRequest.GetStatus.class, CommandTable.BOTH, CommandTable.ALWAYS, this::status)
                .on(LinkRequest.RequestIds.class, CommandTable.BOTH, CommandTable.ALWAYS, this::ids)
                .on(LinkRequest.Protocol.class, CommandTable.BOTH, CommandTable.WHEN_ONLINE, this::protocol)
                .on(LinkRequest.Setup.class, CommandTable.BOTH, CommandTable.WHEN_ONLINE, this::setup)
                .on(LinkRequest.Enable.class, CommandTable.BOTH, CommandTable.WHEN_IDLE, request -> {
                    flow.enter(TerminalState.ENABLED);
                    line.result(ResultReason.OK);
                })
                .on(LinkRequest.Disable.class, CommandTable.BOTH, CommandTable.WHEN_IDLE, request -> {
                    flow.enter(TerminalState.DISABLED);
                    line.result(ResultReason.OK);
                })
                .on(LinkRequest.Control.class, CommandTable.APOLLO, CommandTable.ALWAYS, this::control);
    }

    private void addSession() {
        table.on(SessionRequest.StartSession.class, CommandTable.BOTH, CommandTable.WHEN_ENABLED, flow::start)
                .on(SessionRequest.ReadCard.class, CommandTable.APOLLO, CommandTable.WHEN_ENABLED, flow::read)
                .on(
                        SessionRequest.CancelSession.class,
                        CommandTable.BOTH,
                        CommandTable.WITH_CARD,
                        request -> flow.cancel())
                .on(
                        SessionRequest.AuthSession.class,
                        CommandTable.BOTH,
                        CommandTable.WITH_CARD_READ,
                        request -> flow.authorize())
                .on(
                        SessionRequest.CommitSession.class,
                        CommandTable.BOTH,
                        CommandTable.WHEN_SET_UP,
                        request -> line.result(book.commit(request.sessionId(), request.amount())))
                .on(
                        SessionRequest.VoidSession.class,
                        CommandTable.BOTH,
                        CommandTable.WHEN_SET_UP,
                        request -> line.result(book.release(request.sessionId())))
                .on(SessionRequest.UpdateSession.class, CommandTable.APOLLO, CommandTable.WHEN_SET_UP, this::update)
                .on(SessionRequest.ListSessions.class, CommandTable.P6X, CommandTable.WHEN_SET_UP, this::list)
                .on(SessionRequest.RemoveSessions.class, CommandTable.BOTH, CommandTable.WHEN_ENABLED, request -> {
                    book.forgetAll();
                    line.result(ResultReason.OK);
                });
    }

    /** What RFID commands are answered with is not known, so that none is taken; files are not read (U-20, U-21). */
    private void addDevice() {
        table.on(DeviceRequest.UiRequest.class, CommandTable.APOLLO, CommandTable.WHEN_ACCEPTING, this::accept)
                .on(DeviceRequest.SelectLanguage.class, CommandTable.APOLLO, CommandTable.ALWAYS, this::accept)
                .on(
                        DeviceRequest.GetReceipt.class,
                        CommandTable.APOLLO,
                        CommandTable.WHEN_SET_UP,
                        request -> describe(request.sessionId(), true))
                .on(
                        DeviceRequest.GetTransactionRecord.class,
                        CommandTable.APOLLO,
                        CommandTable.WHEN_SET_UP,
                        request -> describe(request.sessionId(), false))
                .on(
                        DeviceRequest.GetConnectionInfo.class,
                        CommandTable.APOLLO,
                        CommandTable.ALWAYS,
                        request -> line.answer(new DeviceResponse.ConnectionInfo(text("simulated"))))
                .on(DeviceRequest.ProprietaryCardExchange.class, CommandTable.APOLLO, CommandTable.NEVER, this::accept)
                .on(DeviceRequest.MiFare.class, CommandTable.APOLLO, CommandTable.NEVER, this::accept);
    }

    /** Carries a request out or refuses it (source: psp-protocol 2.3, 5.1, 8). */
    void run(Request request) {
        if (request instanceof Request.Unrecognised unknown) {
            line.result(unknown.knownHeader() ? ResultReason.MALFORMED_MESSAGE : ResultReason.UNKNOWN_COMMAND);
            return;
        }
        switch (table.run(request, settings.family(), flow.state())) {
            case TAKEN -> {}
            case WRONG_STATE -> line.result(ResultReason.WRONG_STATE);
            case WRONG_FAMILY -> line.result(ResultReason.NOT_SUPPORTED_BY_CONFIGURATION);
        }
    }

    /** Back to standard blocks and no options (U-4); the echo is a standard block already. */
    private void synchronize(LinkRequest.Synchronize request) {
        flow.enter(TerminalState.ONLINE);
        line.use(ProtocolOptions.NONE);
        line.answer(new LinkResponse.Synchronized());
    }

    /** The answer is still in the format of the request; afterwards blocks are standard (source: psp-protocol 3.7). */
    private void reset(LinkRequest.Reset request) {
        flow.enter(TerminalState.OFFLINE);
        line.result(ResultReason.OK);
        line.use(ProtocolOptions.NONE);
    }

    private void status(LinkRequest.GetStatus request) {
        TerminalState state = flow.state();
        line.answer(new LinkResponse.StatusResponse(state.code(), state == TerminalState.WAIT_CARD));
    }

    private void ids(LinkRequest.RequestIds request) {
        switch (settings.identity().manner()) {
            case ANSWERED -> line.answer(ids());
            case REFUSED -> line.result(ResultReason.UNKNOWN_COMMAND);
            case IGNORED -> {}
        }
    }

    private LinkResponse.Ids ids() {
        String serial = settings.identity().serialNumber();
        return switch (settings.family()) {
            case APOLLO ->
                LinkResponse.Ids.ofStrings(List.of(serial, "APOLLO", "paysession", "0", "0", "simulator", "0"));
            case P6X ->
                new LinkResponse.P6xIds(serial, Octets.ofHex("020000000001"), Option.none(), "simulator").toIds();
        };
    }

    /** The answer is still in the format before (source: psp-protocol 1.3, 3.2). */
    private void protocol(LinkRequest.Protocol request) {
        if (request.version() < 1 || request.version() > NEWEST_VERSION) {
            line.result(ResultReason.MALFORMED_MESSAGE);
            return;
        }
        ProtocolOptions confirmed = request.options().supportedBy(settings.family());
        line.answer(new LinkResponse.ProtocolConfirmed(request.version(), confirmed));
        if (line.isConnected()) {
            line.use(confirmed);
        }
    }

    private void setup(LinkRequest.Setup request) {
        flow.setup(request);
        line.result(ResultReason.OK);
    }

    private void control(LinkRequest.Control request) {
        if (request.action() == LinkRequest.Control.REBOOT) {
            line.result(ResultReason.OK);
            reboot.run();
        } else {
            line.result(ResultReason.MALFORMED_MESSAGE);
        }
    }

    /** The bank decides at once (source: psp-protocol 3.14, 4.11). */
    private void update(SessionRequest.UpdateSession request) {
        Option<OpenSession> found = book.find(request.sessionId());
        if (found.isEmpty()) {
            line.result(ResultReason.SESSION_NOT_FOUND);
            return;
        }
        Answer said = flow.bank();
        if (said instanceof Answer.Silence) {
            return;
        }
        long before = found.get().amount();
        long asked = request.amount();
        int reason = said instanceof Answer.Decline decline ? decline.code() : 0;
        boolean declined = said instanceof Answer.Decline;
        long reserved = said instanceof Answer.Partial partial ? Math.min(partial.minorUnits(), asked) : asked;
        if (!declined) {
            book.update(request.sessionId(), reserved);
        }
        UpdateOutcome outcome = declined
                ? UpdateOutcome.DECLINED
                : reserved < asked ? UpdateOutcome.PARTIALLY_APPROVED : UpdateOutcome.APPROVED;
        long after = declined ? before : reserved;
        line.answer(new SessionResponse.UpdateResult(outcome, request.sessionId(), after, after - before, reason));
    }

    /** One block of ids from the offset on (source: psp-protocol 3.15, 4.10). */
    private void list(SessionRequest.ListSessions request) {
        List<OpenSession> open = book.openSessions();
        int fitting = (settings.towardsHost().longestPayload(BlockFormat.STANDARD) - 1) / ID_SIZE;
        List<Long> ids = open.stream()
                .skip(request.offset())
                .limit(fitting)
                .map(OpenSession::sessionId)
                .toList();
        line.answer(new SessionResponse.SessionList(Math.min(LARGEST_TOTAL, open.size()), ids));
    }

    private void accept(Request request) {
        line.result(ResultReason.OK);
    }

    private void describe(long sessionId, boolean receipt) {
        Option<Octets> content = book.find(sessionId)
                .map(session -> text("session " + session.sessionId() + " amount " + session.amount()));
        if (content.isEmpty()) {
            line.result(ResultReason.SESSION_NOT_FOUND);
        } else {
            line.answer(
                    receipt
                            ? new DeviceResponse.Receipt(content.get())
                            : new DeviceResponse.TransactionRecord(content.get()));
        }
    }

    private static Octets text(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
