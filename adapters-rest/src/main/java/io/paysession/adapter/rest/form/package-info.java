/** The hosted fields: the files that payers' browsers load, and where what they hold goes. */
@NullMarked
package io.paysession.adapter.rest.form;

import org.jspecify.annotations.NullMarked;
