-- When somebody was last in charge of a terminal. Sessions that wait for a card do not outlive a longer absence.
ALTER TABLE terminal ADD COLUMN attended_at timestamptz;

-- Until when a session waits for a card, or for what the merchant says to one that was read. NULL is for ever.
ALTER TABLE terminal_session ADD COLUMN waits_until timestamptz;

-- Who had a terminal's number last: what was committed is known for ever. The column is written when a session leaves
-- the phase before the approval, which no other index lets be a "heap only" update either.
CREATE INDEX terminal_session_terminal_number
    ON terminal_session (merchant_id, terminal_id, terminal_number, approved_at DESC)
    WHERE terminal_number IS NOT NULL;
