package io.paysession.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Fingerprints;
import io.paysession.application.port.Fingerprints.Purpose;
import io.paysession.application.port.Orders;
import io.paysession.application.port.Orders.SessionChange;
import io.paysession.application.port.Tokens;
import io.paysession.application.testing.SampleOrders;
import io.paysession.application.testing.SampleSessions;
import io.paysession.application.testing.SampleTokens;
import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.authentication.Initiation;
import io.paysession.domain.authentication.PayerReturn;
import io.paysession.domain.authentication.PayerStep;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.UniqueReference;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.Order;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.shared.Secret;
import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenKey;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Looks for secrets where they must not be: in every column of every table, and in every file of the server. */
class CanaryIT {
    private static final String PAN = "5123459046050508";
    private static final String CSC = "CSC-CANARY-7319";
    private static final String REFERENCE = "REFERENCE-CANARY-4711";
    private static final String HOLDER = "CANARY HOLDER";
    private static final Secret PASSWORD = Secret.of("canary0password0canary0password0");
    private static final String OPEN = "OPEN-CANARY-0815";

    private final TestDatabase database = TestDatabase.create();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Test
    void no_secret_reaches_a_table_or_a_file() throws IOException {
        List<byte[]> canaries = new ArrayList<>();
        try (PersistenceAdapter adapter = database.open(() -> Vector.of(key(77), key(78)))) {
            MerchantId merchant = new MerchantId(OPEN);
            assertThat(adapter.merchants()
                            .add(Merchant.withPassword(
                                    merchant, adapter.passwordHashing().hash(merchant, PASSWORD))))
                    .isTrue();
            for (int i = 0; i < 5; i++) {
                PaymentSession session = SampleSessions.fresh(merchant, now);
                adapter.sessions().add(session);
                PaymentSession next = SampleSessions.updated(session, fields(), now);
                assertThat(adapter.sessions().replace(session, next)).isTrue();
                canaries.addAll(encodings(session.id().value().getBytes(StandardCharsets.US_ASCII)));
                canaries.addAll(encodings(session.key().reveal()));
                addOrderAndToken(adapter, next, i);
            }
            while (adapter.rekey(2) > 0) {}
        }
        for (String canary : new String[] {PAN, CSC, HOLDER, REFERENCE, PASSWORD.reveal()}) {
            canaries.addAll(encodings(canary.getBytes(StandardCharsets.US_ASCII)));
        }
        for (int key : new int[] {77, 78}) {
            canaries.addAll(encodings(Base64.getDecoder().decode(key(key).reveal())));
        }
        assertThat(database.execute("CHECKPOINT")).isZero();
        search(canaries, OPEN.getBytes(StandardCharsets.US_ASCII));
    }

    /** Not the same byte again and again, as the database's own files have it. */
    private static Secret key(int number) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (number + 7 * i);
        }
        return Secret.of(Base64.getEncoder().encodeToString(bytes));
    }

    /** A payment by the session's card: its order says what it may, its authentication holds the session's key. */
    private void addOrderAndToken(PersistenceAdapter adapter, PaymentSession session, int number) {
        Fingerprints fingerprints = adapter.fingerprints();
        PayerStep step = new PayerStep(
                fingerprints.take(Purpose.REQUEST, PAN + CSC),
                new Initiation(now, SampleOrders.eur(1), said(), said()),
                Option.some(new PayerReturn("https://shop.example/", Option.some(session.key()))),
                Option.none());
        Authentication authentication = new Authentication(
                AuthenticationStatus.PENDING,
                SampleOrders.eur(1),
                fingerprints.take(Purpose.CARD, PAN),
                said(),
                Option.some(step));
        Order order = SampleOrders.begun(
                SampleOrders.key(session.merchant()),
                SampleOrders.with(SampleOrders.newTransaction("1", Operation.PAY, SampleOrders.eur(1)), authentication),
                now);
        SessionChange used = new SessionChange(session, session.withoutSecurityCode());
        UniqueReference name = new UniqueReference(UniqueReference.Kind.ORDER, REFERENCE + number);
        assertThat(adapter.orders()
                        .save(new Orders.Change(Option.none(), order, Option.some(used)).bearing(Vector.of(name))))
                .isEqualTo(Orders.Saved.SAVED);
        Token token = SampleTokens.fresh(new TokenKey(OPEN, "TOKEN" + number), PAN, now);
        assertThat(adapter.tokens().save(new Tokens.Change(Option.none(), token, false, Option.none())))
                .isEqualTo(Tokens.Saved.SAVED);
    }

    private static RequestFields said() {
        return new RequestFields(SampleSessions.group("customer", SampleSessions.group("name", new Text(HOLDER))));
    }

    /** The open canary, a merchant's name, must be found: else the search looks in the wrong place. */
    private void search(List<byte[]> canaries, byte[] open) throws IOException {
        List<byte[]> rows =
                database
                        .query("SELECT table_name FROM information_schema.tables" + " WHERE table_schema = 'public'")
                        .stream()
                        .flatMap(table -> database.query("SELECT t::text FROM " + table + " t").stream())
                        .map(row -> row.getBytes(StandardCharsets.UTF_8))
                        .toList();
        Canaries opened = new Canaries(List.of(open));
        assertThat(rows.stream().filter(row -> opened.isIn(row))).hasSizeGreaterThan(5);
        Canaries wanted = new Canaries(canaries);
        assertThat(rows).noneMatch(wanted::isIn);
        int filesWithOpenCanary = 0;
        try (Stream<Path> files = Files.walk(TestDatabase.dataDirectory())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = read(file);
                filesWithOpenCanary += opened.isIn(bytes) ? 1 : 0;
                assertThat(wanted.isIn(bytes)).as(file.toString()).isFalse();
            }
        }
        assertThat(filesWithOpenCanary).as("table, index and write-ahead log").isGreaterThanOrEqualTo(3);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plain, hex, and base64 at each of the three offsets it can have within a longer text. */
    private static List<byte[]> encodings(byte[] secret) {
        List<String> texts = new ArrayList<>();
        texts.add(HexFormat.of().formatHex(secret));
        texts.add(HexFormat.of().formatHex(secret).toUpperCase(Locale.ROOT));
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[offset + secret.length];
            System.arraycopy(secret, 0, shifted, offset, secret.length);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            String inner = base64.substring(offset == 0 ? 0 : 4, base64.length() - base64.length() % 4 - 4);
            texts.add(inner);
            texts.add(inner.replace('+', '-').replace('/', '_'));
        }
        List<byte[]> all = new ArrayList<>(texts.stream()
                .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                .toList());
        all.add(secret);
        return all;
    }

    /** Looks for many texts at once; few positions pass the first look, which is at two bytes. */
    private static final class Canaries {
        private final Map<Integer, List<byte[]>> byStart;
        private final boolean[] starts = new boolean[1 << 16];

        Canaries(List<byte[]> canaries) {
            byStart = canaries.stream().collect(Collectors.groupingBy(canary -> start(canary, 0)));
            byStart.keySet().forEach(start -> starts[start] = true);
        }

        boolean isIn(byte[] bytes) {
            for (int i = 0; i < bytes.length - 1; i++) {
                int start = start(bytes, i);
                int from = i;
                if (starts[start]
                        && byStart.getOrDefault(start, List.of()).stream()
                                .anyMatch(canary -> canary.length <= bytes.length - from
                                        && Arrays.equals(
                                                bytes, from, from + canary.length, canary, 0, canary.length))) {
                    return true;
                }
            }
            return false;
        }

        private static int start(byte[] bytes, int from) {
            return (bytes[from] & 0xff) << 8 | bytes[from + 1] & 0xff;
        }
    }

    private static RequestFields fields() {
        return new RequestFields(SampleSessions.group(
                "sourceOfFunds",
                SampleSessions.group(
                        "provided",
                        SampleSessions.group(
                                "card", SampleSessions.card(PAN, CSC).with("nameOnCard", new Text(HOLDER))))));
    }
}
