@NullMarked
package io.paysession.adapter.acquirer.gateway;

import org.jspecify.annotations.NullMarked;
