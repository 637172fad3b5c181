package io.paysession.adapter.psp.codec;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Makes messages of every kind. */
final class RandomMessages {
    private final RandomGenerator random;

    RandomMessages(RandomGenerator random) {
        this.random = random;
    }

    Request request() {
        List<Supplier<Request>> kinds = List.of(
                LinkRequest.Synchronize::new,
                () -> new LinkRequest.Protocol(random.nextInt(256), new ProtocolOptions(u32())),
                () -> new LinkRequest.Setup(u32(), any(TimeoutAction.values())),
                LinkRequest.Enable::new,
                LinkRequest.Disable::new,
                LinkRequest.GetStatus::new,
                LinkRequest.RequestIds::new,
                LinkRequest.Reset::new,
                () -> new LinkRequest.Control(random.nextInt(256)),
                () -> new SessionRequest.StartSession(u32(), u32(), dolList(), prompt(true)),
                () -> new SessionRequest.ReadCard(u32(), dolList(), prompt(false)),
                SessionRequest.AuthSession::new,
                SessionRequest.CancelSession::new,
                () -> new SessionRequest.CommitSession(u32(), u32()),
                () -> new SessionRequest.VoidSession(u32()),
                () -> new SessionRequest.UpdateSession(u32(), u32()),
                () -> new SessionRequest.ListSessions(random.nextInt(256)),
                SessionRequest.RemoveSessions::new,
                () -> new DeviceRequest.UiRequest(text(8), uiFields()),
                () -> new DeviceRequest.SelectLanguage(text(8)),
                () -> new DeviceRequest.GetReceipt(u32()),
                () -> new DeviceRequest.GetTransactionRecord(u32()),
                DeviceRequest.GetConnectionInfo::new,
                () -> new DeviceRequest.ProprietaryCardExchange(octets(40)),
                () -> new DeviceRequest.MiFare(octets(40)),
                () -> new DeviceRequest.ReadFile(random.nextInt(256), random.nextInt(65536), random.nextInt(65536)));
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    Response response() {
        List<Supplier<Response>> kinds = List.of(
                LinkResponse.Synchronized::new,
                () -> new LinkResponse.ProtocolConfirmed(random.nextInt(256), new ProtocolOptions(u32())),
                () -> new LinkResponse.Result(random.nextBoolean(), maybe(random.nextInt(256))),
                () -> new LinkResponse.StatusResponse(
                        any(TerminalState.values()).code(), random.nextBoolean()),
                () -> LinkResponse.Ids.ofStrings(List.of(text(10), text(10), text(10))),
                () -> new SessionResponse.CardRead(dolData()),
                () -> new SessionResponse.ProprietaryCardRead(dolData()),
                () -> new SessionResponse.Approved(u32(), dolData()),
                () -> new SessionResponse.PartiallyApproved(u32(), u32(), dolData()),
                SessionResponse.Declined::withoutReason,
                () -> new SessionResponse.Declined(Option.some(random.nextInt(256)), dolData()),
                SessionResponse.Cancelled::new,
                () -> new SessionResponse.SessionList(random.nextInt(256), List.of(u32(), u32())),
                () -> new SessionResponse.UpdateResult(
                        any(UpdateOutcome.values()), u32(), u32(), random.nextInt(), random.nextInt(256)),
                () -> new SessionResponse.TransactionEvent(random.nextInt(256)),
                () -> new DeviceResponse.UiEvent(text(12)),
                () -> new DeviceResponse.ProprietaryCardResponse(octets(40)),
                () -> new DeviceResponse.Receipt(octets(40)),
                () -> new DeviceResponse.TransactionRecord(octets(40)),
                () -> new DeviceResponse.ConnectionInfo(octets(40)),
                () -> new DeviceResponse.FileContent(octets(40)));
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    /** A prompt whose fields have no gaps, since gaps are filled on the way. */
    private CardPrompt prompt(boolean forSession) {
        int fields = random.nextInt(7);
        return new CardPrompt(
                Option.when(fields > 0, () -> random.nextInt(256)),
                Option.when(fields > 1, () -> text(16)),
                Option.when(forSession && fields > 2, random::nextBoolean),
                Option.when(fields > 3, () -> text(16)),
                Option.when(fields > 4, () -> text(16)),
                Option.when(fields > 5, () -> text(16)),
                Option.when(!forSession && fields > 5, () -> text(16)));
    }

    private List<UiField> uiFields() {
        List<UiField> fields = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            fields.add(new UiField(text(5), text(5)));
        }
        return fields;
    }

    private DolList dolList() {
        return random.nextBoolean() ? DolList.DEFAULT : DolList.of(DolTag.CARD_HASH, 0x5A, 0x9F02, DolTag.BRAND_NAME);
    }

    private DolData dolData() {
        DolData data = DolData.EMPTY;
        for (int i = random.nextInt(3); i > 0; i--) {
            data = data.with(any(DolTag.DEFAULT_OF_APPROVAL.toArray(Integer[]::new)), octets(30));
        }
        return data;
    }

    private String text(int limit) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(limit); i > 0; i--) {
            text.append("aZ9 éß€".charAt(random.nextInt(7)));
        }
        return text.toString();
    }

    private Octets octets(int limit) {
        byte[] bytes = new byte[random.nextInt(limit)];
        random.nextBytes(bytes);
        return Octets.of(bytes);
    }

    private long u32() {
        return random.nextInt(4) == 0 ? random.nextInt() & 0xFFFF_FFFFL : random.nextInt(10_000);
    }

    private <T> Option<T> maybe(T value) {
        return Option.when(random.nextBoolean(), value);
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
