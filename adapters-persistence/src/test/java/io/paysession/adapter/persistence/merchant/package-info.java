@NullMarked
package io.paysession.adapter.persistence.merchant;

import org.jspecify.annotations.NullMarked;
