"""All hosts, by the name that the setting and the option have."""

from __future__ import annotations

from collections.abc import Mapping

from feeds.hosts import apache, caddy, cloudflare, github_pages, netlify, nginx
from feeds.hosts._host import Host

__all__ = ["HOSTS", "host_of"]

HOSTS: Mapping[str, Host] = {
    "nginx": nginx.HOST,
    "apache": apache.HOST,
    "caddy": caddy.HOST,
    "netlify": netlify.HOST,
    "cloudflare": cloudflare.HOST,
    "github-pages": github_pages.HOST,
}


def host_of(name: str) -> Host | None:
    """That host; None for none."""
    return HOSTS.get(name)
