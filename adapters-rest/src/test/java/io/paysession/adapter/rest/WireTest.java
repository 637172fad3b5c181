package io.paysession.adapter.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.rest.answer.JsonText;
import io.paysession.application.payment.SettleTransactionsCommand;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Text;
import io.vavr.Tuple;
import io.vavr.collection.Set;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Plays the conversations in {@code src/test/resources/wire}: lines of the client begin with {@code >}, lines of the
 * server with {@code <}. {@code ${name}} in a request is what {@code <name:regex>} in an earlier answer matched;
 * {@code <regex>} only matches. An answer must be exactly the expected document;
 * after {@code <~}, it must have at least these members. Below {@code /api/nvp} each line is a field of a form. {@code terminal T1 confirmed} is what a
 * terminal does then, {@code soon terminal …} what it does while the next request is answered. {@code acquirer answers
 * DECLINED} is what the acquirer does with the next transaction, {@code settle} asks it about those that are open.
 */
class WireTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
    private static final String OWN_SERVER = "32-answered-by-our-own-server.txt";
    private static final Pattern BINDING = Pattern.compile("<(?:(\\w+):)?(.+)>");

    @TestFactory
    Stream<DynamicTest> conversations() throws IOException {
        return conversations(RestServer::new, file -> true);
    }

    @TestFactory
    Stream<DynamicTest> conversations_in_a_server_of_somebody_else() throws IOException {
        return conversations(RestServer::mounted, file -> !file.equals(OWN_SERVER));
    }

    private static Stream<DynamicTest> conversations(Supplier<RestServer> servers, Predicate<String> wanted)
            throws IOException {
        Path folder = Path.of("src/test/resources/wire");
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.sorted().toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream()
                .filter(file -> wanted.test(file.getFileName().toString()))
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(), () -> new Conversation(Files.readAllLines(file)).play(servers)));
    }

    private static final class Conversation {
        private final List<String> lines;
        private final Map<String, String> variables = new HashMap<>();
        private int next;

        Conversation(List<String> lines) {
            this.lines = lines.stream()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        }

        void play(Supplier<RestServer> servers) throws Exception {
            try (RestServer server = servers.get()) {
                while (next < lines.size()) {
                    if (lines.get(next).startsWith("wait ")) {
                        server.time.pass(Duration.parse(lines.get(next++).substring(5)));
                        continue;
                    }
                    if (lines.get(next).startsWith("acquirer ")) {
                        server.acquirer.plays(lines.get(next++).substring(9));
                        continue;
                    }
                    if (lines.get(next).startsWith("settle")) {
                        next++;
                        assertThat(server.payments.settle().settleTransactions(new SettleTransactionsCommand(10)))
                                .isPositive();
                        continue;
                    }
                    if (lines.get(next).startsWith("terminal ")) {
                        String[] words = lines.get(next++).split(" ", 3);
                        server.driver.plays(words[1], words[2]);
                        continue;
                    }
                    if (lines.get(next).startsWith("soon terminal ")) {
                        String[] words = lines.get(next++).split(" ", 4);
                        CompletableFuture<Void> soon = CompletableFuture.runAsync(() ->
                                List.of(words[3].split(", ")).forEach(script -> server.driver.plays(words[2], script)));
                        exchange(server, block('>'), block('<'));
                        soon.get();
                        continue;
                    }
                    exchange(server, block('>'), block('<'));
                }
            }
        }

        private List<String> block(char mark) {
            List<String> block = new ArrayList<>();
            while (next < lines.size() && lines.get(next).charAt(0) == mark) {
                block.add(lines.get(next++).substring(1).strip());
            }
            return block;
        }

        private void exchange(RestServer server, List<String> request, List<String> expected) throws Exception {
            String[] start = fill(request.get(0)).split(" ");
            HttpRequest.Builder builder = HttpRequest.newBuilder(server.uri(start[1]));
            StringBuilder body = new StringBuilder();
            for (String line : request.subList(1, request.size())) {
                if (body.isEmpty() && line.startsWith("as ")) {
                    String[] who = fill(line).split(" ");
                    builder.header("Authorization", RestServer.basic(who[1], who[2]));
                } else if (body.isEmpty() && line.matches("[A-Za-z-]+: .*")) {
                    builder.header(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
                } else {
                    body.append(fill(line)).append(isForm(start[1]) ? '&' : '\n');
                }
            }
            builder.method(start[0], HttpRequest.BodyPublishers.ofString(body.toString()));
            check(server.send(builder), expected, String.join("\n", request), isForm(start[1]));
        }

        private static boolean isForm(String path) {
            return path.startsWith("/api/nvp/");
        }

        /** The fields of a form, each of them on one level under its whole name. */
        private static Group form(String body) {
            return Group.of(Stream.of(body.split("&"))
                    .map(field -> field.split("=", 2))
                    .map(field -> Tuple.of(decoded(field[0]), (FieldValue) new Text(decoded(field[1]))))
                    .collect(io.vavr.collection.List.collector()));
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }

        private void check(HttpResponse<String> response, List<String> expected, String request, boolean form) {
            assertThat(response.statusCode() + " " + response.body())
                    .as(request)
                    .startsWith(expected.get(0) + " ");
            StringBuilder body = new StringBuilder();
            boolean whole = true;
            for (String line : expected.subList(1, expected.size())) {
                if (line.startsWith("~")) {
                    whole = false;
                    body.append(fill(line.substring(1).strip())).append(form ? "&" : "");
                } else if (body.isEmpty() && line.matches("[A-Za-z-]+: .*")) {
                    String name = line.substring(0, line.indexOf(':'));
                    assertThat(response.headers().firstValue(name).orElse("(absent)"))
                            .as("%s: %s", request, name)
                            .isEqualTo(line.substring(line.indexOf(':') + 2));
                } else {
                    body.append(fill(line)).append(form ? "&" : "");
                }
            }
            if (body.isEmpty()) {
                assertThat(response.body()).as(request).isEmpty();
                return;
            }
            compare(
                    request,
                    whole,
                    form
                            ? form(body.toString())
                            : JsonBody.read(body.toString()).get(),
                    form
                            ? form(response.body())
                            : JsonBody.read(response.body()).get());
        }

        private void compare(String path, boolean whole, FieldValue expected, FieldValue actual) {
            if (expected instanceof Group expectedGroup && actual instanceof Group actualGroup) {
                Set<String> names = actualGroup.members().keySet();
                assertThat(
                                whole
                                        ? names
                                        : names.intersect(
                                                expectedGroup.members().keySet()))
                        .as(path)
                        .containsExactlyElementsOf(expectedGroup.members().keySet());
                expectedGroup
                        .members()
                        .forEach((name, value) -> compare(
                                path + "." + name,
                                whole,
                                value,
                                actualGroup.members().get(name).get()));
                return;
            }
            if (expected instanceof Items expectedItems && actual instanceof Items actualItems) {
                assertThat(actualItems.values()).as(path).hasSameSizeAs(expectedItems.values());
                for (int i = 0; i < expectedItems.values().size(); i++) {
                    compare(
                            path + "[" + i + "]",
                            whole,
                            expectedItems.values().get(i),
                            actualItems.values().get(i));
                }
                return;
            }
            Matcher binding = expected instanceof Text text ? BINDING.matcher(text.text()) : null;
            if (binding != null && binding.matches() && actual instanceof Text text) {
                assertThat(text.text()).as(path).matches(binding.group(2));
                if (binding.group(1) != null) {
                    variables.put(binding.group(1), text.text());
                }
                return;
            }
            assertThat(JsonText.write(Group.EMPTY.with("v", actual)))
                    .as(path)
                    .asString()
                    .isEqualTo(new String(JsonText.write(Group.EMPTY.with("v", expected)), US_ASCII));
        }

        private String fill(String line) {
            return VARIABLE.matcher(line)
                    .replaceAll(variable ->
                            Matcher.quoteReplacement(variables.getOrDefault(variable.group(1), variable.group())));
        }
    }
}
