/**
 * What a merchant can do with terminals, for callers who are trusted to name the merchant: a service of your own, or the
 * REST adapter after it has admitted the request. Requests are stored at once; the process in charge of the terminal
 * carries them out.
 */
@NullMarked
package io.paysession.application.terminal;

import org.jspecify.annotations.NullMarked;
