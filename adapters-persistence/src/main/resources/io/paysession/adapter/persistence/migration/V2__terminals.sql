-- Every write about a terminal or one of its sessions takes the next position from this row and so waits for whoever
-- is just writing: positions become visible in their order. Only columns without an index change then, and most of a
-- page is left free, so that updates stay "heap only".
CREATE TABLE terminal (
    merchant_id   text COLLATE "C" NOT NULL,
    terminal_id   text COLLATE "C" NOT NULL,
    family        text NOT NULL,
    -- NULL once the terminal is removed. The row stays, because positions and epochs must never begin again.
    address       text COLLATE "C",
    -- Where the address leads to: one text for all addresses of a place, so that nobody takes another's terminal.
    place         text COLLATE "C" UNIQUE,
    currency      text NOT NULL,
    status        text NOT NULL,
    lease_holder  text COLLATE "C",
    lease_epoch   bigint NOT NULL,
    lease_until   timestamptz,
    wished_at     timestamptz,
    last_position bigint NOT NULL,
    PRIMARY KEY (merchant_id, terminal_id),
    CHECK ((lease_holder IS NULL) = (lease_until IS NULL)),
    CHECK ((address IS NULL) = (place IS NULL)),
    CHECK (address IS NOT NULL OR lease_holder IS NULL)
) WITH (
    fillfactor = 25,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_scale_factor = 0.05
);

-- A session as it is now. No reference to the terminal: sessions stay when the terminal is removed.
-- Amounts are in the smallest unit of the currency, and times to be waited for in seconds.
CREATE TABLE terminal_session (
    merchant_id       text COLLATE "C" NOT NULL,
    terminal_id       text COLLATE "C" NOT NULL,
    session_id        text COLLATE "C" NOT NULL,
    reference         text COLLATE "C" NOT NULL,
    number            bigint NOT NULL,
    amount            bigint NOT NULL,
    currency          text NOT NULL,
    mode              text NOT NULL,
    disposal_within   numeric NOT NULL,
    disposal_action   text NOT NULL,
    disposal_amount   bigint,
    created_at        timestamptz NOT NULL,
    -- Which of the states it is: finer than the status.
    state             text NOT NULL,
    status            text NOT NULL,
    -- BEFORE_APPROVAL, UNDISPOSED or OVER. Indexes ask for this and not for the status, because it changes twice only.
    phase             text NOT NULL,
    step              integer NOT NULL,
    at                timestamptz NOT NULL,
    reason            text NOT NULL,
    card_read         boolean NOT NULL,
    card_hash         text,
    masked_pan        text,
    -- The terminal's own number of the approval.
    terminal_number   bigint,
    ceiling           bigint,
    approved_at       timestamptz,
    terminal_deadline timestamptz,
    metered           bigint,
    new_total         bigint,
    dispose_by        timestamptz,
    due_within        numeric,
    due_action        text,
    due_amount        bigint,
    final_amount      bigint,
    failures          integer,
    next_attempt      timestamptz,
    confirmed         boolean,
    attention         boolean NOT NULL,
    unknown_until     timestamptz,
    -- Where its first and its latest step stand in the terminal's story: between them is its history.
    first_position    bigint NOT NULL,
    last_position     bigint NOT NULL,
    PRIMARY KEY (merchant_id, terminal_id, session_id),
    UNIQUE (merchant_id, terminal_id, reference)
) WITH (
    fillfactor = 60,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_scale_factor = 0.05,
    autovacuum_vacuum_insert_threshold = 10000,
    autovacuum_analyze_scale_factor = 0.1
);

CREATE UNIQUE INDEX terminal_session_occupying ON terminal_session (merchant_id, terminal_id)
    WHERE phase = 'BEFORE_APPROVAL';
CREATE INDEX terminal_session_unfinished ON terminal_session (merchant_id, terminal_id, created_at)
    WHERE phase <> 'OVER';
CREATE INDEX terminal_session_attention ON terminal_session (merchant_id, terminal_id) WHERE attention;
CREATE INDEX terminal_session_created_at ON terminal_session (merchant_id, terminal_id, created_at);

-- What happened on a terminal: steps of sessions, and the terminal's status. Positions have gaps.
CREATE TABLE terminal_event (
    merchant_id     text COLLATE "C" NOT NULL,
    terminal_id     text COLLATE "C" NOT NULL,
    position        bigint NOT NULL,
    at              timestamptz NOT NULL,
    -- The epoch of the lease at that time, whoever wrote.
    epoch           bigint NOT NULL,
    session_id      text COLLATE "C",
    step            integer,
    status          text,
    reason          text,
    terminal_number bigint,
    ceiling         bigint,
    metered         bigint,
    new_total       bigint,
    final_amount    bigint,
    terminal_status text,
    PRIMARY KEY (merchant_id, terminal_id, position),
    CHECK ((session_id IS NULL) <> (terminal_status IS NULL)),
    CHECK (session_id IS NULL OR step IS NOT NULL AND status IS NOT NULL AND reason IS NOT NULL)
);

CREATE FUNCTION terminal_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION 'terminal_event can only be added to';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON terminal_event
    FOR EACH STATEMENT EXECUTE FUNCTION terminal_event_is_append_only();
