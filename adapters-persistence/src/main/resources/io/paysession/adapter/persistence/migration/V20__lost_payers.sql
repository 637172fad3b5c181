-- Of a payer who was sent away to be authenticated: when somebody last began to ask there what has become of that. No part
-- of what the transaction is.
ALTER TABLE payment_transaction ADD COLUMN payer_sought_at timestamptz;

CREATE INDEX payment_transaction_payers ON payment_transaction (settled_at)
    WHERE type = 'AUTHENTICATION' AND code = 'PENDING';
