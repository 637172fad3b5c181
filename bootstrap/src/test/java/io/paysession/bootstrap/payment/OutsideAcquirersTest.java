package io.paysession.bootstrap.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.application.port.Acquirer;
import io.paysession.application.port.AcquirerProvider;
import io.paysession.application.testing.ScriptedAcquirer;
import io.paysession.bootstrap.setting.StartException;
import io.paysession.domain.merchant.AcquirerName;
import io.vavr.collection.Map;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acquirers from outside are found by what a jar says in {@code META-INF/services}. */
class OutsideAcquirersTest {
    private final Path jar;

    OutsideAcquirersTest(@TempDir Path jar) {
        this.jar = jar;
    }

    @Test
    void finds_none_if_nobody_has_brought_one() {
        assertThat(OutsideAcquirers.found()).isEmpty();
    }

    @Test
    void finds_what_a_jar_brings() throws IOException {
        Map<AcquirerName, Acquirer> found = found(OwnBank.class);
        assertThat(found.keySet()).containsExactly(OwnBank.NAME);
        assertThat(found.get(OwnBank.NAME).get()).isInstanceOf(ScriptedAcquirer.class);
    }

    @Test
    void a_start_ends_with_a_line_if_one_cannot_be_set_up() {
        assertThatThrownBy(() -> found(NoBank.class))
                .isInstanceOf(StartException.class)
                .hasMessage("the acquirer no-bank cannot be set up: OWN_BANK_URL is not set");
        assertThatThrownBy(() -> found(OwnBank.class, SameBank.class))
                .isInstanceOf(StartException.class)
                .hasMessage("two acquirers on the class path are named own-bank");
        assertThatThrownBy(() -> found(StartException.class))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("an acquirer on the class path cannot be loaded: ");
    }

    private Map<AcquirerName, Acquirer> found(Class<?>... providers) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        StringBuilder lines = new StringBuilder();
        for (Class<?> provider : providers) {
            lines.append(provider.getName()).append('\n');
        }
        Path written = Files.writeString(services.resolve(AcquirerProvider.class.getName()), lines);
        assertThat(written).exists();
        try (URLClassLoader classPath =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, OutsideAcquirersTest.class.getClassLoader())) {
            return OutsideAcquirers.found(classPath);
        }
    }

    /** A provider. */
    public static class OwnBank implements AcquirerProvider {
        static final AcquirerName NAME = new AcquirerName("own-bank");

        @Override
        public AcquirerName name() {
            return NAME;
        }

        @Override
        public Acquirer acquirer() {
            return new ScriptedAcquirer();
        }
    }

    /** Another one, of the same name. */
    public static final class SameBank extends OwnBank {}

    /** One that lacks something. */
    public static final class NoBank implements AcquirerProvider {
        @Override
        public AcquirerName name() {
            return new AcquirerName("no-bank");
        }

        @Override
        public Acquirer acquirer() {
            throw new IllegalStateException("OWN_BANK_URL is not set");
        }
    }
}
