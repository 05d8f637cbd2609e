"""Completion scripts: the commands, their options and the words these take, for each shell."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Mapping

from feeds.records import dataclass

__all__ = ["SHELLS", "Command", "Option"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option of a command."""

    names: tuple[str, ...]  # "--quiet", "-q"
    help: str
    takes_value: bool
    words: tuple[str, ...] = ()  # the values that there are; () where any text or file will do


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command; the name of the program itself is ""."""

    name: str
    help: str
    options: tuple[Option, ...]
    words: tuple[str, ...] = ()  # what its first argument can be; () for files and folders


_BASH = r"""# bash completion of feeds
_feeds() {
    local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" command="" i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "${COMP_WORDS[i]}" in
            @names@) command="${COMP_WORDS[i]}"; break ;;
        esac
    done
    COMPREPLY=()
    case "$command $prev" in
@values@
    esac
    if [[ "$cur" == -* ]]; then
        case "$command" in
@options@
        esac
    elif [[ -z "$command" ]]; then
        @commands@
    else
        case "$command" in
@arguments@
        esac
    fi
}
complete -o default -F _feeds feeds
"""

_ZSH = r"""#compdef feeds
# zsh completion of feeds
_feeds() {
  local word command="" found=()
  for word in "${(@)words[2,CURRENT-1]}"; do
    case "$word" in
      @names@) command="$word"; break ;;
    esac
  done
  case "$command ${words[CURRENT-1]}" in
@values@
  esac
  if [[ "${words[CURRENT]}" == -* ]]; then
    case "$command" in
@options@
    esac
    _describe -o option found
  elif [[ -z "$command" ]]; then
    found=(@commands@)
    _describe command found
  else
    case "$command" in
@arguments@
      *) _files ;;
    esac
  fi
}
if [[ "$funcstack[1]" == "_feeds" ]]; then
  _feeds "$@"
else
  compdef _feeds feeds
fi
"""

_POWERSHELL = r"""# PowerShell completion of feeds
Register-ArgumentCompleter -Native -CommandName feeds -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $options = @{
@options@
  }
  $arguments = @{
@arguments@
  }
  $values = @{
@values@
  }
  $before = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object {
    $_.Extent.EndOffset -lt $cursorPosition
  } | ForEach-Object { $_.ToString() })
  $command = [string]($before | Where-Object { $arguments[''] -contains $_ } |
    Select-Object -First 1)
  $previous = [string]($before | Select-Object -Last 1)
  $key = "$command $previous"
  if ($values.ContainsKey($key)) { $found = $values[$key] }
  elseif ($wordToComplete.StartsWith('-')) { $found = $options[$command] }
  else { $found = $arguments[$command] }
  $found | Where-Object { $_ -clike "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
"""


def _filled(script: str, **parts: str) -> str:
    """The script with each `@name@` as given; these come in no text that is filled in."""
    for name, text in parts.items():
        script = script.replace(f"@{name}@", text)
    return script


def _flags(command: Command) -> tuple[str, ...]:
    return tuple(name for option in command.options for name in option.names)


def _sh_words(commands: tuple[Command, ...], line: Callable[[tuple[str, ...]], str]) -> str:
    """The branches that complete the value of an option."""
    return "\n".join(
        f"        {shlex.quote(f'{command.name} {name}')}) {line(option.words)}; return ;;"
        for command in commands
        for option in command.options
        if option.takes_value
        for name in option.names
    )


def _bash(commands: tuple[Command, ...]) -> str:
    def given(words: tuple[str, ...]) -> str:
        text = " ".join(words)
        return f'COMPREPLY=($(compgen -W "{text}" -- "$cur"))' if words else "COMPREPLY=()"

    names = [command.name for command in commands if command.name]
    flags = "\n".join(
        f"            {shlex.quote(command.name)}) {given(_flags(command))} ;;"
        for command in commands
    )
    first = "\n".join(
        f"            {command.name}) {given(command.words)} ;;"
        for command in commands
        if command.name and command.words
    )
    return _filled(
        _BASH,
        names="|".join(names),
        values=_sh_words(commands, given),
        options=flags,
        commands=given(tuple(names)),
        arguments=first,
    )


def _zsh(commands: tuple[Command, ...]) -> str:
    def given(words: tuple[str, ...]) -> str:
        return f"compadd -- {' '.join(words)}" if words else "_files"

    def described(rows: Iterator[tuple[str, str]]) -> str:
        return " ".join(shlex.quote(f"{name}:{help_}") for name, help_ in rows)

    named = [command for command in commands if command.name]
    flags = "\n".join(
        f"      {shlex.quote(command.name)}) found=({described(_described(command))}) ;;"
        for command in commands
    )
    first = "\n".join(
        f"      {command.name}) {given(command.words)} ;;" for command in named if command.words
    )
    return _filled(
        _ZSH,
        names="|".join(command.name for command in named),
        values=_sh_words(commands, given),
        options=flags,
        commands=described((command.name, command.help) for command in named),
        arguments=first,
    )


def _described(command: Command) -> Iterator[tuple[str, str]]:
    return ((name, option.help) for option in command.options for name in option.names)


def _fish(commands: tuple[Command, ...]) -> str:
    return "# fish completion of feeds\n" + "".join(f"{line}\n" for line in _fish_lines(commands))


def _fish_lines(commands: tuple[Command, ...]) -> Iterator[str]:
    for command in commands:
        known = " ".join(one.name for one in commands if one.name)
        on = f"__fish_seen_subcommand_from {command.name}"
        if not command.name:
            on = f"not __fish_seen_subcommand_from {known}"
        else:
            start = f"complete -c feeds -f -n {_fished(f'not __fish_seen_subcommand_from {known}')}"
            yield f"{start} -a {command.name} -d {_fished(command.help)}"
        if command.words:
            yield f"complete -c feeds -f -n {_fished(on)} -a {_fished(' '.join(command.words))}"
        for option in command.options:
            names = " ".join(
                f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"
                for name in option.names
            )
            value = f" -x -a {_fished(' '.join(option.words))}" if option.words else " -r"
            value = value if option.takes_value else ""
            yield f"complete -c feeds -n {_fished(on)} {names}{value} -d {_fished(option.help)}"


def _fished(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _powershell(commands: tuple[Command, ...]) -> str:
    def listed(words: tuple[str, ...]) -> str:
        return f"@({', '.join(map(_powered, words))})"

    names = tuple(command.name for command in commands if command.name)
    flags = "\n".join(f"    {_powered(one.name)} = {listed(_flags(one))}" for one in commands)
    first = "\n".join(
        f"    {_powered(one.name)} = {listed(one.words or (names if not one.name else ()))}"
        for one in commands
    )
    values = "\n".join(
        f"    {_powered(f'{command.name} {name}')} = {listed(option.words)}"
        for command in commands
        for option in command.options
        if option.takes_value
        for name in option.names
    )
    return _filled(_POWERSHELL, options=flags, arguments=first, values=values)


def _powered(text: str) -> str:
    escaped = text.replace("'", "''")
    return f"'{escaped}'"


SHELLS: Mapping[str, Callable[[tuple[Command, ...]], str]] = {
    "bash": _bash,
    "zsh": _zsh,
    "fish": _fish,
    "powershell": _powershell,
}
"""The shells, each with what makes its script."""
