"""Running the command line as a user does: in a process of its own.

Most of the time of a short command is spent on imports. So one process without threads, the
starter, imports the package, and forks for each command. Where a system cannot fork, each
command is a new interpreter.
"""

from __future__ import annotations

import atexit
import math
import os
import pickle
import runpy
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NoReturn
from unittest.mock import patch

__all__ = ["Done", "feeds", "run"]

ROOT = Path(__file__).parents[2]
_SECONDS = 300  # for one command, on a machine as busy as may be
_IMPORTED = ("feeds.cli", "feeds.pipeline", "feeds.moving", "feeds.validation")


@dataclass(frozen=True)
class Done:
    """What a command came to."""

    code: int  # -N where signal N ended it
    out: str
    err: str


def feeds(*arguments: str | Path, cwd: Path, **env: str) -> Done:
    """`feeds ARGUMENTS`; no command may ever show a traceback."""
    variables = {**os.environ, "SOURCE_DATE_EPOCH": "1782900000", **env}
    done = run([str(one) for one in arguments], cwd, variables)
    assert "Traceback" not in done.out + done.err, done.err
    return done


def run(arguments: Sequence[str], cwd: Path, variables: Mapping[str, str]) -> Done:
    """`feeds ARGUMENTS` with an empty standard input."""
    with tempfile.TemporaryDirectory() as folder:
        streams = Path(folder, "out"), Path(folder, "err")
        if hasattr(os, "fork"):
            code = _starter().run(arguments, cwd, variables, *streams)
        else:
            with streams[0].open("wb") as out, streams[1].open("wb") as err:
                code = subprocess.run(
                    [sys.executable, "-m", "feeds", *arguments], cwd=cwd, env=variables,
                    stdin=subprocess.DEVNULL, stdout=out, stderr=err, check=False, timeout=_SECONDS,
                ).returncode  # fmt: skip
        shown = [one.read_bytes().decode().replace(os.linesep, "\n") for one in streams]
    return Done(code, *shown)


class _Starter:
    """The near end of the process that forks. A command inherits nothing of the tests."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from tests.cli.commands import serve; serve()"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        atexit.register(self.stop)

    def run(
        self, arguments: Sequence[str], cwd: Path, variables: Mapping[str, str], *streams: Path
    ) -> int:
        """Its exit code."""
        assert self._process.stdin
        assert self._process.stdout
        call = (list(arguments), str(cwd), dict(variables), [str(one) for one in streams])
        pickle.dump(call, self._process.stdin)
        self._process.stdin.flush()
        code: int = pickle.load(self._process.stdout)
        return code

    def stop(self) -> None:
        """Let it go; it ends where its input does."""
        with self._process:
            pass


@cache
def _starter() -> _Starter:
    return _Starter()


def serve() -> None:
    """The far end: a call comes in, its exit code goes out, until the input ends."""
    calls, codes = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    for name in _IMPORTED:
        import_module(name)
    patch("feeds.cli._progress._PLAIN", math.inf).start()  # a slow machine says no more
    while True:
        try:
            arguments, cwd, variables, streams = pickle.load(calls)
        except EOFError:
            return
        child = os.fork()
        if not child:
            calls.close()
            codes.close()
            _be_command(arguments, cwd, variables, streams)
        pickle.dump(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), codes)
        codes.flush()


def _be_command(
    arguments: list[str], cwd: str, variables: dict[str, str], streams: list[str]
) -> NoReturn:
    signal.alarm(_SECONDS)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(variables)
    for number, path in enumerate((os.devnull, *streams)):
        flags = os.O_WRONLY | os.O_CREAT if number else os.O_RDONLY
        opened = os.open(path, flags, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
    sys.argv = ["feeds", *arguments]
    code: object = 0
    try:
        runpy.run_module("feeds", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001 - as an interpreter does it
        traceback.print_exc()
        code = 1
    if isinstance(code, str):
        sys.stderr.write(code)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 1 if code else 0)
