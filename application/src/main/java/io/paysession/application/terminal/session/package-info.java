/**
 * Sessions on a merchant's terminals. Requests are stored at once; the process in charge of the terminal carries them out.
 */
@NullMarked
package io.paysession.application.terminal.session;

import org.jspecify.annotations.NullMarked;
