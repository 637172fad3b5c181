-- What kind of card was read, if it is no bank card.
ALTER TABLE terminal_session ADD COLUMN card_type text;
