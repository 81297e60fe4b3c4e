"""The one hierarchy of errors; each message names the file, the place and the remedy."""


class HeshuError(Exception):
    """Anything that heshu reports to its user in one line, without a traceback."""


class UnreadableDocumentError(HeshuError):
    """A document that can't be read as text: missing, empty, binary, too large or in an unknown encoding."""


class UnreachableError(UnreadableDocumentError):
    """An address that did not answer, or not yet; it may be worth another try."""


class MetadataError(HeshuError):
    """A metadata file beside a document that can't be understood."""


class WaiverError(HeshuError):
    """A file of waivers that can't be understood."""


class LexiconError(HeshuError):
    """A lexicon file or entry that can't be used."""


class StoreError(HeshuError):
    """The store can't be opened, locked or written."""


class CheckError(HeshuError):
    """A check raised instead of judging; the run that meets one exits non-zero."""


class TableError(HeshuError):
    """A table of official figures that can't be read, or a row of it that is wrong."""


class RuleError(HeshuError):
    """A file of rules that can't be read, or a rule in it that is wrong."""
