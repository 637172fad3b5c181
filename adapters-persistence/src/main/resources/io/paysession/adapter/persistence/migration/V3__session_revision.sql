-- Counts every stored change of a session, also those that its version does not show: a security code that was used up,
-- an authentication that was counted. The content is bound to it, so that what was sealed before cannot be opened any
-- more; such sessions would have ended within the hour.
DELETE FROM payment_session;
ALTER TABLE payment_session ADD COLUMN revision integer NOT NULL;
