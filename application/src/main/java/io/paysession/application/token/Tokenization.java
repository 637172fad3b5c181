package io.paysession.application.token;

import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenCode;

/**
 * What became of a request for a token.
 *
 * @param code          how the verification of the card went
 * @param token         the token as it is stored; if the card was not verified, as it would have been, and not valid
 * @param created       whether it is new
 */
public record Tokenization(TokenCode code, Token token, boolean created) {}
