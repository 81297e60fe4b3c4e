"""Pairs of which one can be no larger than the other, for `checks.order` and `checks.scope`."""
