-- Replaced by standing_spans, which are worked out from the ledger when the portal starts.
DROP TABLE standings;
