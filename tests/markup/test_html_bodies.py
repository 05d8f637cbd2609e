"""Tags in a body of HTML: what they show is HTML, and no sign of Markdown means anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.config import SourceSite
from feeds.generators import Source
from feeds.reading.page import read_page

LINK = '<a href="https://vimeo.com/12">https://vimeo.com/12</a>'
ROWS = [
    ("jekyll", "<p>a {% vimeo 12 %}</p>", f"<p>a {LINK}</p>"),
    ("hugo", "<p>a {{< vimeo 12 >}}</p>", f"<p>a {LINK}</p>"),
    ("jekyll", "{% highlight js %}\na < b\n{% endhighlight %}",
     '\n<pre><code class="language-js">a &lt; b\n</code></pre>\n'),
    ("jekyll", "<div>\n\n    <a href='{{ site.cdn }}/a'>`{{ site.cdn }}`</a>\n</div>",
     "<div>\n\n    <a href='//c/a'>`//c`</a>\n</div>"),
    ("jekyll", '<a href="{% post_url 2020-01-02-a_b_c %}">b</a>',
     '<a href="/_posts/2020-01-02-a_b_c.md">b</a>'),
    ("hugo", "{{< note title='N' >}}<p>*a*</p>\n\n    <p>b {{< vimeo 12 >}}</p>{{< /note >}}",
     f"\n<p><strong>N</strong></p>\n<p>*a*</p>\n\n    <p>b {LINK}</p>\n"),
    ("hugo", '{{< figure src="a.png" >}}<b>C</b>{{< /figure >}}',
     ('\n<figure>\n<img src="a.png" alt="">\n<figcaption>\n\n<b>C</b>\n\n</figcaption>\n'
     "</figure>\n")),
    ("hugo", "x {{< figure src='a.png' alt='A' >}}", 'x <img src="a.png" alt="A" />'),
    ("hugo", "<p>{.a} [toc] :::note $x_{.y}$</p>", "<p>{.a} [toc] :::note $x_{.y}$</p>"),
    ("hugo", '{{< card title="T" href="/a" >}}', '<a href="/a">T</a>'),
    ("jekyll", "{% include none.html text='**a**' %}", "<strong>a</strong>"),
    ("hugo", "```\n{{< vimeo 12 >}}\n```", f"```\n{LINK}\n```"),
]  # fmt: skip


def shown(generator: str, body: str) -> str:
    site = SourceSite(generator=generator, values={"cdn": "//c"})
    source = Source(path="_posts/2020-01-02-a.html", site=site)
    return read_page(f"---\ntitle: T\n---\n{body}", source).body


@pytest.mark.parametrize(("generator", "body", "html"), ROWS)
def test_what_a_tag_shows_is_html(generator: str, body: str, html: str) -> None:
    assert shown(generator, body) == html


@given(
    st.lists(
        st.sampled_from(
            (
                "<p>a</p>",
                "{{< vimeo 12 >}}",
                "{{< note >}}",
                "{{< /note >}}",
                "\n\n    ",
                "`",
                "```\n",
            )
        ),
        max_size=12,
    )
)
def test_no_markdown_comes_in(pieces: list[str]) -> None:
    made = shown("hugo", "".join(pieces))
    assert "](" not in made
    assert "{{" not in made
    assert made.count("<p>a</p>") == pieces.count("<p>a</p>")
    assert made.count(LINK) == pieces.count("{{< vimeo 12 >}}")
