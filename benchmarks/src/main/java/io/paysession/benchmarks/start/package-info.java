/** How long a start takes, and which part of it. */
@NullMarked
package io.paysession.benchmarks.start;

import org.jspecify.annotations.NullMarked;
