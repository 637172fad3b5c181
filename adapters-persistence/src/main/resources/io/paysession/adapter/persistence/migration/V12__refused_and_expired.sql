-- What a session was before its terminal was asked for more than is reserved, and is again if that is refused. The policy
-- that was running stays in the columns for that.
ALTER TABLE terminal_session ADD COLUMN former_status text;

-- What nobody has confirmed when the terminal's own timeout is over: what was wanted (0 for a void), what the terminal is
-- configured to do and has taken then, and how often to ask it still for what was wanted.
ALTER TABLE terminal_session
    ADD COLUMN wanted_amount  bigint,
    ADD COLUMN taken_amount   bigint,
    ADD COLUMN timeout_action text,
    ADD COLUMN tries_left     integer;

-- What is still to be tried is few, and looked for whenever somebody begins to be in charge of a terminal.
CREATE INDEX terminal_session_tries_left ON terminal_session (merchant_id, terminal_id)
    WHERE tries_left > 0 AND status = 'EXPIRED';
