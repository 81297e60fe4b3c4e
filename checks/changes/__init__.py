"""Forms in which a text tells how a level changed, for `checks.growth`."""
