package io.paysession.benchmarks.http;

/**
 * How many bytes of ciphertext the product stores.
 *
 * @param created for a new session
 * @param updated for one with a card and an order
 */
record ContentSizes(int created, int updated) {}
