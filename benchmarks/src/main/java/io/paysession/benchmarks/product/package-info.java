/** The product as it is measured: its server, its terminal simulator, its database, what they cost, and sample requests. */
@NullMarked
package io.paysession.benchmarks.product;

import org.jspecify.annotations.NullMarked;
