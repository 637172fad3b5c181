/** How fast it is, measured beside what it is built on; not part of the product. */
@NullMarked
package io.paysession.benchmarks;

import org.jspecify.annotations.NullMarked;
