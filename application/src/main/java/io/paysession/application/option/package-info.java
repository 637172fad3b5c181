/** What a payer could pay with. */
@NullMarked
package io.paysession.application.option;

import org.jspecify.annotations.NullMarked;
