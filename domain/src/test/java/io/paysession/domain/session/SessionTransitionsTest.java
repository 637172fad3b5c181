package io.paysession.domain.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.ApiVersion;
import io.paysession.domain.testing.Documents;
import io.paysession.domain.testing.StatePicture;
import io.paysession.domain.testing.StatePicture.Arrow;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The transition table of a session, in full: every state, every command, and what must come of it. */
class SessionTransitionsTest {
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant ALIVE = CREATED.plusSeconds(600);
    private static final MerchantId OWNER = new MerchantId("OWNER");
    private static final int LIMIT = 3;
    private static final RequestFields BEFORE = currency("EUR");
    private static final RequestFields WISH =
            Documents.accepted(Documents.group("order", Documents.group("id", "o-1"), "locale", "de_DE"));

    private enum Named {
        NONE,
        CURRENT,
        STALE
    }

    private enum Outcome {
        UPDATED,
        FAILED,
        GONE,
        OTHER_API_VERSION,
        LIMIT_USED_UP,
        CHANGED
    }

    /** One row of the table: a state, a policy and a command. */
    private record Row(
            UpdateStatus status,
            boolean expired,
            boolean usedUp,
            Requester requester,
            boolean right,
            Named named,
            boolean owner,
            boolean sameVersion,
            boolean strict) {

        /** The document's rules, first match first. */
        Outcome expected() {
            if (expired || !owner) {
                return Outcome.GONE;
            }
            if (strict && !sameVersion) {
                return Outcome.OTHER_API_VERSION;
            }
            if (requester == Requester.PAYER && usedUp) {
                return Outcome.LIMIT_USED_UP;
            }
            if (named == Named.STALE) {
                return Outcome.CHANGED;
            }
            return right ? Outcome.UPDATED : Outcome.FAILED;
        }

        Option<Arrow> arrow() {
            return switch (expected()) {
                case UPDATED -> Option.some(new Arrow(status.name(), UpdateStatus.SUCCESS.name(), "update"));
                case FAILED -> Option.some(new Arrow(status.name(), UpdateStatus.FAILURE.name(), "wrong update"));
                case GONE ->
                    Option.when(expired, () -> new Arrow(status.name(), StatePicture.OUTSIDE, "its time is over"));
                case OTHER_API_VERSION, LIMIT_USED_UP, CHANGED -> Option.none();
            };
        }

        PaymentSession session() {
            PaymentSession fresh = PaymentSession.create(
                    new NewSession(OWNER, Documents.V72, LIMIT, BEFORE, new byte[NewSession.RANDOM_BYTES]),
                    SessionPolicy.DEFAULT,
                    CREATED);
            return new PaymentSession(
                    fresh.id(),
                    fresh.merchant(),
                    fresh.version().next(),
                    status,
                    new AuthenticationLimit(LIMIT, usedUp ? LIMIT : LIMIT - 1),
                    fresh.key(),
                    fresh.apiVersion(),
                    fresh.fields(),
                    fresh.createdAt(),
                    fresh.expiresAt(),
                    fresh.revision());
        }

        UpdateAttempt attempt(PaymentSession session) {
            Option<String> version = switch (named) {
                case NONE -> Option.none();
                case CURRENT -> Option.some(session.version().value());
                case STALE -> Option.some("0000000001");
            };
            return new UpdateAttempt(
                    requester,
                    owner ? OWNER : new MerchantId("OTHER"),
                    sameVersion ? Documents.V72 : new ApiVersion(61),
                    version,
                    WISH,
                    right ? List.empty() : List.of(Violation.unexpected("nonsense")));
        }

        UpdateDecision decide(PaymentSession session) {
            Instant now = expired ? session.expiresAt() : ALIVE;
            return session.update(attempt(session), new SessionPolicy(SessionLifetime.DEFAULT, strict), now);
        }
    }

    static Stream<Row> rows() {
        return IntStream.range(0, 3 * 3 * 128).mapToObj(i -> {
            int bits = i / 9;
            return new Row(
                    UpdateStatus.values()[i % 3],
                    bit(bits, 0),
                    bit(bits, 1),
                    bit(bits, 2) ? Requester.PAYER : Requester.MERCHANT,
                    bit(bits, 3),
                    Named.values()[i / 3 % 3],
                    bit(bits, 4),
                    bit(bits, 5),
                    bit(bits, 6));
        });
    }

    @Test
    void the_table_has_every_row_once_and_reaches_every_outcome() {
        assertThat(rows()).hasSize(1152).doesNotHaveDuplicates();
        assertThat(rows().map(Row::expected)).contains(Outcome.values());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_row_comes_out_as_the_rules_say(Row row) {
        PaymentSession session = row.session();
        Outcome expected = row.expected();
        Outcome found = row.decide(session)
                .fold(
                        next -> {
                            assertNext(row, session, next, true);
                            return Outcome.UPDATED;
                        },
                        (next, violations) -> {
                            assertThat(violations).containsExactly(Violation.unexpected("nonsense"));
                            assertNext(row, session, next, false);
                            return Outcome.FAILED;
                        },
                        refusal -> refusal.match(new NamedOutcome(session)));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void the_picture_is_what_the_table_says() {
        StatePicture.of(
                        "PaymentSession",
                        List.of(new Arrow(StatePicture.OUTSIDE, UpdateStatus.NO_UPDATE.name(), "created"))
                                .appendAll(List.ofAll(rows()).flatMap(Row::arrow)))
                .assertShown()
                .assertShownToNewcomers();
    }

    private static void assertNext(Row row, PaymentSession before, PaymentSession next, boolean success) {
        boolean payer = row.requester() == Requester.PAYER;
        assertThat(next)
                .isEqualTo(new PaymentSession(
                        before.id(),
                        before.merchant(),
                        before.version().next(),
                        success ? UpdateStatus.SUCCESS : UpdateStatus.FAILURE,
                        new AuthenticationLimit(LIMIT, before.authentications().used() + (payer ? 1 : 0)),
                        before.key(),
                        before.apiVersion(),
                        success ? BEFORE.merge(WISH) : BEFORE,
                        before.createdAt(),
                        success ? ALIVE.plusSeconds(15 * 60) : before.expiresAt(),
                        before.revision() + 1));
        assertThat(next.version()).isNotEqualTo(before.version());
    }

    /** Which refusal it is, and that it says what it knows. */
    private record NamedOutcome(PaymentSession session) implements SessionRefusal.Cases<Outcome> {
        @Override
        public Outcome gone() {
            return Outcome.GONE;
        }

        @Override
        public Outcome limitUsedUp(int allowed) {
            assertThat(allowed).isEqualTo(LIMIT);
            return Outcome.LIMIT_USED_UP;
        }

        @Override
        public Outcome changed(String named, SessionVersion current) {
            assertThat(named).isEqualTo("0000000001");
            assertThat(current).isEqualTo(session.version());
            return Outcome.CHANGED;
        }

        @Override
        public Outcome otherApiVersion(ApiVersion created, ApiVersion used) {
            assertThat(created).isEqualTo(Documents.V72);
            assertThat(used).isEqualTo(new ApiVersion(61));
            return Outcome.OTHER_API_VERSION;
        }

        @Override
        public Outcome notUpdated(UpdateStatus status) {
            throw new AssertionError("An update does not ask for one");
        }
    }

    private static boolean bit(int bits, int place) {
        return (bits >> place & 1) == 1;
    }

    private static RequestFields currency(String currency) {
        return Documents.accepted(Documents.group("order", Documents.group("currency", currency)));
    }
}
