package io.paysession.benchmarks.domain;

import io.paysession.benchmarks.product.Samples;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.Redaction;
import io.paysession.domain.session.NewSession;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionPolicy;
import io.paysession.domain.session.SessionVersion;
import io.paysession.domain.session.UpdateAttempt;
import io.paysession.domain.session.UpdateDecision;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What one request makes the domain decide. Inputs are fields, so that nothing can be computed ahead of time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
public class DomainBenchmark {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private SessionPolicy policy = SessionPolicy.DEFAULT;
    private NewSession request = Samples.newSession(1);
    private Group typical = Samples.CARD_AND_ORDER;
    private Group large = Samples.largeOrder();
    private UpdateAttempt card = Samples.update(Samples.card());
    private PaymentSession withOrder = Samples.updated(Samples.session(1, now), Samples.update(Samples.order()), now);
    private PaymentSession complete = Samples.updated(withOrder, card, now);
    private SessionVersion version = complete.version();
    private String harmless = "Two espressos and a slice of cake";
    private String secrets = "card 5123 4500 0000 0008 of SESSION0002776555072F1187121H62 was declined";

    @Benchmark
    public PaymentSession createSession() {
        return PaymentSession.create(request, policy, now);
    }

    /** The update that brings the card to a session that has its order. */
    @Benchmark
    public UpdateDecision mergeCardIntoOrder() {
        return withOrder.update(card, policy, now);
    }

    @Benchmark
    public FieldReading readTypicalDocument() {
        return FieldCatalogue.SESSION.read(typical, Samples.VERSION);
    }

    /** Close to the 64 KiB that a session may hold. */
    @Benchmark
    public FieldReading readLargeDocument() {
        return FieldCatalogue.SESSION.read(large, Samples.VERSION);
    }

    @Benchmark
    public Group showToMerchantMasked() {
        return FieldCatalogue.SESSION.showToMerchant(complete.fields());
    }

    @Benchmark
    public String redactHarmlessText() {
        return Redaction.redact(harmless);
    }

    @Benchmark
    public String redactSecrets() {
        return Redaction.redact(secrets);
    }

    @Benchmark
    public SessionVersion nextVersion() {
        return version.next();
    }
}
