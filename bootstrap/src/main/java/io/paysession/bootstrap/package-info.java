/** The composition root: command line, configuration and wiring. The only place that sees all modules. */
@NullMarked
package io.paysession.bootstrap;

import org.jspecify.annotations.NullMarked;
