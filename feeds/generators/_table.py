"""The generators: one file each, and the one literal table of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from feeds.config import SourceSite
from feeds.generators._generator import Addresses, Generator, Markup, Paths
from feeds.generators.astro import ASTRO
from feeds.generators.distill import DISTILL
from feeds.generators.docusaurus import DOCUSAURUS
from feeds.generators.eleventy import ELEVENTY
from feeds.generators.gatsby import GATSBY
from feeds.generators.hexo import HEXO
from feeds.generators.hugo import HUGO
from feeds.generators.jekyll import BRIDGETOWN, JEKYLL
from feeds.generators.mkdocs import MKDOCS
from feeds.generators.nextjs import NEXTJS
from feeds.generators.nikola import NIKOLA
from feeds.generators.pelican import PELICAN
from feeds.generators.quarto import QUARTO
from feeds.generators.sphinx import SPHINX
from feeds.generators.vitepress import VITEPRESS
from feeds.generators.vuepress import VUEPRESS
from feeds.generators.zola import ZOLA

__all__ = ["GENERATORS", "UNKNOWN", "generator_of", "known_by", "term_of"]

GENERATORS: Mapping[str, Generator] = {
    one.key: one
    for one in (
        HEXO,  # ahead of Jekyll: their settings files have one name
        DISTILL,  # ahead of Jekyll, whose posts have a folder of that name as well
        JEKYLL,
        BRIDGETOWN,
        GATSBY,
        ZOLA,
        HUGO,
        PELICAN,
        DOCUSAURUS,
        ELEVENTY,
        ASTRO,
        VITEPRESS,
        VUEPRESS,
        QUARTO,
        NEXTJS,
        MKDOCS,
        NIKOLA,
        SPHINX,
    )
}
"""In the order in which they are looked for."""

UNKNOWN = Generator(
    key="unknown",
    name="no generator",
    paths=Paths(days="dashed", folder_data=(".11tydata.json", ".json"), sections="either"),
    markup=Markup(mdx="signs", liquid=True, kramdown=True, boxes=True),
    addresses=Addresses(stated=lambda stated, _prefix: stated),
)
"""Where none is known: only what means the same everywhere is in force."""


def generator_of(site: SourceSite | None) -> Generator:
    """Whose site it is."""
    return GENERATORS[site.generator] if site is not None else UNKNOWN


def term_of(site: SourceSite | None) -> Callable[[str], str] | None:
    """How a tag or category is written in the names of files; None where no site tells."""
    make = generator_of(site).feeds.term
    if make is None or site is None:
        return None
    return lambda text: make(text, site)


def known_by(site: SourceSite) -> str:
    """What a site was known by and what was taken from it, for people."""
    taken = ", ".join(site.taken) or "nothing"
    return f"{generator_of(site).name} site, known by its {site.file}; taken from it: {taken}"
