@NullMarked
package io.paysession.adapter.persistence.order;

import org.jspecify.annotations.NullMarked;
