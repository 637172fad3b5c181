/** The domain alone, in memory. */
@NullMarked
package io.paysession.benchmarks.domain;

import org.jspecify.annotations.NullMarked;
