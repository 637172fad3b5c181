package io.paysession.adapter.rest.terminal;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.Explanation;
import io.paysession.adapter.rest.request.Durations;
import io.paysession.application.port.TerminalSessions.Filter;
import io.paysession.domain.field.Violation;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;

/** Which sessions a list is to show: the parameters of its URL. */
final class SessionQuery {
    private static final Set<String> NAMES = HashSet.of("undisposed", "attention", "olderThan", "cardHash", "limit");
    private static final int DEFAULT_LIMIT = 100;
    private static final int HIGHEST_LIMIT = 1000;
    private static final int LONGEST_HASH = 128;

    private final Map<String, String> parameters;

    private SessionQuery(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /** @param query as it stands in the URL; empty if there is none */
    static Either<Answer, Filter> read(String query, Instant now) {
        Map<String, String> parameters = LinkedHashMap.empty();
        for (String parameter : query.split("&")) {
            int end = parameter.indexOf('=');
            Option<String> name = decoded(end < 0 ? parameter : parameter.substring(0, end));
            Option<String> value = decoded(end < 0 ? "" : parameter.substring(end + 1));
            if (name.isEmpty() || value.isEmpty()) {
                return Either.left(Answer.invalid(400, "The URL is badly encoded"));
            }
            if (parameter.isEmpty()) {
                continue;
            }
            if (!NAMES.contains(name.get())) {
                return Either.left(Explanation.of(Violation.unexpected(name.get())));
            }
            if (parameters.containsKey(name.get())) {
                return Either.left(Explanation.of(Violation.invalid(name.get(), value.get())));
            }
            parameters = parameters.put(name.get(), value.get());
        }
        return new SessionQuery(parameters).filter(now).mapLeft(Explanation::of);
    }

    private static Option<String> decoded(String text) {
        try {
            return Option.some(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Option.none();
        }
    }

    private Either<Violation, Filter> filter(Instant now) {
        return value("undisposed", SessionQuery::flag)
                .flatMap(undisposed -> value("attention", SessionQuery::flag)
                        .flatMap(attention -> value("olderThan", Durations::parse)
                                .flatMap(age -> value("cardHash", SessionQuery::hash)
                                        .flatMap(hash -> value("limit", SessionQuery::limit)
                                                .map(limit -> new Filter(
                                                        undisposed.getOrElse(false),
                                                        attention.getOrElse(false),
                                                        age.map(now::minus),
                                                        hash,
                                                        limit.getOrElse(DEFAULT_LIMIT)))))));
    }

    private <T> Either<Violation, Option<T>> value(String name, Function<String, Option<T>> meaning) {
        Option<String> stated = parameters.get(name);
        if (stated.isEmpty()) {
            return Either.right(Option.none());
        }
        return meaning.apply(stated.get())
                .toEither(() -> Violation.invalid(name, stated.get()))
                .map(Option::some);
    }

    private static Option<Boolean> flag(String text) {
        return Option.when(text.equals("true") || text.equals("false"), text.equals("true"));
    }

    private static Option<String> hash(String text) {
        boolean printable = text.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return Option.when(printable && !text.isEmpty() && text.length() <= LONGEST_HASH, text);
    }

    private static Option<Integer> limit(String text) {
        return Option.when(text.matches("[0-9]{1,4}"), text)
                .map(Integer::valueOf)
                .filter(limit -> limit >= 1 && limit <= HIGHEST_LIMIT);
    }
}
