"""Atom 1.0: feed and entry documents, by RFC 4287."""
