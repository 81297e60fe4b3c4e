"""Sums, differences and balances, for `checks.sum`."""
