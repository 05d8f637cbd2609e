"""Addresses that code computes: one warning, which names the file and what to set."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.config import load_config
from feeds.errors import Problem
from feeds.generators import recognise
from tests.pipeline.sites import write

ASTRO = {
    "astro.config.mjs": "export default { site: 'https://e.example' };\n",
    "src/content.config.ts": "const blog = defineCollection({ type: 'content' });\n",
    "src/content/blog/fog.md": "---\ntitle: Fog\npubDate: 2020-01-02\n---\nWords.\n",
}
PAGE = """\
---
import {{ getCollection }} from 'astro:content';
export async function getStaticPaths() {{
  const posts = await getCollection('blog');
  return posts.map((post) => ({{
    params: {{ {params} }},
    props: {{ post }},
  }}));
}}
---
"""
PLAIN = [
    ("blog/[...slug].astro", "slug: post.id", "blog/{path}/"),
    ("blog/[slug].astro", "slug: post.slug", "blog/{path}/"),
    ("blog/[slug]/index.astro", "slug: entry.id", "blog/{path}/"),
    ("[...id].astro", "id: post.id,", "{path}/"),
    ("posts/[slug].astro", "slug", "posts/{path}/"),
    ("posts/[slug].astro", "slug: post.data.slug ?? post.id", "posts/{path}/"),
    ("[lang]/blog/[slug].astro", "lang: langOf(post), slug: post.id", "blog/{path}/"),
]
COMPUTED = [
    (
        "blog/[category]/[year]/[id].astro",
        "category: post.data.category, year: yearOf(post), id: post.id",
        "blog/{categories}/{year}/{slug}/",
    ),
    (
        "posts/[pubYear]/[pubMonth]/[pubDay]/[...id].astro",
        "pubYear, pubMonth, pubDay, id: post.id",
        "posts/{year}/{month}/{day}/{path}/",
    ),
    ("blog/[...slug].astro", "slug: post.id.replace(/^\\d{4}-/, '')", "blog/{path}/"),
    ("blog/[slug].astro", "slug: slugOf(post, { deep: [1, 2] })", "blog/{slug}/"),
    ("blog/[year]-[slug].astro", "year: post.year, slug: post.id", "blog/{year}-{slug}/"),
    ("[topic]/[slug].astro", "topic: post.data.topic, slug: post.id", "TOPIC/{slug}/"),
]


def _known(root: Path, settings: str = "") -> tuple[str, tuple[Problem, ...]]:
    if settings:
        write(root, {"feeds.toml": settings})
    config = recognise(root, load_config(root))
    assert config.site is not None
    return config.permalink, config.site.problems


@pytest.mark.parametrize(("route", "params", "pattern"), PLAIN)
def test_a_route_of_the_article_itself_is_followed(
    tmp_path: Path, route: str, params: str, pattern: str
) -> None:
    page = PAGE.format(params=params)
    assert _known(write(tmp_path, {**ASTRO, f"src/pages/{route}": page})) == (pattern, ())


@pytest.mark.parametrize(("route", "params", "offer"), COMPUTED)
def test_a_computed_route_is_one_warning_with_an_offer(
    tmp_path: Path, route: str, params: str, offer: str
) -> None:
    root = write(tmp_path, {**ASTRO, f"src/pages/{route}": PAGE.format(params=params)})
    _, (problem,) = _known(root)
    assert (problem.path, problem.severity) == (f"src/pages/{route}", "warning")
    assert problem.line in {0, 6}
    assert f'permalink = "{offer}"' in problem.hint
    permalink = offer.replace("TOPIC", "fog")
    assert _known(root, f'permalink = "{permalink}"\n') == (permalink, ())


def test_of_two_routes_the_plain_one_counts(tmp_path: Path) -> None:
    pages = {
        "src/pages/[year]/[slug].astro": PAGE.format(params="year: yearOf(post), slug: post.id"),
        "src/pages/notes/[slug].astro": PAGE.format(params="slug: post.id"),
    }
    assert _known(write(tmp_path, {**ASTRO, **pages})) == ("notes/{path}/", ())
