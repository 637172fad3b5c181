/** What has to be done again and again, whoever does it. */
@NullMarked
package io.paysession.application.housekeeping;

import org.jspecify.annotations.NullMarked;
