package io.paysession.adapter.acquirer.gateway;

import io.paysession.adapter.acquirer.gateway.GatewayLine.Reply;
import io.paysession.application.port.Acquirer;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.BrowserPayment;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gateway that speaks this same API, asked for what was asked here.
 *
 * <p>A request is sent again only if it is certain that the gateway has not begun with it, or if the gateway has said that
 * it was too busy: then the same request under the same names, which a gateway does once. What is lost after it was sent
 * is never sent again; an inquiry finds out what became of it.
 */
public final class GatewayAcquirer implements Acquirer {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayAcquirer.class);

    private final GatewaySettings settings;
    private final Passing time;
    private final GatewayLine line;
    private final UnknownTransactions unknownTransactions;

    /** @throws IllegalArgumentException if the file of trusted certificates cannot be read */
    public GatewayAcquirer(GatewaySettings settings) {
        this(settings, Passing.REAL);
    }

    GatewayAcquirer(GatewaySettings settings, Passing time) {
        this.settings = settings;
        this.time = time;
        line = new GatewayLine(settings);
        unknownTransactions = new UnknownTransactions(settings.times().grace());
    }

    @Override
    public Either<Silence, AcquirerAnswer> ask(Request request, Clearance clearance) {
        Option<GatewaySettings.Account> account =
                line.account(request.reference().order().merchant());
        if (account.isEmpty()) {
            return Either.left(Silence.NOT_REACHED);
        }
        if (!unknownTransactions.begin(request.reference())) {
            return Either.left(Silence.WITHDRAWN);
        }
        try {
            return ask(request, account.get(), clearance);
        } finally {
            unknownTransactions.end(request.reference());
        }
    }

    private Either<Silence, AcquirerAnswer> ask(Request request, GatewaySettings.Account account, Clearance clearance) {
        byte[] document = RequestDocument.of(request);
        try {
            return ask(request, document, account, clearance);
        } finally {
            // Whoever still sends it after its time sends no document any more, and nobody can make anything of that.
            Arrays.fill(document, (byte) 0);
        }
    }

    private Either<Silence, AcquirerAnswer> ask(
            Request request, byte[] document, GatewaySettings.Account account, Clearance clearance) {
        Attempts attempts = new Attempts(settings.times().patience(), time);
        while (true) {
            Heard heard = hear(
                    line.send(
                            request.reference(),
                            account,
                            new ClearedBody(document, clearance),
                            attempts.limit(settings.times().answer())),
                    request,
                    account);
            attempts.note(heard.word());
            if (heard.word() == Word.ANSWERED) {
                return Either.right(heard.answer().get());
            }
            if (!attempts.tryAgain()) {
                return attempts.result(refusal(request));
            }
        }
    }

    @Override
    public Finding inquire(Inquiry inquiry) {
        Reference reference = inquiry.reference();
        long lookedAt = System.nanoTime();
        return line.account(reference.order().merchant())
                .flatMap(account ->
                        line.retrieve(reference, account, inquiryTime()).toOption())
                .map(reply -> finding(reply, inquiry, lookedAt))
                .getOrElse(Finding.Silent::new);
    }

    /** Others take an inquiry over that lasts longer than the patience of the server, which is more than this gateway's. */
    private Duration inquiryTime() {
        GatewaySettings.Times times = settings.times();
        return times.answer().compareTo(times.patience()) < 0 ? times.answer() : times.patience();
    }

    /** Which of them its account there may use, is the gateway's to say. */
    @Override
    public Set<String> browserPayments(AcquirerName name) {
        return knows(name) ? BrowserPayment.TYPES : HashSet.empty();
    }

    @Override
    public boolean knows(AcquirerName name) {
        return name.equals(settings.name());
    }

    /** What one attempt has come to. */
    enum Word {
        /** The gateway has said what became of it. */
        ANSWERED,
        /** The gateway has not begun with it, and may be asked again. */
        NOT_BEGUN,
        /** There was no connection to send it on. */
        NOT_CONNECTED,
        /** It was not sent: there was no clearance any more. */
        WITHDRAWN,
        /** The gateway is busy, perhaps with this very request. */
        BUSY,
        /** The gateway will not do it. */
        REFUSED,
        /** It was sent, and what came back says nothing. */
        LOST
    }

    private record Heard(Word word, Option<AcquirerAnswer> answer) {
        static Heard of(Word word) {
            return new Heard(word, Option.none());
        }
    }

    private Heard hear(Either<Silence, Reply> sent, Request request, GatewaySettings.Account account) {
        return sent.fold(
                silence -> Heard.of(
                        switch (silence) {
                            case NOT_REACHED -> Word.NOT_CONNECTED;
                            case WITHDRAWN -> Word.WITHDRAWN;
                            case NO_ANSWER -> Word.LOST;
                        }),
                reply -> hear(reply, request, account));
    }

    private Heard hear(Reply reply, Request request, GatewaySettings.Account account) {
        Option<AnswerDocument> document = AnswerDocument.read(reply.body());
        if (reply.status() >= 200 && reply.status() < 300) {
            Option<AcquirerAnswer> answer = document.filter(said -> said.isAbout(request.reference()))
                    .flatMap(said -> request.operation() == Operation.VOID
                            ? said.answerToVoid(request.amount())
                            : said.answer(request.amount()));
            if (answer.exists(said -> said.code() == GatewayCode.LOCK_FAILURE)) {
                return Heard.of(Word.BUSY);
            }
            return new Heard(answer.isDefined() ? Word.ANSWERED : Word.LOST, answer);
        }
        if (reply.status() == 429) {
            return Heard.of(Word.NOT_BEGUN);
        }
        if (document.exists(said -> said.cause().equals("SERVER_BUSY"))) {
            return Heard.of(Word.BUSY);
        }
        if (reply.status() >= 300 && reply.status() < 500 && reply.status() != 408) {
            tellWhy(reply.status(), RefusalText.of(document, account, request.fields()));
            return Heard.of(Word.REFUSED);
        }
        return Heard.of(Word.LOST);
    }

    /** For the operator: an answer to a merchant says nothing of a gateway that he does not know. */
    private void tellWhy(int status, String reason) {
        LOG.warn("Gateway {} has refused a request with status {}: {}", settings.name(), status, reason);
    }

    private Finding finding(Reply reply, Inquiry inquiry, long lookedAt) {
        Reference reference = inquiry.reference();
        Option<AnswerDocument> document = AnswerDocument.read(reply.body());
        if (reply.status() == 200) {
            unknownTransactions.forget(reference);
            return document.filter(said -> said.isAbout(reference))
                    .flatMap(AnswerDocument::answer)
                    .filter(answer -> answer.code() != GatewayCode.LOCK_FAILURE)
                    .<Finding>map(Finding.Answered::new)
                    .getOrElse(Finding.Silent::new);
        }
        boolean unknown = reply.status() == 400
                && document.exists(said -> said.explanation().startsWith("Unable to find"));
        // Before the patience is over, what was sent last may be younger than the grace allows for.
        return unknown && inquiry.patienceIsOver() && unknownTransactions.isBelieved(reference, lookedAt)
                ? new Finding.NeverAsked()
                : new Finding.Silent();
    }

    private static AcquirerAnswer refusal(Request request) {
        return new AcquirerAnswer(GatewayCode.ACQUIRER_SYSTEM_ERROR, request.amount(), RequestFields.EMPTY);
    }

    /** For the log: never more than the name. */
    @Override
    public String toString() {
        return "GatewayAcquirer[" + settings.name() + "]";
    }
}
