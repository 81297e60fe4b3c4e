"""Text to claims: pure up to the store."""
