-- How often another device was meant before, and what is known of devices that do not tell who they are: two of those can
-- only be told apart by that. A moment would not do, because the clocks of two processes differ.
ALTER TABLE terminal
    ADD COLUMN device_generation integer NOT NULL DEFAULT 0,
    ADD COLUMN silence           text NOT NULL DEFAULT 'UNHEARD';

UPDATE terminal
SET device_generation = 1, silence = CASE WHEN device_serial IS NULL THEN 'MEANT' ELSE 'UNHEARD' END
WHERE replaced_at IS NOT NULL;

-- 0 if absent.
ALTER TABLE terminal_session ADD COLUMN card_generation integer;

UPDATE terminal_session s SET card_generation = 1
FROM terminal t
WHERE t.merchant_id = s.merchant_id AND t.terminal_id = s.terminal_id AND t.replaced_at < s.created_at;
