"""The least that any program in Python does: python floor.py SOURCE OUTPUT.

Reads each post, parts front matter and body, makes HTML of the Markdown, cleans it, puts it into
a page, and writes that. No dates, no ids, no lists, no feeds, no order, one process.
"""

import os
import sys

import nh3
import pyromark

PAGE = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title></head>"
    "<body><h1>{title}</h1>{body}</body></html>\n"
)


def main(source: str, output: str) -> None:
    """All posts of a folder."""
    os.makedirs(output, exist_ok=True)  # noqa: PTH103 - pathlib costs as much as the disk
    markdown = pyromark.Markdown()
    for entry in os.scandir(source):
        with open(entry.path, encoding="utf-8") as file:  # noqa: PTH123 - likewise
            _, front, body = file.read().split("---\n", 2)
        fields = dict(line.split(": ", 1) for line in front.splitlines())
        page = PAGE.format(title=fields["title"], body=nh3.clean(markdown.html(body)))
        with open(f"{output}/{entry.name[:-3]}.html", "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write(page)


if __name__ == "__main__":
    main(*sys.argv[1:])
