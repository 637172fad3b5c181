package io.paysession.adapter.psp.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.psp.codec.BlockFormat;
import io.paysession.adapter.psp.codec.Dialect;
import io.paysession.adapter.psp.codec.FrameEncoder;
import io.paysession.adapter.psp.codec.FrameSettings;
import io.paysession.adapter.psp.codec.LinkResponse;
import io.paysession.adapter.psp.codec.LinkResponse.ProtocolConfirmed;
import io.paysession.adapter.psp.codec.LinkResponse.Result;
import io.paysession.adapter.psp.codec.LinkResponse.StatusResponse;
import io.paysession.adapter.psp.codec.LinkResponse.Synchronized;
import io.paysession.adapter.psp.codec.Octets;
import io.paysession.adapter.psp.codec.ProtocolOptions;
import io.paysession.adapter.psp.codec.Response;
import io.paysession.adapter.psp.codec.ResultReason;
import io.paysession.adapter.psp.codec.TerminalState;
import io.paysession.application.port.TerminalLink;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.card.CardType;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;

/** A link by its bytes: what is sent, and what is heard, on a clock that the test moves. */
abstract class PspLinkStory {
    static final String WHO = "cc023c2731";
    static final LinkResponse.Ids IDS = LinkResponse.Ids.ofStrings(List.of("A-1", "model"));

    static final LinkResponse.Ids P6X_IDS = new LinkResponse.P6xIds("P-1", Octets.EMPTY, Option.none(), "").toIds();

    static final String STATUS = "cc023c2630";
    static final String VOID_11 = "cc063c330000000b4c";
    static final Money SIX = new Money(640, Currency.getInstance("EUR"));

    String address = "tcp://127.0.0.1:3201";
    final List<String> sent = new ArrayList<>();
    final List<String> heard = new ArrayList<>();
    BlockFormat format = BlockFormat.STANDARD;
    FrameSettings towardsHost = FrameSettings.towardsHost();

    @SuppressWarnings("NullAway.Init")
    TerminalLink asking;

    long now = Long.MAX_VALUE - 1;

    @SuppressWarnings("NullAway.Init")
    PspLink link;

    void begin(TerminalFamily family, LinkSettings settings) {
        Terminal terminal = new Terminal(
                new TerminalKey(new MerchantId("SHOP"), new TerminalId("T1")),
                family,
                new TerminalAddress(address),
                Currency.getInstance("EUR"));
        link = new PspLink(settings, terminal, new Recorded(), () -> now, asked -> {
            asking = asked;
            return new Heard();
        });
        link.timePasses();
        link.connected();
    }

    void apollo() {
        begin(TerminalFamily.APOLLO, LinkSettings.standard(TerminalRules.DEFAULT));
        answer(new Synchronized(), new ProtocolConfirmed(3, ProtocolOptions.of(0x0b)), IDS, Result.success());
        assertThat(heard).containsExactly("ready A-1");
        forget();
    }

    void forget() {
        sent.clear();
        heard.clear();
    }

    void answer(Response... responses) {
        for (Response response : responses) {
            byte[] frame = frame(response);
            link.received(frame, 0, frame.length);
        }
    }

    byte[] frame(Response response) {
        return new FrameEncoder(towardsHost).encode(response, Dialect.standard().with(format));
    }

    void answer(TerminalState state) {
        answer(new StatusResponse(state.code(), false));
    }

    static Result refused(ResultReason reason) {
        return Result.refused(reason);
    }

    void pass(Duration time) {
        long end = now + time.toNanos();
        while (link.nextExpiry().isPresent() && link.nextExpiry().getAsLong() - end <= 0) {
            now = link.nextExpiry().getAsLong();
            link.timePasses();
        }
        now = end;
    }

    final class Recorded implements Wire {
        @Override
        public void connect() {
            sent.add("connect");
        }

        @Override
        public void send(byte[] bytes) {
            sent.add(HexFormat.of().formatHex(bytes));
        }

        @Override
        public void close() {
            sent.add("close");
        }
    }

    final class Heard implements TerminalLink.Listener {
        @Override
        public void ready(Option<DeviceSerial> device) {
            heard.add("ready " + device.map(DeviceSerial::value).getOrElse("?"));
        }

        @Override
        public void lost() {
            heard.add("lost");
        }

        @Override
        public void enabled() {
            heard.add("enabled");
        }

        @Override
        public void started() {
            heard.add("started");
        }

        @Override
        public void cardRead(PresentedCard card) {
            heard.add(
                    card.type() == CardType.PAYMENT
                            ? "card"
                            : "card " + card.type() + " " + card.hash().get());
        }

        @Override
        public void approved(Approval approval, Option<Long> number) {
            heard.add("approved " + approval.terminalSessionId());
        }

        @Override
        public void declined(Reason why) {
            heard.add("declined");
        }

        @Override
        public void cancelled() {
            heard.add("cancelled");
        }

        @Override
        public void disposed() {
            heard.add("disposed");
        }

        @Override
        public void updated(Reason how, Money total) {
            heard.add("updated");
        }

        @Override
        public void listed(Seq<Long> terminalSessionIds) {
            heard.add("listed " + terminalSessionIds.toJavaList());
        }

        @Override
        public void refused(TerminalLink.Fault fault) {
            heard.add("refused " + fault);
        }
    }
}
