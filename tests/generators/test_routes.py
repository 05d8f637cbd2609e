"""Addresses that code computes: one warning, which names the file and what to set."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.config import load_config
from feeds.errors import Problem
from feeds.generators import recognise
from feeds.pipeline import Options, build
from tests.pipeline.sites import NOW, write

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
    ("[lang]/blog/[slug].astro", "lang: langOf(post), slug: post.id", "{language}/blog/{slug}/"),
    ("[...locale]/[...slug].astro", "locale: of(post), slug: post.id", "{path}/"),
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


def test_a_page_that_shows_lists_as_well_is_followed(tmp_path: Path) -> None:
    lists = "  const more = pages.map((page) => ({ params: { slug: String(page) } }));\n}\n---\n"
    page = PAGE.format(params="slug: post.slug").replace("}\n---\n", lists)
    files = {**ASTRO, "src/pages/posts/[slug]/index.astro": page}
    assert _known(write(tmp_path, files)) == ("posts/{path}/", ())


def test_of_two_routes_the_plain_one_counts(tmp_path: Path) -> None:
    pages = {
        "src/pages/[year]/[slug].astro": PAGE.format(params="year: yearOf(post), slug: post.id"),
        "src/pages/notes/[slug].astro": PAGE.format(params="slug: post.id"),
    }
    assert _known(write(tmp_path, {**ASTRO, **pages})) == ("notes/{path}/", ())


NAMED_BY_CODE = """\
const news = defineCollection({ loader: glob({ base: './src/content/news' }) });
const blog = defineCollection({
  loader: glob({
    base: './src/content/blog',
    generateId: ({ entry, data }) => `${data.year}/${entry}`,
  }),
});
"""


def test_ids_that_code_makes_are_one_warning(tmp_path: Path) -> None:
    page = {"src/pages/blog/[...slug].astro": PAGE.format(params="slug: post.id")}
    files = {**ASTRO, **page, "src/content.config.ts": NAMED_BY_CODE}
    _, (problem,) = _known(write(tmp_path, files))
    assert (problem.path, problem.line) == ("src/content.config.ts", 5)
    assert 'permalink = "blog/{year}/{slug}/"' in problem.hint


@pytest.mark.parametrize("package", ["@astrojs/rss", "astrojs-atom", "feed", "feedsmith"])
def test_feeds_of_tags_are_named_whatever_makes_them(tmp_path: Path, package: str) -> None:
    feed = f"import made from '{package}';\nexport const GET = () => made;\n"
    _, (problem,) = _known(write(tmp_path, {**ASTRO, "src/pages/tags/[tag].xml.ts": feed}))
    assert problem.message == "these feeds of the site are not made: tags/[tag].xml"


GATSBY = {
    "gatsby-config.js": "module.exports = { siteMetadata: { siteUrl: `https://e.example` } };\n",
    "content/blog/fog/index.md": "---\ntitle: Fog\ndate: 2020-01-02\n---\nWords.\n",
}
NODE = """\
exports.createPages = async ({{ actions }}) => {{
  actions.createPage({{ path: `/tags/${{tag}}/`, component: tags }});
  actions.createPage({{
    path: {path},
    component: post,
  }});
}};
exports.onCreateNode = ({{ node, actions, getNode }}) => {{
  const value = createFilePath({{ node, getNode }});
  actions.createNodeField({{ name: `slug`, node, value{value} }});
}};
"""
PAGES_OF_GATSBY = [
    ("post.fields.slug", "", "{path}/", None),
    ("node.fields.slug", ": createFilePath({ node, getNode })", "{path}/", None),
    ("node.fields.slug", ": `/blog${value}`", "blog/{path}/", None),
    ("`/notes${node.fields.slug}`", "", "notes/{path}/", None),
    ("edge.node.frontmatter.path", "", "{path}/", None),
    ("post.fields.slug", ": `/blog/${kebab(node.frontmatter.title)}`", "", (10, "blog/{slug}/")),
    ("whereOf(post)", "", "", (4, "{path}/")),
    ("`/${post.year}/${post.slug}/`", "", "", (4, "{path}/")),
]


@pytest.mark.parametrize(("path", "value", "pattern", "fault"), PAGES_OF_GATSBY)
def test_code_of_gatsby_is_followed_or_reported_once(
    tmp_path: Path, path: str, value: str, pattern: str, fault: tuple[int, str] | None
) -> None:
    code = NODE.format(path=path, value=value)
    permalink, problems = _known(write(tmp_path, {**GATSBY, "gatsby-node.js": code}))
    if fault is None:
        assert (permalink, problems) == (pattern, ())
        return
    (problem,) = problems
    assert (problem.path, problem.line) == ("gatsby-node.js", fault[0])
    assert f'permalink = "{fault[1]}"' in problem.hint


ELEVENTY = {
    "eleventy.config.js": "module.exports = function (c) {};\n",
    "_data/metadata.json": '{"title": "T", "url": "https://e.example/"}',
    "posts/fog.md": "---\ntitle: Fog\ndate: 2020-01-02\n---\nWords of fog.\n",
    "posts/sub/bell.md": "---\ntitle: Bell\ndate: 2020-01-03\n---\nWords of a bell.\n",
    "posts/own.md": "---\ntitle: Own\ndate: 2020-01-04\npermalink: /own/\n---\nOwn words.\n",
}
FUNCTIONS = [
    (
        "posts/posts.11tydata.js",
        "module.exports = {\n  permalink: (data) => `/f/${data.page.fileSlug}/`,\n};\n",
        ("posts.11tydata.js", 2, "f/{slug}/"),
    ),
    (
        "posts/posts.11tydata.mjs",
        (
            "export default {\n  permalink(d) {\n    return "
            "`/${d.page.date.getFullYear()}/${kebab(d.topic)}/`;\n  },\n};\n"
        ),
        ("posts.11tydata.mjs", 2, "{year}/TOPIC/"),
    ),
    (
        "posts/posts.11tydata.js",
        "module.exports = {\n  eleventyComputed: {\n    permalink: (d) => where(d),\n  },\n};\n",
        ("posts.11tydata.js", 3, "{path}/"),
    ),
]


@pytest.mark.parametrize(("name", "code", "expected"), FUNCTIONS)
def test_a_function_of_eleventy_is_one_warning_with_an_offer(
    tmp_path: Path, name: str, code: str, expected: tuple[str, int, str]
) -> None:
    root = write(tmp_path / "site", {**ELEVENTY, name: code})
    report = build(root, tmp_path / "public", now=NOW)
    (problem,) = report.problems
    path, line, offer = expected
    assert (problem.path, problem.line, problem.severity) == (path, line, "warning")
    assert f'permalink = "{offer}"' in problem.hint
    write(root, {"feeds.toml": 'url = "https://e.example/"\npermalink = "x/{slug}/"\n'})
    assert not build(root, tmp_path / "public", now=NOW).problems


def test_data_of_one_article_is_read_again_when_it_changes(tmp_path: Path) -> None:
    options = Options(cache=tmp_path / "cache")
    root = write(tmp_path / "site", ELEVENTY)
    for place in ("uno", "duo"):
        write(root, {"posts/fog.11tydata.json": f'{{"permalink": "/{place}/"}}'})
        (tmp_path / "public/feeds.lock").unlink(missing_ok=True)
        build(root, tmp_path / "public", now=NOW, options=options)
        assert (tmp_path / f"public/{place}/index.html").is_file()
