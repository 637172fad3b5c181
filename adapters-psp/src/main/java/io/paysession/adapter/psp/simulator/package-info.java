/**
 * A terminal without hardware: keeps the states and open sessions that psp-protocol describes, with cards, bank answers
 * and faults by script. {@link io.paysession.adapter.psp.simulator.SimulatedTerminal} is free of input, output, clocks
 * and threads; the servers around it are the only part that has them.
 */
@NullMarked
package io.paysession.adapter.psp.simulator;

import org.jspecify.annotations.NullMarked;
