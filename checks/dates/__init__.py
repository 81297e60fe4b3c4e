"""Days, spans and anniversaries that `checks.date` judges."""
