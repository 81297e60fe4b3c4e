"""Figures that a document tells more than once, and what it tells them of."""
