"""Claims to relations to findings: one check a module."""
