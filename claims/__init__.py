"""Text to claims: pure up to the store."""

from claims.extract import RULES_VERSION, extract, extract_document
from claims.model import Claim, Document

__all__ = ["RULES_VERSION", "Claim", "Document", "extract", "extract_document"]
