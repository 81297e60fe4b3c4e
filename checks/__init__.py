"""Claims to relations to findings: one check a module."""

from checks.catalogue import CHECKS, Check, across, check, sought
from checks.statements import is_held

__all__ = ["CHECKS", "Check", "across", "check", "is_held", "sought"]
