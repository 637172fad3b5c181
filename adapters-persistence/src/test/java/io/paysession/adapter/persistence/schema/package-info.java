@NullMarked
package io.paysession.adapter.persistence.schema;

import org.jspecify.annotations.NullMarked;
