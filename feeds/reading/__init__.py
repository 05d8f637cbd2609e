"""Bytes → Document: one module a file format, one literal table READERS."""

from feeds.reading._beside import file_beside, files_of_folders, indexes_of_folders
from feeds.reading._place import stem_of
from feeds.reading._readers import READERS, SUFFIXES, read
from feeds.reading.keys import NAMES, canonical
from feeds.reading.people import read_people
from feeds.reading.scanner import Found, scan

__all__ = [
    "NAMES",
    "READERS",
    "SUFFIXES",
    "Found",
    "canonical",
    "file_beside",
    "files_of_folders",
    "indexes_of_folders",
    "read",
    "read_people",
    "scan",
    "stem_of",
]
