@NullMarked
package io.paysession.adapter.persistence.crypto;

import org.jspecify.annotations.NullMarked;
