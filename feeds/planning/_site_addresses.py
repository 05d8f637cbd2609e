"""The addresses that the settings state for the whole site: what of them cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from feeds.config import AuthorSetting, Config
from feeds.content import FILE_SCHEMES, as_uri, refusal, web_uri
from feeds.errors import ConfigError, Problem

__all__ = ["address_of", "address_warnings", "check_address", "line_of"]


def address_of(base: str, stated: str) -> str:
    """The whole address of a picture of the site; "" for none, or one that leads nowhere."""
    try:
        return urljoin(base, as_uri(stated, FILE_SCHEMES)) if stated else ""
    except ValueError:
        return ""


def address_warnings(config: Config) -> Iterator[Problem]:
    """What of the settings is no address that a feed can hold, at its line."""
    url = config.author.url if isinstance(config.author, AuthorSetting) else ""
    for key, stated in (("icon", config.icon), ("logo", config.logo), ("url", url)):
        why = refusal(stated, FILE_SCHEMES) if stated else ""
        if stated and key == "url" and not why and not web_uri(stated):
            why = "it is not whole"
        if why:
            yield Problem(
                path=config.file,
                line=line_of(stated, config.root / config.file),
                message=f"{'author.url' if key == 'url' else key} {stated!r} is left out: {why}",
                hint="write it whole, such as https://example.org/me, or take it out",
                severity="warning",
            )


def check_address(config: Config) -> None:
    """Raise ConfigError for an address that holds another one, as two whole settings make it."""
    _, _, rest = config.url.partition("://")
    if "://" not in rest:
        return
    site = config.site
    file = (
        config.root / config.file
        if "url" in config.given or site is None
        else site.root / site.file
    )
    inner = rest.partition("/")[2].strip("/")
    raise ConfigError(
        Problem(
            path=file.name,
            line=line_of(inner, file),
            message=f"the address of the site would be {config.url!r}: an address in an address",
            hint="write the whole address in one setting, such as url: https://example.org, and "
            'a path in the other, such as baseurl: /blog, or baseurl: ""',
        )
    )


def line_of(stated: str, file: Path) -> int:
    """The last line of a file of settings that holds what is stated; 0 for none."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return 0
    return max((number for number, line in enumerate(lines, 1) if stated in line), default=0)
