"""feeds serve"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from feeds.cli._options import ConfigFile, settings
from feeds.cli._output import guarded

__all__ = ["serve"]

_PORT = 8000


def serve(
    output: Annotated[
        Path | None, typer.Argument(help="Folder that was built.", show_default="public")
    ] = None,
    *,
    port: Annotated[int, typer.Option(help="Port on this machine.", min=0, max=65535)] = _PORT,
    config: ConfigFile = None,
) -> None:
    """Show the built site at http://localhost:8000/, to this machine alone.

    A site that was built without an address is whole there: one can subscribe to it.
    """
    from feeds.serve import make_server  # noqa: PLC0415 - help and --version stay quick

    with guarded():
        folder = output or (made := settings(None, config)).root / made.output
        server = make_server(folder, port, lambda line: typer.echo(line, err=True))
    with server:
        typer.echo(f"{folder} at http://localhost:{server.server_port}/ (Ctrl-C ends it)")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            typer.echo("")
