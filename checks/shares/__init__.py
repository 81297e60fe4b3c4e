"""Forms in which a text tells a share with its part and its whole, for `checks.share`."""
