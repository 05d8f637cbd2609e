"""Workflows of GitHub Actions: a build for each push, and one each night."""

from __future__ import annotations

import shlex

from feeds.hosts._host import Setup

__all__ = ["INSTALL", "WORKFLOW", "nightly", "pages"]

INSTALL = "git+https://example.org/feeds.git"
"""What pip installs: wherever this project is kept."""


WORKFLOW = ".github/workflows/feeds.yml"

_HEAD = """\
# {url}: built at each push, and each night for articles whose day has come.
name: feeds

on:
  push:
    branches: [main, master]
  schedule:
    - cron: "17 3 * * *"  # UTC
  workflow_dispatch:

permissions:
{permissions}

concurrency:
  group: feeds
  cancel-in-progress: false

jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 30
{environment}{defaults}    steps:
      - uses: actions/checkout@v4
        with: {{fetch-depth: 0}}  # dates may be those of commits
      - uses: actions/setup-python@v5
        with: {{python-version: "3.13"}}
      - name: install feeds
        run: pip install "{install}"  # wherever you keep this project
      - name: build
        run: |
          against={address}
          # A name that does not resolve yet has never been deployed to.
          curl --silent --output /dev/null "$against" || [ $? != 6 ] || against=""
          feeds build ${{against:+--against "$against"}}
      - name: keep the ids
        run: |
          git add -- {lock}
          if ! git diff --cached --quiet; then
            git config user.name "github-actions[bot]"
            git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
            git commit --quiet --message "Keep the ids of what was published"
            git push
          fi
"""
_PAGES = """\
      - uses: actions/configure-pages@v5
      - uses: actions/upload-pages-artifact@v3
        with: {{path: "{path}"}}
      - id: deploy
        uses: actions/deploy-pages@v4
"""


def nightly(setup: Setup) -> str:
    """Builds and keeps feeds.lock; where that changed, the push makes the host build."""
    return _text(setup, permissions=("contents: write",))


def pages(setup: Setup) -> str:
    """The same, and what was built is deployed to GitHub Pages."""
    path = f"{setup.below}/{setup.output}".lstrip("/")
    environment = (
        "    environment:\n"
        "      name: github-pages\n"
        "      url: ${{ steps.deploy.outputs.page_url }}\n"
    )
    head = _text(
        setup,
        permissions=("contents: write", "pages: write", "id-token: write"),
        environment=environment,
    )
    return head + _PAGES.format(path=path)


def _text(setup: Setup, *, permissions: tuple[str, ...], environment: str = "") -> str:
    place = f'    defaults:\n      run: {{working-directory: "{setup.below}"}}\n'
    return _HEAD.format(
        url=setup.url,
        permissions="\n".join(f"  {one}" for one in permissions),
        environment=environment,
        defaults=place if setup.below else "",
        install=INSTALL,
        address=shlex.quote(setup.url),
        lock=shlex.quote(setup.lock),
    )
