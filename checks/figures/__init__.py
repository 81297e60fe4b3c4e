"""What the words say of the figures of a page, and of what stands together there: shared by all checks."""
