"""[tool.feeds] in pyproject.toml, or feeds.toml → one frozen Config. None is needed.

What no setting says, the files of a site's generator may: feeds.generators reads them.
"""

from feeds.config._load import check_permalinks, load_config, parse_config
from feeds.config._look import is_font_file
from feeds.config._permalinks import PART, PermalinkRule, Permalinks
from feeds.config._read_toml import TomlError, read_toml
from feeds.config._settings import (
    PREVIEW_URL,
    AuthorSetting,
    Config,
    DateSource,
    FeedSetting,
    HostName,
    MenuSetting,
)
from feeds.config._source_site import Defaults, SourceSite
from feeds.config._write_toml import to_toml
from feeds.deferred import deferred

make_schema = deferred("feeds.config._schema:make_schema")

__all__ = [
    "PART",
    "PREVIEW_URL",
    "AuthorSetting",
    "Config",
    "DateSource",
    "Defaults",
    "FeedSetting",
    "HostName",
    "MenuSetting",
    "PermalinkRule",
    "Permalinks",
    "SourceSite",
    "TomlError",
    "check_permalinks",
    "is_font_file",
    "load_config",
    "make_schema",
    "parse_config",
    "read_toml",
    "to_toml",
]
