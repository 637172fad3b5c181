/**
 * The process in charge of a terminal: it carries out what merchants ask for, stores what the terminal says, and makes sure
 * that every approval ends in a commit or a void. Nothing here waits, has a thread or reads a clock; whoever has sockets
 * and timers calls in.
 */
@NullMarked
package io.paysession.application.terminal.control;

import org.jspecify.annotations.NullMarked;
