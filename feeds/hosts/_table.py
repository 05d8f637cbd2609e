"""All hosts, by the name that the setting and the option have."""

from __future__ import annotations

from feeds.deferred import DeferredTable
from feeds.hosts._host import Host

__all__ = ["HOSTS", "host_of"]

HOSTS = DeferredTable[Host](
    {
        "nginx": "feeds.hosts.nginx:HOST",
        "apache": "feeds.hosts.apache:HOST",
        "caddy": "feeds.hosts.caddy:HOST",
        "netlify": "feeds.hosts.netlify:HOST",
        "cloudflare": "feeds.hosts.cloudflare:HOST",
        "github-pages": "feeds.hosts.github_pages:HOST",
    }
)


def host_of(name: str) -> Host | None:
    """That host; None for none."""
    return HOSTS.get(name)
