-- What nobody here asked for and was found on a terminal has no amount that anybody knows; a part that the terminal told is
-- its ceiling. Former versions stored 1, the least amount, instead of what they did not know.
ALTER TABLE terminal_session ALTER COLUMN amount DROP NOT NULL;

UPDATE terminal_session SET amount = NULL, ceiling = nullif(ceiling, 1), attention = true
    WHERE number = 0 AND reference = 'found on the terminal ' || session_id;
