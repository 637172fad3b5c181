/** What a measurement needs of the machine: processes, folders, processor time, and that all of it is cleaned away. */
@NullMarked
package io.paysession.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
