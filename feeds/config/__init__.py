"""[tool.feeds] in pyproject.toml, or feeds.toml → one frozen Config. None is needed.

What no setting says, the files of a site's generator may.
"""

from feeds.config._load import check_permalinks, load_config, parse_config
from feeds.config._patterns import cleaned, translate
from feeds.config._permalinks import PART, Permalinks, Rule
from feeds.config._recognise import recognise
from feeds.config._settings import (
    PREVIEW_URL,
    AuthorSetting,
    Config,
    Defaults,
    FeedSetting,
    Recognised,
    Slugs,
)
from feeds.config._site_text import read_site_text
from feeds.config._toml import to_toml

__all__ = [
    "PART",
    "PREVIEW_URL",
    "AuthorSetting",
    "Config",
    "Defaults",
    "FeedSetting",
    "Permalinks",
    "Recognised",
    "Rule",
    "Slugs",
    "check_permalinks",
    "cleaned",
    "load_config",
    "parse_config",
    "read_site_text",
    "recognise",
    "to_toml",
    "translate",
]
