package io.paysession.bootstrap.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How the packaged jar is run: which Java, with which of its options, and which environment variables.
 *
 * @param directory the working directory; also where its output is kept
 */
public record Launch(Path java, List<String> javaOptions, Map<String, String> environment, Path directory) {
    /** What is tested. */
    public static final Path JAR = Path.of("target", "paysession.jar").toAbsolutePath();

    private static final long TOOL_SECONDS = 300;

    /** As an operator would, with the Java that runs the tests. */
    public static Launch plain(Path directory) {
        return with(Path.of(System.getProperty("java.home")), directory);
    }

    /** As an operator would, with another Java. */
    public static Launch with(Path javaHome, Path directory) {
        return new Launch(javaHome.resolve("bin/java"), List.of(), Map.of(), directory);
    }

    /** The same program sooner: for the many tests that are not about the start itself. */
    public static Launch fast(Path directory) {
        return new Launch(plain(directory).java, StartArchive.options(), Map.of(), directory);
    }

    /** The same with an environment variable more. */
    public Launch withEnvironment(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new Launch(java, javaOptions, more, directory);
    }

    Launch withJavaOptions(List<String> options) {
        return new Launch(java, options, environment, directory);
    }

    /** Starts a server and waits until it says that it is ready. */
    public PaysessionProcess serve(String... options) {
        return started(serving(options));
    }

    /** The same with these options and no other. */
    public PaysessionProcess serveExactly(String... options) {
        List<String> arguments = new ArrayList<>(List.of("serve"));
        arguments.addAll(List.of(options));
        return started(arguments);
    }

    /** Starts a server and waits for nothing. */
    public PaysessionProcess beginToServe(String... options) {
        return start(serving(options));
    }

    private PaysessionProcess started(List<String> arguments) {
        PaysessionProcess server = start(arguments);
        server.awaitReady();
        return server;
    }

    /** Starts a terminal simulator and waits until it says that it is ready. */
    public PaysessionProcess simulate(String... options) {
        List<String> arguments = new ArrayList<>(List.of("terminal-simulator"));
        arguments.addAll(List.of(options));
        PaysessionProcess simulator = start(arguments);
        if (!simulator.begins(() -> simulator.stdout().contains("\n"))) {
            throw new AssertionError("not ready: " + simulator.stdout() + simulator.stderr());
        }
        return simulator;
    }

    /** Any port, and no second one, unless the options say otherwise. */
    private static List<String> serving(String... options) {
        List<String> given = List.of(options);
        List<String> arguments = new ArrayList<>(List.of("serve"));
        for (String option : List.of("--port", "--management-port")) {
            if (given.stream().noneMatch(word -> word.equals(option) || word.startsWith(option + "="))) {
                arguments.addAll(List.of(option, "0"));
            }
        }
        arguments.addAll(given);
        return arguments;
    }

    /** Runs any command to its end. */
    public Outcome run(String... arguments) {
        try (PaysessionProcess process = start(List.of(arguments))) {
            boolean ended = process.process().waitFor(TOOL_SECONDS, TimeUnit.SECONDS);
            int exitCode = ended ? process.process().exitValue() : Outcome.STILL_RUNNING;
            return new Outcome(exitCode, process.stdout(), process.stderr());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    PaysessionProcess start(List<String> all) {
        List<String> arguments = new ArrayList<>();
        List<String> merchants = new ArrayList<>();
        separate(all, arguments, merchants);
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(arguments);
        try {
            Path stdout = Files.createTempFile(directory, "stdout-", ".txt");
            Path stderr = Files.createTempFile(directory, "stderr-", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(stdout.toFile())
                    .redirectError(stderr.toFile());
            // Nothing that the machine has set for a Paysession or for every Java may change what is tested.
            builder.environment().keySet().removeIf(name -> name.startsWith("PAYSESSION_") || name.startsWith("JAVA_"));
            builder.environment().remove("JDK_JAVA_OPTIONS");
            if (!merchants.isEmpty()) {
                builder.environment().put("PAYSESSION_MERCHANT", String.join(" ", merchants));
            }
            builder.environment().putAll(environment);
            return new PaysessionProcess(builder.start(), stdout, stderr);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Merchants are given where nobody else on the machine sees their passwords, unless by {@code --merchant=}. */
    private static void separate(List<String> all, List<String> arguments, List<String> merchants) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).equals("--merchant") && i + 1 < all.size()) {
                merchants.add(all.get(++i));
            } else {
                arguments.add(all.get(i));
            }
        }
    }

    /** How a command ended and what it said. */
    public record Outcome(int exitCode, String stdout, String stderr) {
        /** Instead of an exit code: it had to be stopped. */
        public static final int STILL_RUNNING = -1;
    }
}
