"""What is wrong with a database, in words that can be shown. They name no files."""

from __future__ import annotations


class StoreError(Exception):
    """The database cannot be used at the moment. The message says why, as in "the disk is full"."""


class CorruptError(StoreError):
    """What is in the file is no database, or one that is damaged."""
