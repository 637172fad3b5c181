package io.paysession.benchmarks.store;

/** A store of sessions, as the two that are compared look to the load; ids are its own. */
interface Store {
    String name();

    /** Stores a new session. */
    String create();

    /** Reads a session, changes it and stores it. */
    void update(String id);

    /** Reads a session. */
    void retrieve(String id);
}
