"""Exports of whole blogs that are no feeds: a module for each program that makes them."""

from feeds.moving.exports._read_export import read_export

__all__ = ["read_export"]
