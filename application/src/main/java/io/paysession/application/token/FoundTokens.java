package io.paysession.application.token;

import io.paysession.domain.token.Token;
import io.vavr.collection.Seq;

/**
 * What a search has found.
 *
 * @param repository    where it looked
 * @param tokens        the tokens of that card or account, the oldest first
 */
public record FoundTokens(String repository, Seq<Token> tokens) {}
