package io.paysession.adapter.acquirer;

import static io.paysession.application.testing.SampleSessions.card;
import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Acquirer.Clearance;
import io.paysession.application.port.Acquirer.Finding;
import io.paysession.application.port.Acquirer.Inquiry;
import io.paysession.application.port.Acquirer.Reference;
import io.paysession.application.port.Acquirer.Request;
import io.paysession.application.port.Acquirer.Silence;
import io.paysession.application.port.ProviderPages;
import io.paysession.application.testing.AcquirerContract;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.shared.Secret;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sandbox with its books in a real PostgreSQL. */
class SandboxIT extends AcquirerContract {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static AcquirerAdapter adapter;
    /** Stands for another process: a pool of its own on the same books. */
    private static AcquirerAdapter other;

    @BeforeAll
    static void open() {
        adapter = open(DATABASE.settings());
        other = open(DATABASE.settings());
    }

    @AfterAll
    static void close() {
        adapter.close();
        other.close();
    }

    private static AcquirerAdapter open(AcquirerSettings.Sandbox settings) {
        return AcquirerAdapter.open(
                AcquirerSettings.of(settings), Instant::now, () -> URI.create("https://pay.example"));
    }

    @Override
    protected Acquirer acquirer() {
        return adapter.acquirer();
    }

    @Override
    protected AcquirerName name() {
        return AcquirerName.SANDBOX;
    }

    @Override
    protected int timesDone(Reference reference) {
        return DATABASE.query("SELECT 1 FROM sandbox.ledger WHERE outcome = 'APPROVED' AND transaction_id = '"
                        + reference.transaction() + "' AND order_id = '"
                        + reference.order().order() + "'")
                .size();
    }

    @Override
    protected Option<ProviderPages> pages() {
        return Option.some(other.providerPages());
    }

    @Test
    void does_once_what_two_processes_ask_at_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                Request pay = pay();
                List<Callable<Either<Silence, AcquirerAnswer>>> tasks = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    tasks.add(() -> adapter.acquirer().ask(pay, Clearance.ALWAYS));
                    tasks.add(() -> other.acquirer().ask(pay, Clearance.ALWAYS));
                }
                List<Either<Silence, AcquirerAnswer>> answers = new ArrayList<>();
                for (var task : threads.invokeAll(tasks)) {
                    answers.add(task.get());
                }
                assertThat(answers.stream().distinct()).hasSize(1).allMatch(Either::isRight);
                assertThat(timesDone(pay.reference())).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refunds_in_parallel_no_more_than_its_books_hold_if_it_is_strict() throws Exception {
        Request pay = pay();
        assertThat(acquirer().ask(pay, Clearance.ALWAYS).get().code().isSuccess())
                .isTrue();
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try (AcquirerAdapter strict = open(DATABASE.settings().strictly())) {
            List<Callable<Boolean>> refunds = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                Request refund = follow(pay, Operation.REFUND, "refund-" + i);
                refunds.add(() -> strict.acquirer()
                        .ask(refund, Clearance.ALWAYS)
                        .get()
                        .code()
                        .isSuccess());
            }
            int done = 0;
            for (var refund : threads.invokeAll(refunds)) {
                done += refund.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void remembers_after_a_restart_what_it_has_done_and_what_it_refuses() {
        Request done = pay();
        Request fenced = pay();
        AcquirerAnswer answer;
        try (AcquirerAdapter before = open(DATABASE.settings())) {
            answer = before.acquirer().ask(done, Clearance.ALWAYS).get();
            assertThat(before.acquirer().inquire(Inquiry.late(fenced.reference())))
                    .isEqualTo(new Finding.NeverAsked());
        }
        try (AcquirerAdapter after = open(DATABASE.settings())) {
            assertThat(after.acquirer().ask(done, Clearance.ALWAYS).get()).isEqualTo(answer);
            assertThat(after.acquirer().inquire(Inquiry.late(done.reference())))
                    .isEqualTo(new Finding.Answered(answer));
            assertThat(after.acquirer()
                            .ask(fenced, Clearance.ALWAYS)
                            .get()
                            .code()
                            .isSuccess())
                    .isFalse();
            assertThat(timesDone(fenced.reference())).isZero();
        }
    }

    @Test
    void keeps_names_of_any_kind_apart() {
        for (String name : List.of("a/b", "a b", "'; --", "ünï-€", "%", "a".repeat(40))) {
            Reference reference = new Reference(
                    name(),
                    new OrderKey(pay().reference().order().merchant(), new OrderId(name)),
                    new TransactionId(name));
            Request odd = new Request(reference, Operation.PAY, false, pay().amount(), Option.none(), fields());
            AcquirerAnswer answer = acquirer().ask(odd, Clearance.ALWAYS).get();
            assertThat(acquirer().inquire(Inquiry.late(reference))).as(name).isEqualTo(new Finding.Answered(answer));
        }
    }

    @Test
    void writes_neither_a_card_number_nor_a_security_code_anywhere() {
        String number = "5555555555000018";
        RequestFields fields = fields().merge(new RequestFields(group(
                "sourceOfFunds", group("provided", group("card", card(number, "7391"))))));
        Request request = pay();
        Request pay = new Request(
                request.reference(), request.operation(), false, request.amount(), request.target(), fields);
        assertThat(acquirer().ask(pay, Clearance.ALWAYS).isRight()).isTrue();
        List<String> rows = DATABASE.query("SELECT * FROM sandbox.ledger WHERE transaction_id = '"
                + request.reference().transaction() + "'");
        assertThat(rows)
                .hasSize(1)
                .allSatisfy(row -> assertThat(row)
                        .contains("555555xxxxxx0018")
                        .doesNotContain(number)
                        .doesNotContain("7391"));
    }

    @Test
    void opens_its_books_while_other_processes_do() throws Exception {
        TestDatabase fresh = TestDatabase.create();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<AcquirerAdapter>> starts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                starts.add(() -> open(fresh.settings()));
            }
            for (var start : threads.invokeAll(starts)) {
                start.get().close();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(fresh.query("SELECT version FROM sandbox.flyway_schema_history WHERE success"))
                .contains("100");
    }

    @Test
    void leaves_other_tables_and_their_history_alone() {
        assertThat(DATABASE.query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"))
                .isEmpty();
    }

    @Test
    void is_not_reached_without_its_books_and_knows_nothing() throws Exception {
        EmbeddedPostgres server = TestDatabase.start();
        try (AcquirerAdapter lonely = open(TestDatabase.create(server).settings())) {
            server.close();
            Request pay = pay();
            assertThat(lonely.acquirer().ask(pay, Clearance.ALWAYS).isLeft()).isTrue();
            assertThat(lonely.acquirer().inquire(Inquiry.late(pay.reference()))).isEqualTo(new Finding.Silent());
        } finally {
            server.close();
        }
    }

    @Test
    void does_nothing_if_its_books_cannot_be_written() {
        TestDatabase damaged = TestDatabase.create();
        try (AcquirerAdapter adapter = open(damaged.settings())) {
            damaged.execute("ALTER TABLE sandbox.ledger ADD CONSTRAINT nothing_more CHECK (amount < 0)");
            Request pay = pay();
            assertThat(adapter.acquirer().ask(pay, Clearance.ALWAYS)).isEqualTo(Either.left(Silence.NO_ANSWER));
            assertThat(damaged.query("SELECT * FROM sandbox.ledger")).isEmpty();
            assertThat(adapter.acquirer().inquire(Inquiry.late(pay.reference())))
                    .isEqualTo(new Finding.NeverAsked());
        }
    }

    @Test
    void cannot_be_set_up_with_settings_that_make_no_sense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open(DATABASE.settings().withFaults("silence")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open(DATABASE.settings().withExpiryDates("13/39=DECLINED")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open(DATABASE.settings().withExpiryDates("12/39=PENDING")));
    }

    @Test
    void says_in_one_line_that_its_books_cannot_be_opened() {
        AcquirerSettings.Sandbox nowhere =
                AcquirerSettings.Sandbox.of("jdbc:postgresql://localhost:1/none", "nobody", Secret.of("canary-secret"));
        assertThatThrownBy(() -> open(nowhere))
                .isInstanceOf(AcquirerStartException.class)
                .hasMessage("The books of the sandbox acquirer cannot be opened");
        assertThat(nowhere.toString()).doesNotContain("canary-secret");
    }

    @Test
    void does_not_repeat_an_address_that_cannot_be_read() {
        AcquirerSettings.Sandbox garbled =
                AcquirerSettings.Sandbox.of("postgres://user:canary-secret@host/db", "nobody", Secret.of("x"));
        assertThatThrownBy(() -> open(garbled))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageNotContaining("canary-secret");
    }

    @Test
    void has_not_asked_an_acquirer_that_is_not_set_up() {
        Reference unknown =
                new Reference(new AcquirerName("gone"), pay().reference().order(), new TransactionId("t"));
        Request pay = new Request(unknown, Operation.PAY, false, pay().amount(), Option.none(), fields());
        assertThat(acquirer().ask(pay, Clearance.ALWAYS)).isEqualTo(Either.left(Silence.NOT_REACHED));
        assertThat(acquirer().inquire(Inquiry.late(unknown)))
                .as("what it did while it was set up is not known")
                .isEqualTo(new Finding.Silent());
    }

    private static Request follow(Request pay, Operation operation, String name) {
        Reference reference =
                new Reference(pay.reference().acquirer(), pay.reference().order(), new TransactionId(name));
        return new Request(
                reference,
                operation,
                false,
                pay.amount(),
                Option.some(pay.reference().transaction()),
                new RequestFields(group("transaction", group("reference", new Text("r")))));
    }
}
