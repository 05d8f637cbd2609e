"""[tool.feeds] in pyproject.toml, or feeds.toml → one frozen Config. None is needed."""

from feeds.config._load import load_config, parse_config
from feeds.config._settings import PREVIEW_URL, AuthorSetting, Config, FeedSetting

__all__ = ["PREVIEW_URL", "AuthorSetting", "Config", "FeedSetting", "load_config", "parse_config"]
