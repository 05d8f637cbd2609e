"""The rows of tests/growth.py: what is repeated, and where."""

from __future__ import annotations

from tests.growth import NUMBER, Row

__all__ = ["ROWS"]

_HEAD = "---\ntitle: T\ndate: 2019-05-15\n---\n"
_ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><content type="html">'
_END = "</title></entry></feed>"
_FEED = _ATOM.partition("<entry>")[0]
_ENTRY = f"{_FEED}<entry><title>"
_POST, _FRONT = "_posts/2019-05-15-a.md", "---\ntitle: T\n---\n"
_NOTEBOOK = (
    '{"metadata":{"title":"T","date":"2019-05-15"},"cells":[{"cell_type":"markdown","source":'
)
_OUTPUT = '{"cell_type":"code","source":"a","outputs":[{"output_type":"x","data":{"'
_ITEM = (
    '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"a","content_html":"'
)

BODIES = (
    "a", "1", " ", "\t", "\u00a0", "\n", ".", ",", "-", "_", "*", "`", "#", "|", '"', "'", "\\",
    "(", "[", "]", "{", "}", "<", ">", "/", "&", "=", ":", "!", "~", "é", "日。", "x. ", "a\n\n",
    "{% a %}", "{%", "{{", "{{ a }}", "{{<", "{{< a >}}", "<!--", "-->", "<a", "<a ", '<a b="',
    "<b>", "<div>\n", "&amp;", "&#", "![", "](", "[a](", "[a]: b\n", "[^a]", "| a ", "**a", "_a_ ",
    "http://", "<![CDATA[", "/*", ":::\n", "---\n", "> ", "{: .a}", "{::a}", "<pre>", "<script>",
    "- a\n", "1. a\n", "{% if a %}", "{% raw %}", "``` ", "~~~\n", "*[a]: b\n", "&lt;", "\\\n",
    '<img srcset="a 1x, ', "<li>", "<table>", "$$", "{#", "{.a} ", "\u200b", "''", "“",
    "№ ", "`№", "<№>", "{{№", "{%№", "{{ № }}", '{{< a b="№" >}}', "{{< }}", "{{</* }}",
    "[toc] a\n",
    "x{#a} ",
    "{ .a}\n", "[a]{.b} ", "]{a=b ", "``` {.a}\n```\n", "_{a=1} ", "[a]: b\n[a]{.b}\n",
    "[caption]<img>[/caption]", "[caption]", "[^a]: b\n\n", "<p><img>", "![a](b.jpg)\n*c*\n\n",
    "\n\n:a", "> :a\n",
    "\n\n<p></p>", "\n\n<p></p>\na", "- {:.a}\n", "- {:",
    "<Foo a='b' />", "<Foo title='b'>", "<a-b ", "<Foo", "<A-", "{{< foo title='b' >}}",
    "{: .a}\n", "{% a %}x{% enda %}", "{% raw %}", "``a` ", ":::a\n", "<!-- a -->",
    "<p>",
    "<b></i>", "\n\n    a", "- a\n\n      b\n\n", "[a](b.md) ", "[a][] ", "[a][b] ", "[^a]: b\n",
    "<a name=a>",
    "## a\n\n",
    " %%a", "%% a\n", "%%\n",
    "![a](b.jpg)", "<a href='java\tscript:a'>", "[a](javascript:b) ",
)  # fmt: skip

SHOWN = (
    "<iframe src='//a/b'></iframe>", "<embed src='//a'>", "<object data='//a/b'></object>", "№<b>",
    "<img data-src='a.jpg'>", "<img src='a.jpg'>", "<img>", "<video src='a'></video>",
    "<form></form>",
    "<noscript><img src='a.jpg'></noscript>", "<svg></svg>", "<math><mi>a</mi></math>", "<b></i>",
    "<picture><source srcset='a 1x'><img></picture>", "<a href='#a'>#</a>", "<input>", "<br>",
    "<a id=a>",
)  # fmt: skip
"""Pieces of one paragraph of HTML."""

FILTERS = (
    "upcase", "slugify", "strip_html", "split: 'a' | join: 'b'", "truncatewords: 5", "xml_escape",
    "replace: 'a', 'b'", "number_of_words", "split: ' ' | uniq | size", "date: '%Y'",
    "markdownify",
    "split: '' | sort", "newline_to_br", "split: ' ' | group_by: 'a' | size", "url_encode",
)  # fmt: skip

VALUES = (" ", "\t", "\u00a0", ", ", "b, ", ";", "and ", "<", "a@", "[a](", '"', "'", "{", "|", ".")

ROWS = (
    Row("article", "a.md", f"---\ntoc: yes{_HEAD[3:]}First.\n\n", "## a\n\n### b\n\n"),
    *(Row("article", "a.md", f"{_HEAD}First.\n\n", piece, "!") for piece in BODIES),
    *(Row("article", "a.md", f"---\nauthor: a{one}", one, "b\n---\nWords.") for one in VALUES),
    *(Row("article", "a.md", f"---\ntags: a{one}", one, "b\n---\nWords.") for one in VALUES),
    *(Row("article", "a.md", f"# a {one}", one, "b\n\nWords.\n") for one in (*VALUES, "#", "_")),
    *(Row("article", "a.txt", f"title: a{one}", one, "b\n\nWords.\n") for one in VALUES),
    *(Row("article", "a.txt", "date: 2019 ", one, " b\n\nWords.\n") for one in VALUES),
    *(Row("article", "a.mdx", _HEAD, one, "!") for one in ("<Foo ", "{`", "import ", "{/*", "{a")),
    *(Row("article", "a.rst", "T\n=\n\n", one, "!") for one in ("`a", "|", "_")),
    *(Row("article", "a.html", "<h1>T</h1><p>", one, "") for one in ("<b>", "&", "a ", "<!--")),
    *(Row("article", "a.html", f"{_HEAD}<h1>T</h1><p>", one, "</p>") for one in SHOWN),
    *(Row("article", "a.html", f"{_HEAD}<p>a</p>", one, "", close) for one, close in (
        ("{{< note >}}", "{{< /note >}}"), ("{{< vimeo 1 >}}", ""), ("\n\n    {{ a }}", ""),
    )),
    *(Row("article", "a.html", "<h1>T</h1>", one, "", close) for one, close in (
        ("<i>a</i>", ""), ("<div>", "</div>"),
        ("<div class=card><h2><a href=a>b</a></h2></div>", ""),
        ("<aside><div class=card><h2><a href=a>b</a></h2></div>", "</aside>"), ("<p></p>", ""),
    )),
    *(Row("article", "a.html", f"{_HEAD}{head}", one, tail) for head, one, tail in (
        ("", "<h1>a", ""), ("", "<h1 ", ""), ("<a", " name=a", ""), ("<a", " id=a", ""),
        ('<img srcset="', "a.jpg 1x, ", '">'), ('<img srcset="', "a (", '">'), ("<h2>",
        "<a></a>", ""),
        ("<table><tr><td><pre>a</pre>", "<td>1", ""), ("<table><tr><td>", "<td><pre>1</pre>", ""),
        ("<h2>a<a href='#b'>", " ", "x</a></h2>"), ("<h2>a<a href='#b'>", "&a;", "x</a></h2>"),
    )),
    *(Row("article", "a.html", f"{_HEAD}{head}", one, tail, close) for head, one, tail, close in (
        ("<picture>", "<source srcset='data:a'>", "</picture>", "<img alt=b>"),
        ("<div>", "<noscript><img src='a'>", "</div>", "</noscript>"),
        ("<noscript>", "<img src='a'>", "</div>", "</noscript><div><img data-src='b.jpg'>"),
        ("<div>", "<iframe>", "</div>", "</iframe>"),
    )),
    *(Row("article", "a.md", f"{_HEAD}First.\n\n", one, "", close) for one, close in (
        ("{% figure %}", "{% endfigure %}"), ("{% note %}", "{% endnote %}"), ("`", "`"), ("[",
        "](a)"),
        ("{{< figure >}}", "{{< /figure >}}"), ("{{< note >}}", "{{< /note >}}"),
        ("{{% quote %}}a\n", "{{% /quote %}}"), ("{% comment %}", "{% endcomment %}"), ("<b>",
        "</b>"),
        ("{% note %}", "{% endfigure %}"), ("<div markdown=1>\n", "</div>\n"), ("*a", "*b"),
        ("> ", "\n"),
    )),
    *(Row("article", "a.md", f"{_HEAD}First.\n\n", one, "", length=8_000) for one in (
        f"[^a{NUMBER}]: b\n\n", f"[x][^a{NUMBER}]\n\n[^a{NUMBER}]: b\n\n",
        f"## a{NUMBER}\n\n[x](#a{NUMBER})\n\n", f"[a{NUMBER}]: b\n\n[x][a{NUMBER}]\n\n",
    )),
    Row("site", "hugo.toml", "[languages]\n", f"[languages.l{NUMBER}]\nweight=1\n", length=80),
    Row("deployed", "feed.xml", "<rss><channel>", f"<a{NUMBER}:b/>", "</channel></rss>",
        length=8_000),
    *(Row("article", "a.md", f"{_HEAD}First.\n\n", one, "", length=16_000)
      for one in ("[toc]", "){.a}", "№ ")),
    Row("article", "a.md", f"{_HEAD}- a\n", "\n\n    b", length=8_000),
    *(Row("article", "a.md", '---\ndate: 2019-05-15\ntitle: "', one, '"\n---\nWords.')
      for one in ("<b>", "№", "&amp;", "`a`")),
    *(Row("article", "a.md", f"---\ntitle: T\ndate: 2019-05-15\n{key}:\n", one, "---\nWords.")
      for key, one in (
          ("enclosures", '  - {url: "https://a.example/c.mp3", type: audio/mpeg, length: 1}\n'),
          ("enclosures", "  - https://a.example/c.mp3\n"), ("aliases", "  - /a/\n"),
          ("authors", "  - {name: a, url: https://a.example}\n"), ("image", "  - a\n"),
      )),
    *(Row("article", "a.md", _HEAD, one, encoding=encoding) for encoding, one in (
        ("latin-1", "é à la carte, naïve façade. "), ("cp1251", "Привет мир. "), ("shift_jis",
        "日本語。"),
        ("utf-16", "é "), ("gb18030", "汉字，"), ("latin-1", "é"), ("latin-1", "aéb\n"),
    )),
    *(Row("liquid", _POST, f"{_FRONT}{{{{ 'a", one, f"' | {name} }}")
      for name in FILTERS for one in (" a", "№")),
    *(Row("liquid", _POST, f"{_FRONT}First.\n\n", one, "!") for one in (
        "{{ 'a' | append: 'b' }}", "{% if a %}b{% endif %}", "{{", "{% a", "{{ № }}",
        "{% include a.html %}",
        "{% assign a = a | append: 'b' %}", "{% for i in (1..3) %}b{% endfor %}",
        "{% highlight a %}", "`№",
        "{% raw %}b{% endraw %}", "{- a -}", "{% capture a %}b{% endcapture %}",
        "{% figure a %}", "{: .a} ",
    )),
    *(Row("liquid", _POST, _FRONT, one, "", close)
      for one, close in (("{% note %}", "{% endnote %}"), ("{% figure %}", "{% endfigure %}"))),
    *(Row("links", "a.md", _HEAD, one, length=1_000) for one in ("## a\n\n", "## №\n\n")),
    *(Row("article", "a.rst", "T\n=\n\nFirst.\n\n", one, "!", length=500) for one in (
        "`a`_ ", ".. a::\n\n", ".. _a: b\n\n", ":a:`b` ", "|a|_ ", "№ ", ".. image:: a\n\n",
        "a__ ", "* a\n", ".. a\n",
    )),
    Row("article", "a.md", "---", " ", "x\nWords."),
    Row("article", "a.md", "---\na", " ", "x\n---\nWords."),
    Row("article", "a.md", "---\na: b\n", "  c\n", "---\nWords."),
    Row("article", "a.md", "---\na: @b", " ", "x\n---\nWords."),
    Row("article", "a.md", "title: a\n", " b\n", "\nWords."),
    Row("article", "a.md", "", "\n", "a\n===b\n"),
    Row("article", "a.md", "---\ntags:\n", "  - a b\n", "---\nWords."),
    Row("article", "a.md", "+++\n", "a.", "b = 1\n+++\nWords."),
    Row("article", "a.md", "+++\na = ", "[", "\n+++\nWords."),
    Row("article", "a.md", "+++\na = 1", " ", "x\n+++\nWords."),
    *(Row("article", "a.ipynb", f'{_NOTEBOOK}{head}', one, tail, length=1_000)
      for head, one, tail in (
          ('"a"},', '{"cell_type":"code","source":"a"},', '{"cell_type":"x"}]}'),
          ('"', "- a: b\\n", '"}]}'), ('"# a\\n', "> a\\n", '"}]}'), ('"', "```", '"}]}'),
          ('"---\\na: ', "b", '"}]}'), ('"', "attachment:a ", '","attachments":{"a":{}}}]}'),
      )),
    *(Row("article", "a.ipynb", f'{_NOTEBOOK}"a"}},{_OUTPUT}{kind}":"', one, '"}}]}]}', length=999)
      for kind, pieces in (
          ("text/html", ("<script>", "<style>", "<pre>", "\\n", "<", "<b>", "a ")),
          ("text/plain", ("\\r", "a", "\\u001b[", "`", "\\n")),
          ("image/svg+xml", ("<svg>", "<svg/>", "<!--", "a ")),
          ("image/png", ("a", " ", "iVBORw0K")),
      ) for one in pieces),
    Row("article", "a.csv", "title,body\nT,", '""', "\n"),
    Row("article", "a.csv", "title,body\n", "T,Words\n", length=8_000),
    Row("article", "a.csv", "title,body\nT,", '"a ', "\n"),
    Row("article", "a.jsonl", "", '{"title":"a","text":"b"}\n', length=500),
    Row("article", "a.jsonl", '{"title":"a","text":', "[", "\n"),
    Row("article", "a.json", '[{"title":"a","text":"', '\\"', "\n"),
    *(
        Row("site", name, head, piece, "x")
        for name, head in (("eleventy.config.js", "a = "), ("docusaurus.config.js", "{a: "))
        for piece in ('"\\', "'\\", "`\\", "'\\`\\", "{", "/*", "//", "a:", "||", '"a" ')
    ),
    *(
        Row("site", name, head, piece, "x")
        for name, head in (("_config.yml", "title: a"), ("hugo.toml", "title = "), ("conf.py", ""))
        for piece in (" ", "a.", "[", '"', "#", "a: ")
    ),
    *(
        Row("site", name, head, piece, "x")
        for name, head in (
            ("contentlayer.config.ts", "contentDirPath: 'a'\n"), ("next.config.mjs", "a = "),
            (".vuepress/config.js", "feedPlugin(encrypt: {"),
            ("_quarto.yml", "website:\n  title: a\n"),
        )
        for piece in (
            "process.cwd(), ", "'a', ", "filePathPattern: 'a'", "siteUrl: '", "encrypt: {",
            "'/a': ",
            "`tags/${", "rss-", "patterns: [", "  a: b\n", "hostname: 'https://", "a/",
        )
    ),
    *(
        Row("date", language, head, piece, " 2019")
        for language in ("", "nl", "ja", "vi", "ar")
        for head, piece in (("2019", " "), ("", "1 "), ("", "a."), ("1", "-"), ("mei", ","))
    ),
    *(Row("feed", "feed.xml", _ATOM, one, "</content></entry></feed>") for one in ("&lt;b>",
    "a ")),
    *(Row("feed", "feed.xml", "", one, "") for one in ("<a>", "<?a", "<!--", "&a;", " ")),
    *(Row("feed", "feed.xml", _FEED, one, "</feed>") for one in (
        "&nbsp;", "& ", "№&№;", "\x01", "<a:b/>", "<a b:c='d'/>", "<![CDATA[", "<!DOCTYPE[",
        "<!DOCTYPE ",
        "<!DOCTYPE a [ ] ", '<a "', "<entry/>", "<category term='a'/>", "<link href='a'/>",
        "xmlns:a=",
    )),
    *(Row("feed", "feed.xml", _ENTRY, one, _END)
      for one in ("&lt;b>", "&lt;b>№", "&amp;lt;b>")),
    *(Row("feed", "feed.json", _ITEM, one, '"}]}') for one in ("<b>", "<!--", "&a", "<a b='")),
    *(Row("deployed", "feed.xml", _ATOM, one, "</content></entry></feed>") for one in ("&lt;b>",)),
    *(Row("deployed", "feed.xml", "<rss><channel>&", one, "<item><title>T</title></item>")
      for one in (
          "& ", "&a;", "&#0;", "<item>", "<item/>", "<item></item>", "<item></a>", "</item>", "]]>",
          "<![CDATA[", "<!--", "<!-- -->", "<?a", "<a:b>", " a:b='c'", "xmlns:a='é' ", "\x01", "<",
          "<channel>", "<rss>", "</rss>", "<?xml ", "\n",
      )),
    *(Row("export", "posts.csv", "post_id,is_published,title\n", one) for one in (
        "1.fog,true,Fog\n", '"', "\n", '"a\n', ",", "1.fog,true,Fog,\n",
    )),
    *(Row("export", "posts/1.fog.html", '<article><div class="e-content">', one, length=500)
      for one in ("<div>", "<p>a", "<p class=graf--title>", "<a class=p-tag>", "<b></i>")),
    *(Row("export", "x.json", f'{{"db":[{{"data":{{{head}', one, tail, length=500)
      for head, one, tail in (
          ('"posts":[', '{"title":"a"},', '{"title":"b"}]}}]}'), ('"posts":', "[", ""),
          ('"posts":[{"title":"a","html":"', "<!--kg-gated-block:begin-->", '"}]}}]}'),
          ('"posts":[{"title":"a","html":"', "<!--kg-gated-block:begin", '"}]}}]}'),
          ('"posts":[{"title":"a","html":"', "<!-- ", '"}]}}]}'),
          ('"posts":[{"title":"a","html":"', "/content/images/a ", '"}]}}]}'),
          ('"posts":[{"id":"a"}],"posts_tags":[', '{"post_id":"a","tag_id":"b"},', "{}]}}]}"),
      )),
    *(Row("deployed", "feed.xml", head, one, "<rss>", encoding=name) for head, one, name in (
        ("<rss>", "é", "latin-1"), ("<rss>", "aéb\n", "latin-1"), ("", " ", "utf-8"),
        ('<?xml version="1.0" encoding="', "a", "utf-8"), ("<?xml ", " encoding=", "utf-8"),
    )),
)  # fmt: skip
