-- Which device is meant by a terminal, and what was found at its address instead: two devices use the same numbers for
-- different cardholders. NULL until a device has told who it is.
ALTER TABLE terminal
    ADD COLUMN device_serial text COLLATE "C",
    ADD COLUMN found_serial  text COLLATE "C",
    ADD COLUMN replaced_at   timestamptz;

-- The device that has read the card, and so has what was reserved on it.
ALTER TABLE terminal_session ADD COLUMN card_reader text COLLATE "C";
