@NullMarked
package io.paysession.adapter.persistence.seal;

import org.jspecify.annotations.NullMarked;
