package io.paysession.bootstrap.endtoend;

import io.paysession.bootstrap.testing.Example;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in {@code docs/examples/payments} does what it says. */
class PaymentExampleIT {
    @Test
    void a_session_pays_and_so_it_does_through_a_second_server(@TempDir Path directory) throws Exception {
        Example.run("payments/payments.sh", directory);
    }
}
