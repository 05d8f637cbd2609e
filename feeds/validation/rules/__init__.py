"""All rules, collected from beside their checks; a code never changes its meaning."""

from __future__ import annotations

from feeds.validation import (
    _attributes,
    _context,
    _encoding,
    _engine,
    _html_address,
    _html_links,
    _html_scan,
    _html_tag,
    _html_text,
    _json_item,
    _json_record,
    _json_text,
    _json_values,
    _opml_outlines,
    _prefixes,
    _quality_entries,
    _roots,
    _served,
    _site_before,
    _site_links,
    _strange,
    _strangers,
    _xml,
    _xml_faults,
    html,
    jsonfeed,
    markup,
    network,
    opml,
    quality,
    site,
)
from feeds.validation._finding import Rule
from feeds.validation.atom import _children, documents, entries, inline, links, text
from feeds.validation.atom import people as atom_people
from feeds.validation.checks import addresses, dates, types, words
from feeds.validation.checks import people as checks_people
from feeds.validation.extensions import (
    _media_values,
    _places,
    embedded,
    geography,
    history,
    itunes,
    media,
    podcast,
    syndication,
)
from feeds.validation.rss import channel, channel_parts, guids, items, schedule

__all__ = ["GROUPS", "RULES"]

GROUPS: tuple[tuple[Rule, ...], ...] = (
    _strange.RULES,
    _engine.RULES,
    _context.RULES,
    _encoding.RULES,
    _xml_faults.RULES,
    _xml.RULES,
    _roots.RULES,
    _strangers.RULES,
    _attributes.RULES,
    documents.RULES,
    _prefixes.RULES,
    entries.RULES,
    atom_people.RULES,
    _children.RULES,
    channel.RULES,
    items.RULES,
    guids.RULES,
    channel_parts.RULES,
    schedule.RULES,
    jsonfeed.RULES,
    _json_text.RULES,
    _json_values.RULES,
    _json_record.RULES,
    _json_item.RULES,
    opml.RULES,
    _opml_outlines.RULES,
    _places.RULES,
    podcast.RULES,
    itunes.RULES,
    media.RULES,
    _media_values.RULES,
    syndication.RULES,
    embedded.RULES,
    geography.RULES,
    history.RULES,
    text.RULES,
    inline.RULES,
    links.RULES,
    dates.RULES,
    addresses.RULES,
    checks_people.RULES,
    types.RULES,
    words.RULES,
    markup.RULES,
    _html_tag.RULES,
    _html_address.RULES,
    _html_scan.RULES,
    _html_text.RULES,
    _html_links.RULES,
    html.RULES,
    _quality_entries.RULES,
    quality.RULES,
    site.RULES,
    _site_links.RULES,
    _site_before.RULES,
    network.RULES,
    _served.RULES,
)

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in sorted((one for group in GROUPS for one in group), key=lambda one: one.code)
}
