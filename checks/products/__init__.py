"""Rates, means and other products that a text works out, for `checks.product`."""
