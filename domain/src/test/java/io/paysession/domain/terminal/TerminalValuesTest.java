package io.paysession.domain.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.domain.terminal.card.CardType;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.device.CardReader;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.request.SessionReference;
import io.paysession.domain.terminal.request.TerminalSessionId;
import io.paysession.domain.testing.Cases;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalValuesTest {
    @ParameterizedTest
    @CsvSource({
        "tcp://Host.Example:4000, tcp://host.example:4000",
        "TLS://[::1]:65535, tls://[::1]:65535",
        "tcp://127.0.0.1:1, tcp://127.0.0.1:1",
        "serial:///dev/ttyUSB0, serial:///dev/ttyUSB0",
        "serial:///dev/serial/by-id/usb-X_1, serial:///dev/serial/by-id/usb-X_1"
    })
    void reads_addresses(String text, String value) {
        assertThat(TerminalAddress.parse(text)).contains(new TerminalAddress(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host:1",
                "tcp://host",
                "tcp://host:0",
                "tcp://host:65536",
                "tcp://host:0080",
                "tcp://:1",
                "tcp://127.0.0.01:1",
                "tcp://256.0.0.1:1",
                "tcp://127.1:1",
                "tcp://2130706433:1",
                "tcp://host.0x7f:1",
                "tcp://[1:2:3]:1",
                "tcp://[::1::]:1",
                "tcp://[1:2:3:4:5:6:7:8:9]:1",
                "tcp://[::12345]:1",
                "tcp://a b:1",
                "tcp://user@host:1",
                "tcp://host:1/path",
                "tcp://h\u00f6st:1",
                "udp://host:1",
                "serial:///etc/passwd",
                "serial:///dev/../etc/passwd",
                "serial:///dev//ttyS0",
                "serial:///dev/",
                "serial:///dev/a//b",
                "serial:///dev/a/./b",
                "serial:///dev/a/",
                "serial:/dev/ttyS0",
                "SERIAL:///dev/ttyS0"
            })
    void reads_nothing_else_as_an_address(String text) {
        assertThat(TerminalAddress.parse(text)).isEmpty();
        assertThatThrownBy(() -> new TerminalAddress(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://127.0.0.1:1, tls://localhost:1, true",
        "tcp://[::1]:1, tcp://localhost.:1, true",
        "tcp://[0:0::1]:1, tcp://[0:0:0:0:0:0:0:1]:1, true",
        "tcp://[::ffff:127.0.0.1]:1, tcp://127.0.0.1:1, true",
        "tcp://[::ffff:0a01:0203]:1, tcp://10.1.2.3:1, true",
        "tcp://[2001:db8::00ff]:1, tcp://[2001:db8:0:0::ff]:1, true",
        "tcp://[2001:db8::]:1, tcp://[2001:db8:0:0:0:0:0:0]:1, true",
        "tcp://host:1, tls://host.:1, true",
        "tcp://host:1, tcp://host:2, false",
        "tcp://host:1, tcp://other:1, false",
        "tcp://[2001:db8::1]:1, tcp://[2001:db8:1::]:1, false",
        "serial:///dev/ttyS0, serial:///dev/ttyS0, true",
        "serial:///dev/ttyS0, serial:///dev/ttyS1, false"
    })
    void knows_the_same_place_however_it_is_written(String one, String other, boolean same) {
        String place = TerminalAddress.parse(one).get().place();
        assertThat(TerminalAddress.parse(other).get().place().equals(place)).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5123450000000008",
                "4111111111111111=25122010000",
                ";4111111111111111=2512?",
                "%B4111111111111111^A"
            })
    void keeps_no_card_number_that_a_terminal_calls_a_hash(String hash) {
        assertThat(new PresentedCard(Option.some(hash), Option.none()).hash()).isEmpty();
    }

    @Test
    void an_address_knows_its_parts() {
        TerminalAddress tls = new TerminalAddress("tls://[::1]:443");
        assertThat(tls.host()).contains("::1");
        assertThat(tls.port()).contains(443);
        assertThat(tls.device()).isEmpty();
        assertThat(tls.isTls()).isTrue();
        TerminalAddress serial = new TerminalAddress("serial:///dev/ttyS0");
        assertThat(serial.device()).contains("/dev/ttyS0");
        assertThat(serial.host()).isEmpty();
        assertThat(serial.port()).isEmpty();
        assertThat(serial.isSerial()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "5123450000000008, 512345xxxxxx0008",
        "5123 4500 0000 0008, ''",
        "5123-4500-0000-0008, 5123-45xx-xxxx-0008",
        "541333xxxxxx4444, 541333xxxxxx4444",
        "12345678901, 123456x8901",
        "1234567890, 1234567890"
    })
    void shows_no_more_of_a_card_number_than_six_and_four_digits(String sent, String kept) {
        PresentedCard card = new PresentedCard(Option.none(), Option.some(sent));
        assertThat(card.maskedPan()).isEqualTo(Option.some(kept).filter(text -> !text.isEmpty()));
    }

    @Test
    void whatever_a_terminal_sends_at_most_ten_digits_are_kept() {
        Cases.check(500, random -> {
            String sent = Cases.text(random, "0123456789012345678901234567890xX*-", 0, 45);
            PresentedCard card = new PresentedCard(Option.none(), Option.some(sent));
            String kept = card.maskedPan().getOrElse("");
            assertThat(kept.chars().filter(Character::isDigit).count()).isLessThanOrEqualTo(10);
            assertThat(kept.length()).isIn(0, sent.length());
        });
    }

    @Test
    void a_card_prints_nothing_and_keeps_only_what_can_be_printed() {
        PresentedCard card = new PresentedCard(Option.some("HASH"), Option.some("541333xxxxxx4444"));
        assertThat(card).hasToString("PresentedCard");
        assertThat(new PresentedCard(Option.some("a\u0000"), Option.some("\n"))).isEqualTo(PresentedCard.UNKNOWN);
        assertThat(new PresentedCard(Option.some("h".repeat(129)), Option.some("")))
                .isEqualTo(PresentedCard.UNKNOWN);
    }

    @Test
    void a_session_id_is_made_of_random_bytes() {
        byte[] random = new byte[TerminalSessionId.RANDOM_BYTES];
        random[0] = -1;
        TerminalSessionId id = TerminalSessionId.fromRandom(random);
        assertThat(id).hasToString("TS7AAAAAAAAAAAAAAAAAAA");
        assertThat(TerminalSessionId.parse(id.value())).contains(id);
        assertThat(TerminalSessionId.parse("TS7")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\n", "\u00e4"})
    void a_reference_can_be_printed(String text) {
        assertThat(SessionReference.parse(text)).isEmpty();
        assertThat(SessionReference.parse("r".repeat(64))).isNotEmpty();
        assertThat(SessionReference.parse("r".repeat(65))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "\u00e4", "a\n"})
    void a_terminals_name_can_stand_in_a_url(String text) {
        assertThat(TerminalId.parse(text)).isEmpty();
        assertThat(TerminalId.parse("T".repeat(40))).isNotEmpty();
        assertThat(TerminalId.parse("T".repeat(41))).isEmpty();
    }

    @Test
    void of_a_card_that_is_no_bank_card_no_number_is_kept() {
        PresentedCard card = new PresentedCard(
                Option.some("04A1B2C3D4E5F6"),
                Option.some("541333xxxxxx4444"),
                CardReader.UNKNOWN,
                CardType.PROPRIETARY);
        assertThat(card).isEqualTo(PresentedCard.proprietary(Option.some("04A1B2C3D4E5F6")));
        assertThat(card.maskedPan()).isEmpty();
        assertThat(card.readBy(CardReader.UNKNOWN).type()).isEqualTo(CardType.PROPRIETARY);
        assertThat(PresentedCard.proprietary(Option.some("5413330000004444")).hash())
                .as("a bank card's number, whatever the terminal calls it")
                .isEmpty();
    }
}
