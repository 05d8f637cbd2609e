"""A preview on loopback: as a static host would serve it, made again whenever a source changes."""

from feeds.serve._live import LiveSite
from feeds.serve._server import HOST, PORT, TYPES, SiteServer, make_server
from feeds.serve._shown import LiveNotice

__all__ = ["HOST", "PORT", "TYPES", "LiveNotice", "LiveSite", "SiteServer", "make_server"]
