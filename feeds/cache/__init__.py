"""Tables of the results of unchanged inputs, kept between builds."""

from feeds.cache._tables import Cache, cache_folder

__all__ = ["Cache", "cache_folder"]
