@NullMarked
package io.paysession.adapter.acquirer;

import org.jspecify.annotations.NullMarked;
