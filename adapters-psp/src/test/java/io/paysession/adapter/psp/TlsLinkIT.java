package io.paysession.adapter.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.vavr.control.Option;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a host believes that it is the terminal (assumption U-1). */
class TlsLinkIT {
    private static TerminalSimulation simulation;
    private static Certificates authority;
    private static Certificates issued;
    private static Certificates forAnotherHost;
    private static Certificates selfSigned;

    private final Merchant merchant = new Merchant(TerminalRules.DEFAULT);

    @BeforeAll
    static void make_certificates(@TempDir Path directory) throws Exception {
        simulation = TerminalSimulation.start(
                new SimulatorSettings(
                        "apollo",
                        "127.0.0.1",
                        0,
                        1,
                        Option.none(),
                        new SimulatorSettings.Cards("PT0S", Option.none(), "approve", "PT0S"),
                        List.of(),
                        List.of(),
                        Option.none(),
                        7),
                new PrintWriter(new StringWriter()));
        authority = Certificates.authority(directory, "authority");
        issued = authority.issue("issued", "san=ip:127.0.0.1");
        forAnotherHost = authority.issue("elsewhere", "san=dns:elsewhere.example");
        selfSigned = Certificates.selfSigned(directory, "own");
    }

    @AfterAll
    static void switch_off() {
        simulation.close();
    }

    private PspAdapter trusting(Certificates trusted) {
        PspSettings standard = PspSettings.standard(TerminalRules.DEFAULT);
        return merchant.host(new PspSettings(
                standard.rules(),
                Option.some(trusted.pem()),
                standard.commitAmountFirst(),
                standard.extendedBlocks(),
                standard.p6xPreamble(),
                standard.serial(),
                standard.times()));
    }

    private static TlsFront front(Certificates certificates) throws Exception {
        String place = simulation.place();
        return TlsFront.of(certificates, Integer.parseInt(place.substring(place.indexOf(':') + 1)));
    }

    @Test
    void a_terminal_whose_certificate_a_trusted_authority_issued_for_its_address_is_worked_with() throws Exception {
        assertWorks(authority, issued);
    }

    @Test
    void a_terminal_whose_own_certificate_is_pinned_is_worked_with_whatever_its_name() throws Exception {
        assertWorks(selfSigned, selfSigned);
    }

    @Test
    void a_pinned_certificate_does_not_need_its_authority() throws Exception {
        assertWorks(forAnotherHost, forAnotherHost);
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused() throws Exception {
        assertRefused(authority, selfSigned);
    }

    @Test
    void a_certificate_for_another_host_is_refused() throws Exception {
        assertRefused(authority, forAnotherHost);
    }

    @Test
    void another_certificate_than_the_pinned_one_is_refused() throws Exception {
        assertRefused(issued, forAnotherHost);
    }

    private void assertWorks(Certificates trusted, Certificates shown) throws Exception {
        try (TlsFront front = front(shown);
                PspAdapter host = trusting(trusted)) {
            Terminal terminal = merchant.register(TerminalFamily.APOLLO, "tls://127.0.0.1:" + front.port());
            merchant.awaitOnline(terminal);
            merchant.start(terminal, "over TLS");
            merchant.awaitNewest(terminal, TerminalSessionStatus.APPROVED);
            merchant.commit(terminal, merchant.sessions(terminal).head(), new Money(640, Merchant.EUR));
            merchant.awaitNewest(terminal, TerminalSessionStatus.COMMITTED);
        }
    }

    private void assertRefused(Certificates trusted, Certificates shown) throws Exception {
        try (TlsFront front = front(shown);
                PspAdapter host = trusting(trusted)) {
            Terminal terminal = merchant.register(TerminalFamily.APOLLO, "tls://127.0.0.1:" + front.port());
            Merchant.await("two attempts", () -> front.refusals() >= 2);
            assertThat(merchant.status(terminal)).isNotEqualTo(TerminalStatus.ONLINE);
            assertThat(front.passed()).as("nothing was said to whoever that is").isZero();
        }
    }

    @Test
    void a_file_without_certificates_is_refused_at_the_start(@TempDir Path directory) throws Exception {
        Path empty = Files.createFile(directory.resolve("empty.pem"));
        assertThatThrownBy(() -> trusting(new Certificates(empty, "", directory)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty.pem");
    }
}
