@NullMarked
package io.paysession.adapter.acquirer.sandbox;

import org.jspecify.annotations.NullMarked;
