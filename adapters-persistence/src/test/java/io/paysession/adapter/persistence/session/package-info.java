@NullMarked
package io.paysession.adapter.persistence.session;

import org.jspecify.annotations.NullMarked;
