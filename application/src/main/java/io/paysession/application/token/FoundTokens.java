package io.paysession.application.token;

import io.paysession.domain.token.Token;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * What a search has found.
 *
 * @param repository    where it looked
 * @param tokens        the card's tokens, the oldest first
 * @param correlationId echoed if it was given
 */
public record FoundTokens(String repository, Seq<Token> tokens, Option<String> correlationId) {}
