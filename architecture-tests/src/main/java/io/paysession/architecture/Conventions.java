package io.paysession.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The names a service agrees on.
 *
 * @param useCaseSuffix how the name of every port in ends
 * @param serviceSuffix how the name of every implementation of a port in ends
 * @param vagueSuffixes how no name may end
 * @param technologies words, in lower case, that the name of a port out may not contain
 * @param entityAnnotations full names of the annotations that make a class a persistent entity; by name, so that the
 *     rules need no persistence library
 */
public record Conventions(
        String useCaseSuffix,
        String serviceSuffix,
        List<String> vagueSuffixes,
        List<String> technologies,
        List<String> entityAnnotations) {

    private static final String TECHNOLOGIES = """
            amqp cassandra cosmos csv database db dynamo ftp grpc hibernate hikari http https jackson javalin jdbc
            jetty jms jooq jpa json kafka ldap micronaut mongo mqtt mysql netty oracle postgres postgresql ql quarkus
            rabbit redis rest s3 servlet smtp soap socket spring sql tcp tomcat udp websocket xml yaml
            """;

    /** Copies the lists. */
    public Conventions {
        vagueSuffixes = List.copyOf(vagueSuffixes);
        technologies = List.copyOf(technologies);
        entityAnnotations = List.copyOf(entityAnnotations);
    }

    /** {@code …UseCase} and {@code …Service}; the usual vague words, the usual technologies, JPA. */
    public static Conventions standard() {
        return new Conventions(
                "UseCase",
                "Service",
                List.of("Manager", "Helper", "Helpers", "Util", "Utils", "Impl", "DTO", "Dto"),
                List.of(TECHNOLOGIES.strip().split("\\s+")),
                List.of("jakarta.persistence.Entity", "javax.persistence.Entity"));
    }

    /**
     * Chooses how ports in and their implementations end.
     *
     * @param useCase for example {@code UseCase}
     * @param service for example {@code Service}
     * @return the changed conventions
     */
    public Conventions withSuffixes(String useCase, String service) {
        return new Conventions(useCase, service, vagueSuffixes, technologies, entityAnnotations);
    }

    /**
     * Forbids more endings of names.
     *
     * @param suffixes for example {@code Processor}
     * @return the changed conventions
     */
    public Conventions plusVagueSuffixes(String... suffixes) {
        return new Conventions(
                useCaseSuffix, serviceSuffix, joined(vagueSuffixes, suffixes), technologies, entityAnnotations);
    }

    /**
     * Forbids more technologies in the names of ports out.
     *
     * @param words in lower case
     * @return the changed conventions
     */
    public Conventions plusTechnologies(String... words) {
        return new Conventions(
                useCaseSuffix, serviceSuffix, vagueSuffixes, joined(technologies, words), entityAnnotations);
    }

    /**
     * Recognises more persistent entities.
     *
     * @param annotations full names, for example {@code org.springframework.data.mongodb.core.mapping.Document}
     * @return the changed conventions
     */
    public Conventions plusEntityAnnotations(String... annotations) {
        return new Conventions(
                useCaseSuffix, serviceSuffix, vagueSuffixes, technologies, joined(entityAnnotations, annotations));
    }

    boolean isVague(String simpleName) {
        return vagueSuffixes.stream().anyMatch(simpleName::endsWith);
    }

    boolean namesTechnology(String simpleName) {
        return Arrays.stream(simpleName.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[$_]"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(word -> technologies.contains(word) || technologies.contains(word.replaceAll("\\d+$", "")));
    }

    private static List<String> joined(List<String> known, String... more) {
        return Stream.concat(known.stream(), Stream.of(more)).toList();
    }
}
