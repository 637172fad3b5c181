package io.paysession.application.token;

import io.paysession.domain.token.Token;
import io.vavr.collection.Seq;

/**
 * What a search has found.
 *
 * @param repository    where it looked
 * @param tokens        the card's tokens, the oldest first
 */
public record FoundTokens(String repository, Seq<Token> tokens) {}
