-- A new merchant may not capture or refund what no earlier transaction limits. Those who are there keep what they have:
-- what was the default when they were made is now written down.
UPDATE merchant SET settings = '{"linesOfBusiness":{},"standard":{"acquirer":"sandbox","cardTypes":[],"currencies":[],"payerAuthentication":true,"privileges":["AUTHORIZE","CAPTURE","DEVICE_PAYMENTS","EXCESSIVE_CAPTURE","PAY","REFUND","STANDALONE_CAPTURE","STANDALONE_REFUND","TOKENIZATION","UPDATE_AUTHORIZATION","VERIFY","VOID"]},"tokens":{"format":"PRESERVE_6_4","repository":"","uniqueness":"UNIQUE_PER_ACCOUNT"}}'
WHERE settings IS NULL;
