"""Lists and the counts of them, for `checks.list`."""
