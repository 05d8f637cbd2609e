"""feeds serve"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from feeds.cli._options import ConfigFile, settings, wrong
from feeds.cli._output import guarded
from feeds.cli._terminal import say

__all__ = ["serve"]

_PORT = "8000"
_LAST_PORT = 65535


def serve(
    output: Annotated[
        Path | None,
        typer.Argument(metavar="OUTPUT", help="Folder that was built.", show_default="public"),
    ] = None,
    *,
    port: Annotated[str, typer.Option(metavar="PORT", help="Port on this machine.")] = _PORT,
    config: ConfigFile = None,
) -> None:
    """Show the built site at http://localhost:8000/, to this machine alone.

    A site that was built without an address is whole there: one can subscribe to it.
    """
    from feeds.serve import make_server  # noqa: PLC0415 - help and --version stay quick

    with guarded():
        if not re.fullmatch(r"[0-9]{1,5}", port) or int(port) > _LAST_PORT:
            raise wrong("--port", f"{port!r} is no port", "write a number from 0 to 65535")
        if output is not None and not output.is_dir():
            raise wrong(str(output), "there is no such folder", "run feeds build first")
        folder = output or (made := settings(None, config)).root / made.output
        server = make_server(folder, int(port), lambda line: print(line, file=sys.stderr))
    with server:
        say(f"{folder} at http://localhost:{server.server_port}/ (Ctrl-C ends it)")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("")
