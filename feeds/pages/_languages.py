"""Languages as pages show them: direction of writing, and the name speakers give them."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

__all__ = ["attributes", "own_name", "same_language"]

_RIGHT_TO_LEFT = frozenset(
    "ar arc arz azb bal bgn ckb dv fa glk he khw ks lrc luz mzn nqo ota pnb prs ps rhg "
    "sd sdh skr syr ug ur yi".split()
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset("adlm arab hebr nkoo rohg syrc thaa".split())

_NAMES = {
    "ar": "العربية", "bg": "Български", "bn": "বাংলা", "ca": "Català", "cs": "Čeština",
    "cy": "Cymraeg", "da": "Dansk", "de": "Deutsch", "el": "Ελληνικά", "en": "English",
    "es": "Español", "et": "Eesti", "eu": "Euskara", "fa": "فارسی", "fi": "Suomi",
    "fr": "Français", "fy": "Frysk", "ga": "Gaeilge", "gl": "Galego", "he": "עברית",
    "hi": "हिन्दी", "hr": "Hrvatski", "hu": "Magyar", "id": "Bahasa Indonesia",
    "is": "Íslenska", "it": "Italiano", "ja": "日本語", "ko": "한국어", "lb": "Lëtzebuergesch",
    "lt": "Lietuvių", "lv": "Latviešu", "mt": "Malti", "nb": "Norsk bokmål", "nl": "Nederlands",
    "nn": "Norsk nynorsk", "no": "Norsk", "pl": "Polski", "pt": "Português", "ro": "Română",
    "ru": "Русский", "sk": "Slovenčina", "sl": "Slovenščina", "sq": "Shqip", "sr": "Српски",
    "sv": "Svenska", "th": "ไทย", "tr": "Türkçe", "uk": "Українська", "ur": "اردو",
    "vi": "Tiếng Việt", "zh": "中文",
}  # fmt: skip


@lru_cache(maxsize=256)
def attributes(language: str) -> Markup:
    """` lang="nl" dir="ltr"`: what an element in that language carries.

    Nothing is known without a language: the browser then finds the direction of the text.
    """
    if not language:
        return Markup(' dir="auto"')
    return Markup(' lang="{}" dir="{}"').format(language, _direction(language))


def _direction(language: str) -> str:
    first, *others = language.lower().split("-")
    script = next((part for part in others if len(part) == _SCRIPT and part.isalpha()), "")
    if script:
        return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if first in _RIGHT_TO_LEFT else "ltr"


_SCRIPT = 4  # letters in a script subtag (RFC 5646, section 2.2.3)


def own_name(language: str) -> str:
    """What its speakers call a language: `nl-BE` → "Nederlands"; the tag where unknown."""
    return _NAMES.get(language.partition("-")[0].lower(), language)


def same_language(one: str, other: str) -> bool:
    """Whether two tags name one language, whatever their regions; unknown ones do not differ."""
    return not one or not other or one.partition("-")[0] == other.partition("-")[0]
