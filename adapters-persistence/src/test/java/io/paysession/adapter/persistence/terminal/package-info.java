@NullMarked
package io.paysession.adapter.persistence.terminal;

import org.jspecify.annotations.NullMarked;
