/** What is told about a running server: figures, health, readiness, log lines. */
@NullMarked
package io.paysession.bootstrap.watch;

import org.jspecify.annotations.NullMarked;
