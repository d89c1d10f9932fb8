-- What modules asked for themselves before sources were kept.
UPDATE requirements SET source = 'The portal’s own default, no rule behind it.'
    WHERE scope_id = 0 AND source IS NULL;
