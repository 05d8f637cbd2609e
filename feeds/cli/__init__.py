"""The command line: commands → library calls → exit code. The only place that prints."""

from feeds.cli._main import main, program

__all__ = ["main", "program"]
