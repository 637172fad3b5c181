package io.paysession.adapter.rest.terminal;

import io.javalin.http.Context;
import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.Explanation;
import io.paysession.application.port.TimeSource;
import io.paysession.application.terminal.TerminalUseCases;
import io.paysession.application.terminal.session.ListTerminalSessionsCommand;
import io.paysession.application.terminal.session.OperateTerminalSessionCommand;
import io.paysession.application.terminal.session.RetrieveTerminalSessionCommand;
import io.paysession.application.terminal.session.StartTerminalSessionCommand;
import io.paysession.application.terminal.session.StartedTerminalSession;
import io.paysession.application.terminal.session.TerminalSessionView;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.request.TerminalSessionId;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The operations of sessions on terminals. */
public final class TerminalSessionResource {
    private final TerminalDoor door;
    private final TerminalUseCases useCases;
    private final SessionPatience patience;
    private final TimeSource time;

    public TerminalSessionResource(
            TerminalDoor door, TerminalUseCases useCases, SessionPatience patience, TimeSource time) {
        this.door = door;
        this.useCases = useCases;
        this.patience = patience;
        this.time = time;
    }

    /** POST /terminal/{id}/session: answers at once, before there is a card. */
    public Answer start(Context ctx) {
        return door.terminal(
                ctx,
                FieldCatalogue.TERMINAL_SESSION,
                (key, request) -> new TerminalFields(request.fields())
                        .wanted()
                        .bimap(
                                Explanation::of,
                                wanted -> useCases.start()
                                        .startTerminalSession(new StartTerminalSessionCommand(key, wanted))
                                        .fold(TerminalRefusalAnswers::of, started -> answer(started, request))));
    }

    private static Answer answer(StartedTerminalSession started, FieldReading request) {
        Group document = TerminalDocuments.correlated(TerminalDocuments.session(started.view()), request);
        return started.added() ? Answer.created(document) : Answer.ok(document);
    }

    /** PUT /terminal/{id}/session/{id}: does what {@code apiOperation} says. */
    public Answer operate(Context ctx) {
        return door.terminal(
                ctx,
                FieldCatalogue.TERMINAL_OPERATION,
                (key, request) -> CommandFields.read(request.fields())
                        .mapLeft(Explanation::of)
                        .flatMap(asked -> session(key, ctx)
                                .mapLeft(TerminalRefusalAnswers::of)
                                .flatMap(view -> asked.of(view.session())
                                        .mapLeft(Explanation::of)
                                        .map(command -> new OperateTerminalSessionCommand(
                                                key, view.session().order().id(), command))))
                        .map(command -> patience.operate(command)
                                .fold(
                                        TerminalRefusalAnswers::of,
                                        view -> Answer.ok(TerminalDocuments.correlated(
                                                TerminalDocuments.session(view), request)))));
    }

    /** GET /terminal/{id}/session/{id}: the session and how it got there. */
    public Answer retrieve(Context ctx) {
        return door.terminal(
                ctx,
                key -> session(key, ctx)
                        .fold(TerminalRefusalAnswers::of, view -> Answer.ok(TerminalDocuments.session(view))));
    }

    /** GET /terminal/{id}/session: the newest first. */
    public Answer list(Context ctx) {
        return door.terminal(
                ctx,
                key -> SessionQuery.read(Option.of(ctx.queryString()).getOrElse(""), time.now())
                        .map(filter -> useCases.listSessions()
                                .listTerminalSessions(new ListTerminalSessionsCommand(key, filter))
                                .fold(
                                        TerminalRefusalAnswers::of,
                                        found -> Answer.ok(TerminalDocuments.sessions(key, found))))
                        .fold(wrong -> wrong, answer -> answer));
    }

    /** Whatever stands in the URL: what cannot be a session's name is nobody's. */
    private Either<TerminalRefusal, TerminalSessionView> session(TerminalKey terminal, Context ctx) {
        return TerminalSessionId.parse(ctx.pathParam("terminalSessionId"))
                .<TerminalRefusal>toEither(new TerminalRefusal.NoSuchSession())
                .flatMap(id -> useCases.retrieveSession()
                        .retrieveTerminalSession(new RetrieveTerminalSessionCommand(terminal, id)));
    }
}
