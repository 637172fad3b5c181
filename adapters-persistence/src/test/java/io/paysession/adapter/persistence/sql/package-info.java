@NullMarked
package io.paysession.adapter.persistence.sql;

import org.jspecify.annotations.NullMarked;
