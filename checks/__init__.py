"""Claims to relations to findings: one check a module."""

from checks.catalogue import CHECKS, Check, check

__all__ = ["CHECKS", "Check", "check"]
