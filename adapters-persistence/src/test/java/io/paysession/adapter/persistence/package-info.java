@NullMarked
package io.paysession.adapter.persistence;

import org.jspecify.annotations.NullMarked;
