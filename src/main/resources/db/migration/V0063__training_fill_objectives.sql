UPDATE attempt_questions SET objective = JSON_VALUE(shown, '$.objective'),
    weight = COALESCE(JSON_VALUE(shown, '$.weight'), 1);
