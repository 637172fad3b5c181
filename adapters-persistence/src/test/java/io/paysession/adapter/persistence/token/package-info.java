@NullMarked
package io.paysession.adapter.persistence.token;

import org.jspecify.annotations.NullMarked;
