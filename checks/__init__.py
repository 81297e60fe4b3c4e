"""Claims to relations to findings: one check a module."""

from checks.catalogue import CHECKS, Check, across, check, sought

__all__ = ["CHECKS", "Check", "across", "check", "sought"]
