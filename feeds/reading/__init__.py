"""Bytes → Document: one module a file format, one literal table READERS."""

from feeds.deferred import deferred
from feeds.reading._beginning import begins_as_article
from feeds.reading._beside import (
    file_beside,
    height_of,
    indexes_of_folder,
    names_for_folder,
    own_data_of,
    says_of_others,
    states_of_folder,
)
from feeds.reading._data_files import COMPUTED
from feeds.reading._frozen import frozen_beside
from feeds.reading._in_steps import Steps, in_steps
from feeds.reading._no_article import EMPTY, drafts_of, reason_of_name
from feeds.reading._notebook_names import NOTEBOOK, made_picture, picture_in
from feeds.reading._own_page import is_own_page, name_of_page, says_own_page
from feeds.reading._page_names import kind_of_name, rank_of_kind
from feeds.reading._path_fields import stem_of
from feeds.reading._raw_rows import FoundRow, RawRow
from feeds.reading._readers import READERS, SUFFIXES, part, part_each, read
from feeds.reading._row_texts import is_table, tables_of_folder, texts_of_table
from feeds.reading._site_paths import fields_of_path, reason_by_site
from feeds.reading._source_digest import COVERAGE
from feeds.reading._states import KEPT_OUT, UNCLEAR
from feeds.reading._wanted import Wanted
from feeds.reading.copies import inside_names, is_copy, is_shown, without_mark_of_copy
from feeds.reading.encoding import NO_TEXT, decode
from feeds.reading.exports import (
    EXPORT,
    export_by_names,
    export_in,
    export_of,
    is_movable_type,
)
from feeds.reading.foreign import CONVERT, FOREIGN, NOT_READ
from feeds.reading.globs import named_by
from feeds.reading.keys import NAMES, canonical, fold
from feeds.reading.people import read_people
from feeds.reading.quarto import made_beside, texts_of_page
from feeds.reading.rows import rows_suffix, says_who_may_see
from feeds.reading.scanner import OWN, Found, found_at, glimpse, scan, scan_static
from feeds.reading.siblings import are_days_as_before, is_of_siblings, siblings_of
from feeds.reading.text import keeps_out_in_text

said_at_head = deferred("feeds.reading._said_at_head:said_at_head")
is_packed = deferred("feeds.reading.archives:is_packed")
members = deferred("feeds.reading.archives:members")

__all__ = [
    "COMPUTED",
    "CONVERT",
    "COVERAGE",
    "EMPTY",
    "EXPORT",
    "FOREIGN",
    "KEPT_OUT",
    "NAMES",
    "NOTEBOOK",
    "NOT_READ",
    "NO_TEXT",
    "OWN",
    "READERS",
    "SUFFIXES",
    "UNCLEAR",
    "Found",
    "FoundRow",
    "RawRow",
    "Steps",
    "Wanted",
    "are_days_as_before",
    "begins_as_article",
    "canonical",
    "decode",
    "drafts_of",
    "export_by_names",
    "export_in",
    "export_of",
    "fields_of_path",
    "file_beside",
    "fold",
    "found_at",
    "frozen_beside",
    "glimpse",
    "height_of",
    "in_steps",
    "indexes_of_folder",
    "inside_names",
    "is_copy",
    "is_movable_type",
    "is_of_siblings",
    "is_own_page",
    "is_packed",
    "is_shown",
    "is_table",
    "keeps_out_in_text",
    "kind_of_name",
    "made_beside",
    "made_picture",
    "members",
    "name_of_page",
    "named_by",
    "names_for_folder",
    "own_data_of",
    "part",
    "part_each",
    "picture_in",
    "rank_of_kind",
    "read",
    "read_people",
    "reason_by_site",
    "reason_of_name",
    "rows_suffix",
    "said_at_head",
    "says_of_others",
    "says_own_page",
    "says_who_may_see",
    "scan",
    "scan_static",
    "siblings_of",
    "states_of_folder",
    "stem_of",
    "tables_of_folder",
    "texts_of_page",
    "texts_of_table",
    "without_mark_of_copy",
]
