package io.paysession.adapter.psp;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Two devices with a cable between them, as a null modem; perl is on every Debian, and needs no privileges for it. */
record PseudoTerminals(Process cable, String host, String terminal) implements AutoCloseable {
    private static final Path PERL = Path.of("/usr/bin/perl");
    private static final Path MULTIPLEXER = Path.of("/dev/ptmx");
    private static final String CABLE = """
            use strict; use POSIX (); $| = 1; my @end;
            for (0, 1) {
                open(my $master, "+<", "/dev/ptmx") or die "ptmx: $!";
                my $unlock = pack("i", 0); ioctl($master, 0x40045431, $unlock) or die "unlock: $!";
                my $number = pack("i", 0); ioctl($master, 0x80045430, $number) or die "number: $!";
                my $raw = POSIX::Termios->new; $raw->getattr(fileno $master);
                $raw->setlflag(0); $raw->setiflag(0); $raw->setoflag(0); $raw->setattr(fileno $master, POSIX::TCSANOW());
                push @end, $master; print "/dev/pts/", unpack("i", $number), "\\n";
            }
            while (1) {
                my $bits = ""; vec($bits, fileno $_, 1) = 1 for @end, \\*STDIN;
                select($bits, undef, undef, undef);
                exit if vec($bits, fileno STDIN, 1);
                for my $i (0, 1) {
                    next unless vec($bits, fileno $end[$i], 1);
                    # Nobody has the device open: it is asked again soon.
                    sysread($end[$i], my $bytes, 4096) or do { select(undef, undef, undef, 0.005); next };
                    syswrite($end[1 - $i], $bytes);
                }
            }
            """;

    /** Lays the cable; skips the test where there is none to be had. */
    static PseudoTerminals open() throws IOException {
        assumeThat(PERL).isExecutable();
        assumeThat(Files.isWritable(MULTIPLEXER)).as("%s", MULTIPLEXER).isTrue();
        Process cable = new ProcessBuilder(PERL.toString(), "-e", CABLE)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader names =
                new BufferedReader(new InputStreamReader(cable.getInputStream(), StandardCharsets.US_ASCII));
        return new PseudoTerminals(cable, names.readLine(), names.readLine());
    }

    @Override
    public void close() {
        Process unusedGone = cable.destroyForcibly();
    }
}
