package io.paysession.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.acquirer.AcquirerAdapter;
import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.adapter.psp.PspAdapter;
import io.paysession.adapter.rest.RestAdapter;
import io.paysession.application.session.SessionUseCases;
import io.paysession.application.testing.InMemorySessions;
import io.paysession.architecture.HexagonalArchitecture;
import io.paysession.domain.session.PaymentSession;
import io.paysession.json.JsonDocument;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The jars that others take home, as Java's module system sees them. A name that were made from the file's would change
 * with the file, and whoever has written {@code requires} with it.
 */
class ModuleNamesIT {
    private static final Map<Class<?>, String> NAMES = Map.of(
            PaymentSession.class, "io.paysession.domain",
            SessionUseCases.class, "io.paysession.application",
            JsonDocument.class, "io.paysession.json",
            InMemorySessions.class, "io.paysession.application.testing",
            HexagonalArchitecture.class, "io.paysession.architecture",
            RestAdapter.class, "io.paysession.adapter.rest",
            PersistenceAdapter.class, "io.paysession.adapter.persistence",
            PspAdapter.class, "io.paysession.adapter.psp",
            AcquirerAdapter.class, "io.paysession.adapter.acquirer");

    static Stream<Class<?>> types() {
        return NAMES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_jar_says_its_name_and_all_its_packages_begin_with_it(Class<?> type) throws URISyntaxException {
        ModuleDescriptor module = module(type);

        assertThat(module.name()).isEqualTo(NAMES.get(type));
        assertThat(module.packages())
                .contains(type.getPackageName())
                .allMatch(name -> name.equals(module.name()) || name.startsWith(module.name() + "."));
    }

    @Test
    void no_package_is_in_two_of_them() throws URISyntaxException {
        Map<String, String> owners = new HashMap<>();
        for (Class<?> type : NAMES.keySet()) {
            ModuleDescriptor module = module(type);
            for (String name : module.packages()) {
                assertThat(owners.put(name, module.name())).as(name).isNull();
            }
        }
    }

    private static ModuleDescriptor module(Class<?> type) throws URISyntaxException {
        Path jar =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        return ModuleFinder.of(jar).findAll().stream()
                .map(ModuleReference::descriptor)
                .findFirst()
                .orElseThrow();
    }
}
