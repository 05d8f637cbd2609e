"""Where the deployed site is read from: a folder, or its address."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path
from urllib.parse import urljoin

from feeds.articles import quoted
from feeds.errors import Problem, ReadError
from feeds.logins import with_login_of, without_login
from feeds.records import dataclass

__all__ = ["Deployed", "Fetched", "fetch_or_read"]

_LONGEST = 300.0  # seconds in all
_SILENCE = 30.0  # seconds without an answer
_LARGEST = 64 * 1024 * 1024  # bytes
_OK = 200
_NO_SUCH_FILE = frozenset({404, 410})
_REASONS = {
    "redirects": "too many redirects, the last to {}",
    "compression": "what it is compressed with, {}, cannot be read",
}


class Deployed:
    """The files of a deployed site, by their path in the output."""

    def __init__(self, place: str | Path) -> None:
        self._address = str(place) if _is_address(str(place)) else ""
        self._folder = Path(place)
        if not self._address and not isinstance(place, Path) and not self._folder.is_dir():
            raise ReadError(
                Problem(
                    path=str(place),
                    message="there is no such folder",
                    hint="give the folder or the address of the deployed site: --against PLACE",
                )
            )

    @property
    def is_address(self) -> bool:
        """Whether each read is a request."""
        return bool(self._address)

    def read(self, path: str) -> bytes | None:
        """A file; None where there is none. Raises ReadError where it cannot be read."""
        if self._address:
            base = self._address if self._address.endswith("/") else self._address + "/"
            found = fetch_or_read(urljoin(base, quoted(path)))
            return found.data if found else None
        file = self._folder / path
        try:
            return file.read_bytes() if file.is_file() else None
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as error:
            raise _unread(str(file), error.strerror or str(error)) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What is at an address or in a file."""

    data: bytes
    place: str = field(repr=False)  # where it was in the end, with the login that counts there
    charset: str = ""  # as the server says


def fetch_or_read(place: str) -> Fetched | None:
    """What is at an address or in a file; None where there is nothing. Raises ReadError."""
    if _is_address(place):
        return _answer(place)
    try:
        with Path(place).open("rb") as stream:
            data = stream.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise _too_large(place)
        return Fetched(data=data, place=place)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unread(place, error.strerror or str(error)) from error


def _answer(place: str) -> Fetched | None:
    """What an address answers; None where it says that there is nothing."""
    from feeds.fetch import (  # noqa: PLC0415 - only a site at an address costs it
        FetchError,
        Limits,
        content_type_of,
        fetch,
    )

    limits = Limits(size=_LARGEST, seconds=_LONGEST, silence=_SILENCE)
    try:
        answer = fetch(place, headers={"User-Agent": "feeds"}, limits=limits)
    except FetchError as error:
        said = _REASONS.get(error.kind, "{}").format(error.detail)
        raise _unread(place, f"it cannot be fetched ({said})") from error
    if answer.status in _NO_SUCH_FILE:
        return None
    if answer.status != _OK:
        raise _unread(place, f"the host answers {answer.status} {answer.reason}".rstrip())
    end = with_login_of(place, answer.url) if answer.login else answer.url
    return Fetched(data=answer.body, place=end, charset=content_type_of(answer)[1])


def _is_address(place: str) -> bool:
    return place.lower().startswith(("http://", "https://"))


def _too_large(place: str) -> ReadError:
    return ReadError(
        Problem(
            path=place,
            message=f"it has more than {_LARGEST // 1024 // 1024} MB",
            hint="export it in parts, such as year by year, and import each of them",
        )
    )


def _unread(place: str, why: str) -> ReadError:
    return ReadError(
        Problem(path=without_login(place), message=why, hint="fix that, or try again later")
    )
