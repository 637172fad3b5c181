package io.paysession.bootstrap.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import org.junit.jupiter.api.Test;

/** Only what is about the address is told as such. */
class ServerTest {
    @Test
    void knows_an_address_that_is_taken_or_does_not_exist() {
        assertThat(Server.isAboutTheAddress(new IllegalStateException(new IOException(new BindException()))))
                .isTrue();
        assertThat(Server.isAboutTheAddress(new IllegalStateException(new UnresolvedAddressException())))
                .isTrue();
    }

    @Test
    void takes_nothing_else_for_it() {
        assertThat(Server.isAboutTheAddress(new NullPointerException())).isFalse();
        assertThat(Server.isAboutTheAddress(new IllegalStateException(new IOException("disk full"))))
                .isFalse();
    }
}
