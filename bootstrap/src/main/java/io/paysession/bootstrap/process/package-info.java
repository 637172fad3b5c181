/** The process: its jobs, its start and its end, what it logs and what it dies of. */
@NullMarked
package io.paysession.bootstrap.process;

import org.jspecify.annotations.NullMarked;
