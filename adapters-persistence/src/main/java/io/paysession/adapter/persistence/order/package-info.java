/** The orders with their transactions, what is contradicted about them, and which process asks about which. */
@NullMarked
package io.paysession.adapter.persistence.order;

import org.jspecify.annotations.NullMarked;
