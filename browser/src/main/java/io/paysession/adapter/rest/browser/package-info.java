/** What the payer's browser runs. Its sources are TypeScript and stand beside; this is where their results are found. */
@NullMarked
package io.paysession.adapter.rest.browser;

import org.jspecify.annotations.NullMarked;
