package io.paysession.application.terminal.control;

/** What a terminal was asked for and has not answered. */
enum Asked {
    NOTHING,
    ENABLE,
    START,
    AUTHORIZE,
    CANCEL,
    DISPOSE,
    UPDATE,
    LIST
}
