"""H: HTML inside titles, summaries and content."""

from __future__ import annotations

from feeds.validation._finding import Rule

__all__ = ["RULES"]

_HTML = "https://html.spec.whatwg.org/multipage/"
_RSS_HTML = "https://www.rssboard.org/rss-encoding-examples"
_ATOM_SECURITY = "https://www.rfc-editor.org/rfc/rfc4287#section-8.1"
_URL = "https://www.rfc-editor.org/rfc/rfc3986#section-4"
_WCAG = "https://www.w3.org/WAI/WCAG22/Understanding/"

RISKY_ELEMENT = Rule(
    code="H101",
    name="risky-element",
    severity="warning",
    message="readers remove <{tag}>",
    hint="leave it out, and say or link to what it shows",
    spec=_ATOM_SECURITY,
    why="Scripts, plug-ins, frames, forms and page-wide elements are stripped by every reader "
    "that cares for its users, and whatever only they show is lost.",
    bad="<p>Today</p><script src='https://example.org/a.js'></script>",
    good="<p>Today: <a href='https://example.org/a'>the map</a></p>",
    once="feed",
)
EVENT_HANDLER = Rule(
    code="H102",
    name="event-handler",
    severity="warning",
    message="readers remove {attribute} from <{tag}>",
    hint="leave the handler out",
    spec=_ATOM_SECURITY,
    why="An on… attribute is script. Readers strip it, and one that does not runs it with the "
    "rights of the reader.",
    bad='<p onclick="show()">More</p>',
    good="<p>More</p>",
    once="feed",
)
SCRIPT_ADDRESS = Rule(
    code="H103",
    name="script-address",
    severity="warning",
    message="{attribute} of <{tag}> runs code: {value}",
    hint="give the address of a page",
    spec=_ATOM_SECURITY,
    why="javascript:, vbscript: and data:text/html addresses are script in disguise; readers "
    "remove them and leave a dead link.",
    bad='<a href="javascript:open()">Open</a>',
    good='<a href="https://example.org/open">Open</a>',
    once="feed",
)
RISKY_STYLE = Rule(
    code="H104",
    name="risky-style",
    severity="warning",
    message="style of <{tag}> has {value}, which readers remove or must not obey",
    hint="leave {value} out; style with elements, not with CSS",
    spec=_ATOM_SECURITY,
    why="CSS can lay an entry over the reader's own page, load trackers or hide text, so that "
    "readers keep a short list of harmless properties at most.",
    bad='<div style="position: fixed; top: 0">Hello</div>',
    good='<div style="text-align: center">Hello</div>',
    once="feed",
)
RISKY_GRAPHIC = Rule(
    code="H105",
    name="risky-graphic",
    severity="warning",
    message="readers remove {what} from inline SVG or MathML",
    hint="keep to shapes, text and formulas, or use <img> with an address",
    spec=_ATOM_SECURITY,
    why="SVG and MathML can carry script, foreign content and animation; readers that keep them "
    "at all keep a safe list.",
    bad="<svg><foreignObject><p>Hello</p></foreignObject></svg>",
    good='<svg viewBox="0 0 1 1"><circle r="1"></circle></svg>',
    once="feed",
)
INSTRUCTION = Rule(
    code="H106",
    name="html-instruction",
    severity="warning",
    message="HTML has no processing instructions: {value}",
    hint="leave it out",
    spec=_HTML + "parsing.html#parse-error-unexpected-question-mark-instead-of-tag-name",
    why="A browser reads <?…> as a comment that ends at the first >; old ones obeyed it.",
    bad='<?import namespace="t" ?><p>Hello</p>',
    good="<p>Hello</p>",
)
RELATIVE = Rule(
    code="H201",
    name="relative-address",
    severity="warning",
    message="{attribute} of <{tag}> is relative: {value}",
    hint="write it whole, with https:// and the host",
    spec=_URL,
    why="A reader shows the entry at its own address, and few resolve relative addresses "
    "against the feed, so that pictures stay away and links lead nowhere.",
    bad='<img src="photo.jpg" alt="The ferry">',
    good='<img src="https://example.org/photo.jpg" alt="The ferry">',
    once="feed",
)
RELATIVE_SRCSET = Rule(
    code="H202",
    name="relative-srcset",
    severity="warning",
    message="srcset of <{tag}> has a relative address: {value}",
    hint="write every address of the set whole",
    spec=_HTML + "images.html#srcset-attributes",
    why="On a sharp screen a reader takes the picture from srcset, not from src; a generator "
    "that fixes only src leaves a picture that some people never see.",
    bad='<img src="https://example.org/a.jpg" srcset="a-2x.jpg 2x" alt="Sea">',
    good='<img src="https://example.org/a.jpg" srcset="https://example.org/b.jpg 2x" alt="Sea">',
    once="name",
)
FRAGMENT_ONLY = Rule(
    code="H203",
    name="fragment-address",
    severity="info",
    message="{attribute} of <{tag}> points into the same page: {value}",
    hint="put the entry's address before the #",
    spec=_URL + ".4",
    why="In a reader the page is the reader's own, with many entries on it: footnotes with the "
    "same names lead to the wrong entry or nowhere.",
    bad='<a href="#fn1">1</a>',
    good='<a href="https://example.org/reis#fn1">1</a>',
    once="feed",
)
EMPTY_ADDRESS = Rule(
    code="H204",
    name="empty-address",
    severity="warning",
    message="{attribute} of <{tag}> is empty",
    hint="give the address, or leave the element out",
    spec=_HTML + "urls-and-fetching.html",
    why="An empty address means the reader's own page: a link to it, or a request for it as a "
    "picture.",
    bad='<img src="" alt="Sea">',
    good='<img src="https://example.org/sea.jpg" alt="Sea">',
    once="feed",
)
MALFORMED_ADDRESS = Rule(
    code="H205",
    name="malformed-address",
    severity="warning",
    message="{attribute} of <{tag}> is no address: {value}",
    hint="escape spaces as %20, and give scheme and host",
    spec=_URL,
    why="Browsers repair such addresses each in their way; other readers drop them.",
    bad='<a href="https://example.org/my photo.jpg">Photo</a>',
    good='<a href="https://example.org/my%20photo.jpg">Photo</a>',
    once="feed",
)
LOCAL_ADDRESS = Rule(
    code="H206",
    name="local-address",
    severity="warning",
    message="{attribute} of <{tag}> leads to this machine or network: {value}",
    hint="give the public address",
    spec="https://www.rfc-editor.org/rfc/rfc6761#section-6.3",
    why="localhost, file: and private addresses work for the person who wrote the feed and for "
    "nobody else; mostly a preview was published.",
    bad='<a href="http://localhost:4000/reis">Reis</a>',
    good='<a href="https://example.org/reis">Reis</a>',
    once="feed",
)
INSECURE_RESOURCE = Rule(
    code="H207",
    name="insecure-resource",
    severity="info",
    message="{attribute} of <{tag}> is loaded over http in an https feed: {value}",
    hint="use https",
    spec="https://www.w3.org/TR/mixed-content/",
    why="Browsers and web readers on https block or upgrade pictures, sound and frames of http "
    "addresses.",
    bad='<img src="http://example.org/a.jpg" alt="Sea">',
    good='<img src="https://example.org/a.jpg" alt="Sea">',
    once="feed",
)
RELATIVE_TO_BASE = Rule(
    code="H208",
    name="relative-to-base",
    severity="info",
    message="{attribute} of <{tag}> depends on xml:base: {value}",
    hint="write it whole: not every reader knows xml:base",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-2",
    why="xml:base is right in Atom, yet Miniflux does not know it and Thunderbird lets the base "
    "of one entry leak into the next.",
    bad='<div xml:base="https://example.org/"><a href="reis">Reis</a></div>',
    good='<div><a href="https://example.org/reis">Reis</a></div>',
    once="feed",
)
UNCLOSED = Rule(
    code="H301",
    name="unclosed-element",
    severity="warning",
    message="<{tag}> is not closed",
    hint="add </{tag}>",
    spec=_HTML + "syntax.html#normal-elements",
    why="An element left open swallows what follows: bold text, a link or a list may run through "
    "the rest of the reader's page.",
    bad="<p><b>Important",
    good="<p><b>Important</b></p>",
    once="feed",
)
UNOPENED = Rule(
    code="H302",
    name="unopened-element",
    severity="warning",
    message="</{tag}> closes nothing",
    hint="remove it, or add <{tag}> where it begins",
    spec=_HTML + "syntax.html#normal-elements",
    why="A stray end tag may close an element of the page that shows the entry.",
    bad="<p>Important</b></p>",
    good="<p><b>Important</b></p>",
    once="feed",
)
CROSSED = Rule(
    code="H303",
    name="crossed-elements",
    severity="warning",
    message="</{tag}> comes before </{open}>",
    hint="close <{open}> first",
    spec=_HTML + "parsing.html#misnested-tags:-b-i-/b-/i",
    why="Browsers copy elements to repair crossed tags; strict readers drop them.",
    bad="<p><b><i>Important</b></i></p>",
    good="<p><b><i>Important</i></b></p>",
    once="feed",
)
UNKNOWN_ELEMENT = Rule(
    code="H304",
    name="unknown-element",
    severity="warning",
    message="HTML has no element <{tag}>",
    hint="use an element of HTML, or &lt; for a literal <",
    spec=_HTML + "indices.html#elements-3",
    why="Readers drop elements they do not know; often it was a less-than sign or a name in "
    "angle brackets that was not escaped.",
    bad="<p>Type <filename> to go on</p>",
    good="<p>Type &lt;filename&gt; to go on</p>",
    once="feed",
)
BROKEN_TAG = Rule(
    code="H305",
    name="broken-tag",
    severity="warning",
    message="{what}",
    hint="finish it, or write &lt; for a literal <",
    spec=_HTML + "syntax.html#start-tags",
    why="What follows an unfinished tag or comment is read as part of it and never shown. "
    "Mostly the text was cut in the middle.",
    bad='<p>See <a href="https://example.org/',
    good='<p>See <a href="https://example.org/">there</a></p>',
    once="feed",
)
BAD_REFERENCE = Rule(
    code="H306",
    name="bad-reference",
    severity="warning",
    message="{value} stands for no character",
    hint="write the character itself",
    spec=_HTML + "parsing.html#parse-error-unknown-named-character-reference",
    why="An unknown name is shown as it stands; a number of the C1 range is a Windows byte that "
    "was never decoded.",
    bad="<p>It&#146;s &colour;ful</p>",
    good="<p>It’s colourful</p>",
)
DUPLICATE_ATTRIBUTE = Rule(
    code="H307",
    name="html-duplicate-attribute",
    severity="warning",
    message="<{tag}> has {attribute} twice",
    hint="keep one",
    spec=_HTML + "syntax.html#attributes-2",
    why="The first counts and the second is lost.",
    bad='<p class="a" class="b">Hello</p>',
    good='<p class="a b">Hello</p>',
    once="feed",
)
MISSING_ALT = Rule(
    code="H401",
    name="missing-alt",
    severity="info",
    message="<img> has no alt text",
    hint='describe the picture in alt="…", or write alt="" if it only decorates',
    spec=_WCAG + "non-text-content.html",
    why="People who hear their feeds, and readers that hide pictures, have only this text.",
    bad='<img src="https://example.org/a.jpg">',
    good='<img src="https://example.org/a.jpg" alt="The ferry at dawn">',
    once="feed",
)
EMPTY_LINK = Rule(
    code="H402",
    name="empty-link",
    severity="info",
    message="the link to {value} has no text",
    hint="put a text or a picture inside it, or leave it out",
    spec=_WCAG + "link-purpose-in-context.html",
    why="Nobody can see or hear it; generators leave such links behind as heading anchors.",
    bad='<h2>Day one <a href="https://example.org/reis#one"></a></h2>',
    good='<h2><a href="https://example.org/reis#one">Day one</a></h2>',
    once="feed",
)
DOUBLE_ESCAPED = Rule(
    code="H403",
    name="double-escaping",
    severity="warning",
    message="escaped twice: {value}",
    hint="escape once: {once}",
    spec=_RSS_HTML,
    why="Readers undo one level of escaping, and people see the code: AT&amp;T.",
    bad="<p>Marks &amp;amp; Spencer</p>",
    good="<p>Marks &amp; Spencer</p>",
    once="feed",
)
TEMPLATE_LEFTOVER = Rule(
    code="H404",
    name="template-leftover",
    severity="warning",
    message="a template or program left {value} behind",
    hint="give the value, or leave the field out",
    spec="https://www.rssboard.org/rss-profile#data-types-characterdata",
    why="A missing value of a template or program was written as text, and readers show it.",
    bad="<p>Welcome to {{ site.title }}</p>",
    good="<p>Welcome to Reisblog</p>",
    once="feed",
)
BIDI_CONTROL = Rule(
    code="H405",
    name="bidi-control",
    severity="warning",
    message="an invisible direction control, {value}",
    hint='remove it; to turn text use <bdi>, or dir="rtl"',
    spec="https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing",
    why="These characters reorder what is shown, also beyond their text, so that a link or a "
    "name can be made to look like another.",
    bad="<p>report\u202efdp.exe</p>",
    good="<p>report exe.pdf</p>",
)
BAD_LANGUAGE = Rule(
    code="H406",
    name="html-language",
    severity="info",
    message="lang of <{tag}> is no language tag: {value}",
    hint="write a tag of BCP 47, such as nl or pt-BR",
    spec="https://www.rfc-editor.org/info/bcp47",
    why="It chooses the voice, the hyphenation and, for Chinese and Japanese, the shapes.",
    bad='<p lang="dutch">Hallo</p>',
    good='<p lang="nl">Hallo</p>',
    once="feed",
)
BODY_TWICE = Rule(
    code="H407",
    name="body-escaped-twice",
    severity="warning",
    message="the body is escaped twice: readers show its tags as text",
    hint="escape it once, or put it into CDATA as it is",
    spec=_RSS_HTML,
    why="People see <p> and </p> instead of paragraphs, in every reader.",
    bad="&lt;p&gt;Fog over the quay.&lt;/p&gt;",
    good="<p>Fog over the quay.</p>",
    once="feed",
)
RULES: tuple[Rule, ...] = (
    RISKY_ELEMENT,
    EVENT_HANDLER,
    SCRIPT_ADDRESS,
    RISKY_STYLE,
    RISKY_GRAPHIC,
    INSTRUCTION,
    RELATIVE,
    RELATIVE_SRCSET,
    FRAGMENT_ONLY,
    EMPTY_ADDRESS,
    MALFORMED_ADDRESS,
    LOCAL_ADDRESS,
    INSECURE_RESOURCE,
    RELATIVE_TO_BASE,
    UNCLOSED,
    UNOPENED,
    CROSSED,
    UNKNOWN_ELEMENT,
    BROKEN_TAG,
    BAD_REFERENCE,
    DUPLICATE_ATTRIBUTE,
    MISSING_ALT,
    EMPTY_LINK,
    DOUBLE_ESCAPED,
    TEMPLATE_LEFTOVER,
    BIDI_CONTROL,
    BAD_LANGUAGE,
    BODY_TWICE,
)
