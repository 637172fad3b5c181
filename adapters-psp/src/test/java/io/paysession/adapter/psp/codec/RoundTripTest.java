package io.paysession.adapter.psp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is written is read as the same message. */
class RoundTripTest {
    private static final int MESSAGES = 50_000;

    @Test
    void every_message_survives_writing_and_reading_in_both_formats() {
        long seed = System.nanoTime();
        System.out.println("RoundTripTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        RandomMessages messages = new RandomMessages(random);
        for (int i = 0; i < MESSAGES; i++) {
            Dialect dialect =
                    Dialect.standard().with(random.nextBoolean() ? BlockFormat.STANDARD : BlockFormat.EXTENDED);
            Request request = messages.request();
            assertThat(Received.request(sent(request.toBlock(dialect), dialect), dialect))
                    .isEqualTo(request);
            Response response = messages.response();
            assertThat(Received.response(sent(response.toBlock(dialect), dialect), dialect, false))
                    .isEqualTo(response);
        }
    }

    @Test
    void the_order_of_the_commit_fields_is_a_setting() {
        Dialect other = new Dialect(
                CodecSettings.standard().withCommitOrder(CodecSettings.CommitOrder.AMOUNT_FIRST), BlockFormat.STANDARD);
        SessionRequest.CommitSession commit = new SessionRequest.CommitSession(11, 640);
        assertThat(commit.toBlock(other).payload().hex()).isEqualTo("000002800000000B");
        assertThat(Received.request(commit.toBlock(other), other)).isEqualTo(commit);
    }

    @Test
    void the_headers_of_read_card_and_select_language_are_settings() {
        Dialect other = new Dialect(CodecSettings.standard().withHeaders(0x40, 0x41), BlockFormat.STANDARD);
        DeviceRequest.SelectLanguage language = new DeviceRequest.SelectLanguage("de");
        assertThat(language.toBlock(other).header()).isEqualTo(0x41);
        assertThat(Received.request(language.toBlock(other), other)).isEqualTo(language);
        SessionRequest.ReadCard read = new SessionRequest.ReadCard(7, DolList.DEFAULT, CardPrompt.NONE);
        assertThat(Received.request(read.toBlock(other), other)).isEqualTo(read);
    }

    @Test
    void gaps_between_positional_fields_are_filled() {
        SessionRequest.StartSession start =
                new SessionRequest.StartSession(2500, 10, DolList.DEFAULT, CardPrompt.NONE.withReferenceText("R-7"));
        assertThat(start.toBlock(Dialect.standard()).payload().hex())
                .isEqualTo("000009C4" + "0000000A" + "00" + "FF" + "00" + "00" + "00" + "522D3700");
        SessionRequest.StartSession read =
                (SessionRequest.StartSession) Received.request(start.toBlock(Dialect.standard()), Dialect.standard());
        assertThat(read.prompt().referenceText()).isEqualTo(Option.some("R-7"));
    }

    @Test
    void a_text_that_is_not_utf_8_makes_a_request_malformed() {
        Block block = new Block(0x34, Octets.ofHex("000009C4 0000000A 00 FF" + "FF".repeat(60) + "00"));
        assertThat(Received.request(block, Dialect.standard()))
                .isEqualTo(new Request.Unrecognised(0x34, block.payload(), true));
    }

    @Test
    void a_status_may_have_the_header_of_a_result_while_a_status_is_awaited() {
        Dialect dialect = Dialect.standard();
        for (TerminalState state : TerminalState.values()) {
            LinkResponse.StatusResponse status = new LinkResponse.StatusResponse(state.code(), false);
            Block block = new Block(0x00, status.toBlock(dialect).payload());
            assertThat(Received.response(block, dialect, true)).isEqualTo(status);
            assertThat(Received.response(block, dialect, false)).isNotEqualTo(status);
        }
        Block refused =
                LinkResponse.Result.refused(ResultReason.SESSION_NOT_FOUND).toBlock(dialect);
        assertThat(Received.response(refused, dialect, true)).isInstanceOf(LinkResponse.Result.class);
    }

    @Test
    void an_approval_with_broken_data_is_an_approval() {
        Block block = new Block(0x31, Octets.ofHex("0000000B 7F DFCA0B 03 343731 DFF006 28 41"));
        SessionResponse.Approved approved =
                (SessionResponse.Approved) Received.response(block, Dialect.standard(), false);
        assertThat(approved.sessionId()).isEqualTo(11);
        assertThat(approved.data().maskedPan()).containsExactly("471");
        assertThat(approved.data().cardHash()).isEmpty();
    }

    @Test
    void card_data_has_a_length_of_one_or_two_bytes_in_either_format() {
        DolData data = DolData.EMPTY.with(DolTag.MASKED_PAN, "4711");
        for (BlockFormat format : BlockFormat.values()) {
            for (String length : new String[] {"08", "0008"}) {
                Block block =
                        new Block(0x34, Octets.ofHex(length + data.encoded().hex()));
                assertThat(Received.response(block, Dialect.standard().with(format), false))
                        .isEqualTo(new SessionResponse.CardRead(data));
            }
        }
    }

    @Test
    void the_fixed_layout_of_a_p6x_is_understood() {
        LinkResponse.P6xIds ids = new LinkResponse.P6xIds(
                "P6X0000000001", Octets.ofHex("001122334455"), Option.some("8931"), "firmware-1");
        assertThat(ids.toIds().p6x()).containsExactly(ids);
        assertThat(new LinkResponse.Ids(Octets.ofHex("4100")).p6x()).isEmpty();
    }

    private static Block sent(Block block, Dialect dialect) {
        byte[] bytes = new FrameEncoder(FrameSettings.towardsHost()).encode(block, dialect.format());
        FrameDecoder decoder = new FrameDecoder(FrameSettings.towardsHost());
        decoder.format(dialect.format());
        Received received = new Received();
        for (int i = 0; i < bytes.length; i++) {
            decoder.accept(bytes, i, 1, received);
        }
        return received.blocks.get(0);
    }
}
