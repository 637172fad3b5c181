package io.paysession.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.rest.RestSettings.Limits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An answer that nobody reads is not kept, and takes nothing along that somebody does read. */
class UnreadAnswerTest {
    private static final Duration SILENCE = Duration.ofSeconds(60);
    /** Shorter than a stream may be silent, so that what is seen is never the end of one that was only silent. */
    private static final Duration PATIENCE = SILENCE.dividedBy(2);

    private static final String INFORMATION = "/api/rest/version/100/information";

    @Test
    void only_the_stream_ends_that_is_not_read_and_the_others_of_the_connection_go_on(@TempDir Path directory)
            throws Exception {
        TestCertificates certificates = new TestCertificates(directory);
        Limits hasty = new Limits(1 << 24, 1_000, 0, 0, 16 * 1024, SILENCE, SILENCE, Duration.ofSeconds(4));
        try (RestServer server = new RestServer(certificates.makeServer("first").write("first"), hasty);
                RawHttp2 connection = new RawHttp2(certificates.client("first"), server.adapter.port(), PATIENCE)) {
            // The guard goes on after the first one, and the second, whichever thread has ended them.
            for (int unread = 1; unread < 12; unread += 4) {
                int read = unread + 2;
                connection.get(unread, INFORMATION);
                connection.get(read, INFORMATION);
                connection.open(read);
                assertThat(answer(connection, read)).contains("OPERATING");
                byte[] code = connection.await(RawHttp2.RESET, unread).payload();
                assertThat(code).as("cancelled").containsExactly(0, 0, 0, 8);
            }
            connection.get(13, INFORMATION);
            connection.open(13);
            assertThat(answer(connection, 13)).contains("OPERATING");
        }
    }

    private static String answer(RawHttp2 connection, int stream) throws Exception {
        StringBuilder text = new StringBuilder();
        RawHttp2.Frame frame;
        do {
            frame = connection.await(RawHttp2.DATA, stream);
            text.append(new String(frame.payload(), StandardCharsets.US_ASCII));
        } while ((frame.flags() & RawHttp2.END_STREAM) == 0);
        return text.toString();
    }
}
