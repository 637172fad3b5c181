package io.paysession.adapter.rest.terminal;

import io.javalin.http.Context;
import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.Explanation;
import io.paysession.application.port.Terminals.Registered;
import io.paysession.application.terminal.TerminalUseCases;
import io.paysession.application.terminal.device.ListTerminalsCommand;
import io.paysession.application.terminal.device.RegisterTerminalCommand;
import io.paysession.application.terminal.device.RegisteredTerminal;
import io.paysession.application.terminal.device.RemoveTerminalCommand;
import io.paysession.application.terminal.device.ReplaceTerminalCommand;
import io.paysession.application.terminal.device.RetrieveTerminalCommand;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.control.Either;

/** The operations that register, show and remove terminals. */
public final class TerminalResource {
    private final TerminalDoor door;
    private final TerminalUseCases useCases;

    public TerminalResource(TerminalDoor door, TerminalUseCases useCases) {
        this.door = door;
        this.useCases = useCases;
    }

    /**
     * PUT /terminal/{id}: as often as it is sent, the terminal is registered as it says; or its device is replaced, if
     * {@code apiOperation} says so.
     */
    public Answer register(Context ctx) {
        return door.terminal(ctx, FieldCatalogue.TERMINAL, (key, request) -> {
            TerminalFields fields = new TerminalFields(request.fields());
            return fields.has("apiOperation") ? replace(key, fields, request) : register(key, fields, request);
        });
    }

    private Either<Answer, Answer> register(TerminalKey key, TerminalFields fields, FieldReading request) {
        return fields.terminal(key)
                .map(RegisterTerminalCommand::new)
                .bimap(
                        Explanation::of,
                        command -> useCases.register()
                                .registerTerminal(command)
                                .fold(TerminalRefusalAnswers::of, registered -> answer(registered, request)));
    }

    private Either<Answer, Answer> replace(TerminalKey key, TerminalFields fields, FieldReading request) {
        return fields.replacement()
                .map(device -> new ReplaceTerminalCommand(key, device))
                .bimap(
                        Explanation::of,
                        command -> useCases.replace()
                                .replaceTerminal(command)
                                .fold(
                                        TerminalRefusalAnswers::of,
                                        replaced -> Answer.ok(TerminalDocuments.correlated(
                                                TerminalDocuments.terminal(replaced), request))));
    }

    private static Answer answer(RegisteredTerminal registered, FieldReading request) {
        Group document = TerminalDocuments.correlated(TerminalDocuments.terminal(registered.terminal()), request);
        return registered.added() ? Answer.created(document) : Answer.ok(document);
    }

    /** GET /terminal/{id}: the terminal and its live state. */
    public Answer retrieve(Context ctx) {
        return door.terminal(ctx, key -> answer(find(key)));
    }

    /** DELETE /terminal/{id}: answers with the terminal as it was. */
    public Answer remove(Context ctx) {
        return door.terminal(
                ctx,
                key -> answer(find(key)
                        .flatMap(found -> useCases.remove()
                                .removeTerminal(new RemoveTerminalCommand(key))
                                .map(removed -> found))));
    }

    /** GET /terminal: all of the merchant's. */
    public Answer list(Context ctx) {
        return door.merchant(
                ctx,
                merchant -> Answer.ok(TerminalDocuments.terminals(
                        merchant, useCases.list().listTerminals(new ListTerminalsCommand(merchant)))));
    }

    private Either<TerminalRefusal, Registered> find(TerminalKey key) {
        return useCases.retrieve().retrieveTerminal(new RetrieveTerminalCommand(key));
    }

    private static Answer answer(Either<TerminalRefusal, Registered> found) {
        return found.fold(TerminalRefusalAnswers::of, registered -> Answer.ok(TerminalDocuments.terminal(registered)));
    }
}
