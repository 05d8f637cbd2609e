"""Names by which a file without a date is a page of the site, in the languages of our pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from feeds.patterns import lazy_regex

__all__ = ["kind_of_name", "rank_of_kind"]

_WORDS: Mapping[str, str] = {
    "about": "about about-me about-us bio over over-mij over-ons uber ueber uber-mich ueber-mich "
    "uber-uns ueber-uns a-propos apropos qui-suis-je acerca acerca-de quien-soy sobre sobre-mi "
    "sobre-nosotros sobre-mim sobre-nos quem-sou chi-sono chi-siamo o-mnie o-nas om om-mig om-oss "
    "om-os om-meg tietoja minusta meista qui-soc quant-a sobre-nosaltres عن حول من-نحن אודות עלי",
    "now": "now nu jetzt maintenant ahora adesso agora teraz nyt ara الآن עכשיו",
    "uses": "uses gebruikt benutzt outils herramientas strumenti ferramentas narzedzia verktyg "
    "vaerktojer verktoy tyokalut eines أدوات כלים",
    "contact": "contact contact-me contact-us kontakt contacto contatti contato contacte "
    "yhteystiedot اتصل-بنا צור-קשר",
    "colophon": "colophon colofon kolophon kolofon kolofoni colofo",
    "imprint": "imprint impressum legal-notice mentions-legales aviso-legal note-legali "
    "nota-prawna avis-legal",
    "privacy": "privacy privacy-policy privacybeleid privacyverklaring datenschutz "
    "datenschutzerklarung datenschutzerklaerung confidentialite politique-de-confidentialite "
    "privacidad politica-de-privacidad informativa-privacy privacidade politica-de-privacidade "
    "prywatnosc polityka-prywatnosci integritet integritetspolicy privatliv personvern tietosuoja "
    "tietosuojaseloste privacitat الخصوصية פרטיות",
}
_KINDS: Mapping[str, str] = {
    unicodedata.normalize("NFKD", word): kind
    for kind, words in _WORDS.items()
    for word in words.split()
}
_RANKS = {"about": 0, "now": 1, "uses": 2, "contact": 3, "": 4, "colophon": 5, "imprint": 6,
          "privacy": 7}  # fmt: skip

_BETWEEN = lazy_regex(r"[\s_-]+")


def kind_of_name(name: str) -> str:
    """`Über mich` → "about"; "" for a name that may be any text's. Accents do not count."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(one for one in letters if not unicodedata.combining(one))
    return _KINDS.get(_BETWEEN.sub("-", plain.replace("ø", "o").replace("æ", "ae")), "")


def rank_of_kind(kind: str) -> int:
    """Where pages of a kind stand among the others: who writes comes first, the law last."""
    return _RANKS[kind]
