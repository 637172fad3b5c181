/** Many terminals at one server, each with a session in every period. */
@NullMarked
package io.paysession.benchmarks.terminal;

import org.jspecify.annotations.NullMarked;
