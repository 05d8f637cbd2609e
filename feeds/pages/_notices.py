"""Pages in the place of an article: it moved, it was withdrawn, it never was."""

from __future__ import annotations

from feeds.pages._environment import document
from feeds.pages._relative_links import local
from feeds.pages._shell import Shell, shell_at, shell_for
from feeds.pages._site import Site

__all__ = ["render_gone", "render_missing", "render_redirect", "render_withdrawn"]


def render_redirect(target: str, site: Site, *, path: str, title: str = "") -> bytes:
    """The page at an old address: browsers go on to `target` (absolute) at once, search
    engines take that for the article's address, and people find a link.
    """
    shell = shell_for(site, path)
    words = shell.words
    return _notice(
        shell,
        heading=words.moved,
        text=title,
        link=local(target, site.url, shell.up),
        label=target,
        target=target,
    )


def render_gone(site: Site, *, path: str, title: str = "") -> bytes:
    """The page of an article that its publisher withdrew. `title` only where it may be shown."""
    shell = shell_for(site, path)
    words = shell.words
    return _notice(
        shell,
        heading=words.gone,
        text=title,
        link=local(site.url, site.url, shell.up),
        label=words.home,
    )


def render_withdrawn(site: Site) -> bytes:
    """`410.html`: hosts show it at the address of any withdrawn article, as `404.html`."""
    shell = shell_at(site, site.url)
    words = shell.words
    return _notice(shell, heading=words.gone, text="", link=site.url, label=words.home)


def render_missing(site: Site) -> bytes:
    """`404.html`: hosts show it at whatever address was asked for, so its links are absolute."""
    shell = shell_at(site, site.url)
    words = shell.words
    return _notice(shell, heading=words.missing, text="", link=site.url, label=words.home)


def _notice(
    shell: Shell, *, heading: str, text: str, link: str, label: str, target: str = ""
) -> bytes:
    return document(
        "notice.html",
        shell.site.templates,
        shell=shell,
        site=shell.site,
        words=shell.words,
        heading=heading,
        text=text,
        link=link,
        label=label,
        target=target,
    )
