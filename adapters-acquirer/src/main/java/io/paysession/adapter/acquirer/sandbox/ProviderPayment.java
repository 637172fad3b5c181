package io.paysession.adapter.acquirer.sandbox;

import io.paysession.adapter.acquirer.sandbox.Entry.Asked;
import io.paysession.application.port.Acquirer.Reference;
import io.paysession.application.port.Acquirer.Request;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.shared.Secret;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A payment on a page of the sandbox provider, as the books have it. All that there is to know stands in its details. */
record ProviderPayment(Entry entry) {
    /** How long a payer may take. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final String REDIRECT = "browserPayment.redirectUrl";
    private static final String RETURN = "browserPayment.returnUrl";
    private static final String INTERACTION = "browserPayment.interaction.";
    private static final String STATUS = INTERACTION + "status";
    private static final String INITIATED = INTERACTION + "timeInitiated";
    private static final String REDIRECTED = INTERACTION + "timeRedirected";

    /** What is written when a payment begins. */
    static RequestFields begun(Request request, URI pages, Instant now) {
        RequestFields begun = RequestFields.EMPTY
                .with(STATUS, new Text("INITIATED"))
                .with(INITIATED, time(now))
                .with(
                        REDIRECT,
                        new Text(pages + "/callbackInterface/provider/"
                                + PageName.fresh(request.reference()).text()));
        return request.fields()
                .text(RETURN)
                .map(url -> begun.with(RETURN, new Text(url)))
                .getOrElse(begun);
    }

    /** None if an entry is something else. */
    static Option<ProviderPayment> of(Entry entry) {
        return Option.when(entry.details().text(REDIRECT).isDefined(), new ProviderPayment(entry));
    }

    /** As exactly as all times in answers. */
    private static Text time(Instant now) {
        return new Text(now.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** Whether that is the name of its page: compared as a secret is, in a time that says nothing. */
    boolean isNamed(String name) {
        String url = entry.details().text(REDIRECT).getOrElse("");
        return Secret.of(url.substring(url.lastIndexOf('/') + 1)).equals(Secret.of(name));
    }

    boolean isPending() {
        return entry.outcome() == GatewayCode.PENDING;
    }

    /** Whether the payer has taken too long. */
    boolean isLate(Instant now) {
        return isPending()
                && !now.isBefore(
                        Instant.parse(entry.details().text(INITIATED).get()).plus(PATIENCE));
    }

    Option<String> returnUrl() {
        return entry.details().text(RETURN);
    }

    /** When the payer has seen the page, for the first time. */
    Entry shown(Instant now) {
        RequestFields details = entry.details();
        return details.text(REDIRECTED).isDefined()
                ? entry
                : with(
                        GatewayCode.PENDING,
                        details.with(STATUS, new Text("REDIRECTED")).with(REDIRECTED, time(now)));
    }

    /** When the payer has answered. */
    Entry ended(Reference reference, boolean paid, Instant now) {
        Text time = time(now);
        RequestFields returned = entry.details().with(INTERACTION + "timeReturned", time);
        return paid
                ? with(
                        GatewayCode.APPROVED,
                        approval(reference, now)
                                .merge(returned.with(STATUS, new Text("COMPLETED"))
                                        .with(INTERACTION + "timeCompleted", time)))
                : with(GatewayCode.CANCELLED, returned.with(STATUS, new Text("RETURNED")));
    }

    /** When nobody waits for the payer any more. */
    Entry givenUp() {
        return with(GatewayCode.TIMED_OUT, entry.details());
    }

    private RequestFields approval(Reference reference, Instant now) {
        Asked asked = entry.asked();
        Request done =
                new Request(reference, asked.operation(), false, asked.amount(), Option.none(), RequestFields.EMPTY);
        return new AnswerDetails(done, GatewayCode.APPROVED, entry.stan(), now).fields();
    }

    private Entry with(GatewayCode outcome, RequestFields details) {
        return new Entry(entry.id(), entry.asked(), outcome, entry.firstWord(), details, entry.stan());
    }
}
