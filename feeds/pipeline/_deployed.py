"""Where the deployed site is read from: a folder, or its address."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

from feeds.articles import quoted
from feeds.errors import Problem, ReadError

__all__ = ["Deployed", "fetch"]

_LONGEST = 30  # seconds without an answer
_LARGEST = 64 * 1024 * 1024  # bytes
_NO_SUCH_FILE = frozenset({404, 410})


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
            return fetch(urljoin(base, quoted(path)))
        try:
            return (self._folder / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as error:
            raise _unread(str(self._folder / path), error.strerror or str(error)) from error


def fetch(place: str) -> bytes | None:
    """What is at an address or in a file; None where there is nothing. Raises ReadError."""
    if not _is_address(place):
        try:
            return Path(place).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _unread(place, error.strerror or str(error)) from error
    return _answer(place)


def _answer(place: str) -> bytes | None:
    """What an address answers; None where it says that there is nothing."""
    import urllib.error  # noqa: PLC0415 - 20 ms, which only a site at an address costs
    import urllib.request  # noqa: PLC0415

    request = urllib.request.Request(place, headers={"User-Agent": "feeds"})  # noqa: S310 - http or https
    try:
        with urllib.request.urlopen(request, timeout=_LONGEST) as answer:  # noqa: S310 - as above
            data: bytes = answer.read(_LARGEST + 1)
            return data
    except urllib.error.HTTPError as error:
        with error:
            if error.code in _NO_SUCH_FILE:
                return None
            raise _unread(place, f"the host answers {error.code} {error.reason}") from error
    except (OSError, ValueError) as error:
        raise _unread(place, f"it cannot be fetched ({error})") from error


def _is_address(place: str) -> bool:
    return place.startswith(("http://", "https://"))


def _unread(place: str, why: str) -> ReadError:
    return ReadError(Problem(path=place, message=why, hint="mend that, or try again later"))
