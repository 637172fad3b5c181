package io.paysession.adapter.rest.token;

import static io.paysession.adapter.rest.answer.Answer.text;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.refusal.RefusalAnswers;
import io.paysession.adapter.rest.request.Call;
import io.paysession.adapter.rest.request.GatewayRequest;
import io.paysession.adapter.rest.route.Routes;
import io.paysession.application.token.DeleteTokenCommand;
import io.paysession.application.token.FoundTokens;
import io.paysession.application.token.RetrieveTokenCommand;
import io.paysession.application.token.SearchTokensCommand;
import io.paysession.application.token.TokenUseCases;
import io.paysession.application.token.TokenizeCardCommand;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;

/** The operations on tokens (source: gateway-api 1.2, 3.8). */
public final class TokenResource {
    private static final String NAME = "token";
    private static final String TOKEN = "/token/{tokenid}";
    private static final String RETRIEVE = "RETRIEVE_TOKEN";
    private static final String DELETE = "DELETE_TOKEN";
    private static final String SEARCH = "SEARCH_TOKENS";

    private final TokenUseCases useCases;

    public TokenResource(TokenUseCases useCases) {
        this.useCases = useCases;
    }

    public void serve(Routes routes) {
        routes.post("/token", "CREATE_OR_UPDATE_TOKEN", ctx -> GatewayRequest.withDocument(ctx, this::tokenize));
        routes.put(TOKEN, "CREATE_OR_UPDATE_TOKEN", ctx -> GatewayRequest.withDocument(ctx, this::tokenize));
        routes.get(TOKEN, RETRIEVE, ctx -> GatewayRequest.withCall(ctx, this::retrieve));
        routes.delete(TOKEN, DELETE, ctx -> GatewayRequest.withCall(ctx, this::delete));
        routes.post("/tokenSearch", SEARCH, ctx -> GatewayRequest.withDocument(ctx, this::search));
    }

    /** The same operations by their names. */
    public Map<String, Call.Named> named() {
        return HashMap.of(
                "TOKENIZE",
                new Call.Named(List.empty(), this::tokenize),
                RETRIEVE,
                new Call.Named(List.of(NAME), this::retrieve),
                DELETE,
                new Call.Named(List.of(NAME), this::delete),
                SEARCH,
                new Call.Named(List.empty(), this::search));
    }

    private Answer tokenize(Call call) {
        return useCases.tokenize()
                .tokenizeCard(
                        new TokenizeCardCommand(call.access(), call.names().get(NAME), call.document()))
                .fold(
                        RefusalAnswers::of,
                        done -> done.created()
                                ? Answer.created(call.correlated(TokenDocuments.of(done)))
                                : Answer.ok(call.correlated(TokenDocuments.of(done))));
    }

    private Answer retrieve(Call call) {
        return useCases.retrieve()
                .retrieveToken(new RetrieveTokenCommand(call.access(), call.name(NAME)))
                .fold(RefusalAnswers::of, token -> Answer.ok(TokenDocuments.of(token)));
    }

    private Answer delete(Call call) {
        return useCases.delete()
                .deleteToken(new DeleteTokenCommand(call.access(), call.name(NAME)))
                .fold(RefusalAnswers::of, unusedToken -> Answer.ok(Group.EMPTY.with("result", text("SUCCESS"))));
    }

    private Answer search(Call call) {
        return useCases.search()
                .searchTokens(new SearchTokensCommand(call.access(), call.document()))
                .fold(RefusalAnswers::of, found -> Answer.ok(call.correlated(found(found))));
    }

    private static Group found(FoundTokens found) {
        return Group.EMPTY
                .with("page", new Items(found.tokens().map(TokenDocuments::of)))
                .with("repositoryId", TokenDocuments.repositoryId(found.repository()))
                .with("result", text("SUCCESS"));
    }
}
