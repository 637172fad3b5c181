package io.paysession.adapter.rest.token;

import static io.paysession.adapter.rest.answer.Answer.text;

import io.javalin.http.Context;
import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.refusal.RefusalAnswers;
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
import io.vavr.control.Option;

/** The operations on tokens (source: gateway-api 1.2, 3.8). */
public final class TokenResource {
    private static final String TOKEN = "/token/{tokenId}";

    private final TokenUseCases useCases;

    public TokenResource(TokenUseCases useCases) {
        this.useCases = useCases;
    }

    public void serve(Routes routes) {
        routes.post("/token", "CREATE_OR_UPDATE_TOKEN", ctx -> tokenize(ctx, Option.none()));
        routes.put(TOKEN, "CREATE_OR_UPDATE_TOKEN", ctx -> tokenize(ctx, Option.some(ctx.pathParam("tokenId"))));
        routes.get(TOKEN, "RETRIEVE_TOKEN", this::retrieve);
        routes.delete(TOKEN, "DELETE_TOKEN", this::delete);
        routes.post("/tokenSearch", "SEARCH_TOKENS", this::search);
    }

    private Answer tokenize(Context ctx, Option<String> token) {
        return GatewayRequest.withDocument(
                ctx,
                (access, document) -> useCases.tokenize()
                        .tokenizeCard(new TokenizeCardCommand(access, token, document))
                        .fold(
                                RefusalAnswers::of,
                                done -> done.created()
                                        ? Answer.created(TokenDocuments.of(done))
                                        : Answer.ok(TokenDocuments.of(done))));
    }

    private Answer retrieve(Context ctx) {
        return GatewayRequest.withAccess(
                ctx,
                access -> useCases.retrieve()
                        .retrieveToken(new RetrieveTokenCommand(access, ctx.pathParam("tokenId")))
                        .fold(RefusalAnswers::of, token -> Answer.ok(TokenDocuments.of(token))));
    }

    private Answer delete(Context ctx) {
        return GatewayRequest.withAccess(
                ctx,
                access -> useCases.delete()
                        .deleteToken(new DeleteTokenCommand(access, ctx.pathParam("tokenId")))
                        .fold(
                                RefusalAnswers::of,
                                unusedToken -> Answer.ok(Group.EMPTY.with("result", text("SUCCESS")))));
    }

    private Answer search(Context ctx) {
        return GatewayRequest.withDocument(
                ctx,
                (access, document) -> useCases.search()
                        .searchTokens(new SearchTokensCommand(access, document))
                        .fold(RefusalAnswers::of, found -> Answer.ok(found(found))));
    }

    private static Group found(FoundTokens found) {
        Group document = Group.EMPTY
                .with("page", new Items(found.tokens().map(TokenDocuments::of)))
                .with("repositoryId", TokenDocuments.repositoryId(found.repository()))
                .with("result", text("SUCCESS"));
        return Answer.with(document, "correlationId", found.correlationId());
    }
}
