/** An acquirer that moves no money: the documented test cards, dates, codes and streets decide what it answers. */
@NullMarked
package io.paysession.adapter.acquirer.sandbox;

import org.jspecify.annotations.NullMarked;
