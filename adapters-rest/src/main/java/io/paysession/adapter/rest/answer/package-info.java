/** What is sent back: answers, pages, and their parts. */
@NullMarked
package io.paysession.adapter.rest.answer;

import org.jspecify.annotations.NullMarked;
