/** Serial ports, for a host and for a simulated terminal alike. */
@NullMarked
package io.paysession.adapter.psp.serial;

import org.jspecify.annotations.NullMarked;
