"""Wholes with their parts, and what lies within what: shared by the checks of sums, shares, changes and orders."""
