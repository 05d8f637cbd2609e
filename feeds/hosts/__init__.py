"""Where a site can live: what each host reads, so that feeds are served as they should be."""

from feeds.hosts._headers import HEADERS, headers_file
from feeds.hosts._host import GONE, Host, Setup
from feeds.hosts._redirects import REDIRECTS, redirects_file
from feeds.hosts._routes import Kind, Routes, Served
from feeds.hosts._served import TYPES
from feeds.hosts._table import HOSTS, host_of

__all__ = [
    "GONE",
    "HEADERS",
    "HOSTS",
    "REDIRECTS",
    "TYPES",
    "Host",
    "Kind",
    "Routes",
    "Served",
    "Setup",
    "headers_file",
    "host_of",
    "redirects_file",
]
