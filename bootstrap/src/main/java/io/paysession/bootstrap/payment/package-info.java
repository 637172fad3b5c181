/** Who is asked for money, what is settled afterwards, and which incidents a person has to look at. */
@NullMarked
package io.paysession.bootstrap.payment;

import org.jspecify.annotations.NullMarked;
