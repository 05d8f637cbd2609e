"""The words of the interface: one literal table, English where a language is missing."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Words", "words_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What pages say of themselves, in one language."""

    language: str
    skip: str  # link past the masthead
    subscribe: str
    how: str  # what a feed's address is for
    all_feeds: str  # link to the OPML file
    sections: str
    updated: str
    by: str  # ahead of names
    tags: str
    source: str  # ahead of a host's name
    older: str
    newer: str
    previous: str
    following: str
    page: str
    home: str
    empty: str
    moved: str
    gone: str
    missing: str


def words_in(language: str) -> Words:
    """The words in a language: `nl-BE` has those of `nl`, one that is missing those of `en`."""
    first = language.partition("-")[0].lower()
    return _WORDS.get("nb" if first in {"no", "nn"} else first, _WORDS["en"])


_WORDS = {
    words.language: words
    for words in (
        Words(
            language="en",
            skip="Skip to the text",
            subscribe="Subscribe",
            how="Copy the address of a feed into a feed reader, and new articles come to you.",
            all_feeds="All feeds in one file (OPML)",
            sections="Sections",
            updated="Updated",
            by="By",
            tags="Tags",
            source="First published at",
            older="Older articles",
            newer="Newer articles",
            previous="Previous article",
            following="Next article",
            page="Page",
            home="Front page",
            empty="There are no articles here yet.",
            moved="This article has moved",
            gone="This article was withdrawn",
            missing="There is no page at this address",
        ),
        Words(
            language="nl",
            skip="Naar de tekst",
            subscribe="Abonneren",
            how="Plak het adres van een feed in een feedlezer, dan komen nieuwe artikelen "
            "vanzelf naar u toe.",
            all_feeds="Alle feeds in één bestand (OPML)",
            sections="Rubrieken",
            updated="Bijgewerkt",
            by="Door",
            tags="Trefwoorden",
            source="Eerder verschenen op",
            older="Oudere artikelen",
            newer="Nieuwere artikelen",
            previous="Vorig artikel",
            following="Volgend artikel",
            page="Pagina",
            home="Voorpagina",
            empty="Hier staan nog geen artikelen.",
            moved="Dit artikel is verhuisd",
            gone="Dit artikel is teruggetrokken",
            missing="Op dit adres staat geen pagina",
        ),
        Words(
            language="de",
            skip="Zum Text springen",
            subscribe="Abonnieren",
            how="Fügen Sie die Adresse eines Feeds in einen Feedreader ein, dann kommen neue "
            "Artikel von selbst zu Ihnen.",
            all_feeds="Alle Feeds in einer Datei (OPML)",
            sections="Rubriken",
            updated="Aktualisiert",
            by="Von",
            tags="Schlagwörter",
            source="Zuerst erschienen auf",
            older="Ältere Artikel",
            newer="Neuere Artikel",
            previous="Voriger Artikel",
            following="Nächster Artikel",
            page="Seite",
            home="Startseite",
            empty="Hier gibt es noch keine Artikel.",
            moved="Dieser Artikel ist umgezogen",
            gone="Dieser Artikel wurde zurückgezogen",
            missing="Unter dieser Adresse gibt es keine Seite",
        ),
        Words(
            language="fr",
            skip="Aller au texte",
            subscribe="S’abonner",
            how="Copiez l’adresse d’un flux dans un lecteur de flux, et les nouveaux articles "
            "viendront à vous.",
            all_feeds="Tous les flux en un fichier (OPML)",
            sections="Rubriques",
            updated="Mis à jour",
            by="Par",
            tags="Mots-clés",
            source="D’abord paru sur",
            older="Articles plus anciens",
            newer="Articles plus récents",
            previous="Article précédent",
            following="Article suivant",
            page="Page",
            home="Accueil",
            empty="Il n’y a pas encore d’articles ici.",
            moved="Cet article a changé d’adresse",
            gone="Cet article a été retiré",
            missing="Il n’y a pas de page à cette adresse",
        ),
        Words(
            language="es",
            skip="Ir al texto",
            subscribe="Suscribirse",
            how="Copie la dirección de un canal en un lector de noticias y los artículos nuevos "
            "le llegarán solos.",
            all_feeds="Todos los canales en un archivo (OPML)",
            sections="Secciones",
            updated="Actualizado",
            by="Por",
            tags="Etiquetas",
            source="Publicado antes en",
            older="Artículos anteriores",
            newer="Artículos más recientes",
            previous="Artículo anterior",
            following="Artículo siguiente",
            page="Página",
            home="Portada",
            empty="Aquí todavía no hay artículos.",
            moved="Este artículo ha cambiado de dirección",
            gone="Este artículo ha sido retirado",
            missing="No hay ninguna página en esta dirección",
        ),
        Words(
            language="it",
            skip="Vai al testo",
            subscribe="Abbonarsi",
            how="Copi l’indirizzo di un feed in un lettore di feed: i nuovi articoli "
            "arriveranno da soli.",
            all_feeds="Tutti i feed in un file (OPML)",
            sections="Rubriche",
            updated="Aggiornato",
            by="Di",
            tags="Argomenti",
            source="Pubblicato prima su",
            older="Articoli meno recenti",
            newer="Articoli più recenti",
            previous="Articolo precedente",
            following="Articolo successivo",
            page="Pagina",
            home="Prima pagina",
            empty="Qui non ci sono ancora articoli.",
            moved="Questo articolo ha cambiato indirizzo",
            gone="Questo articolo è stato ritirato",
            missing="A questo indirizzo non c’è nessuna pagina",
        ),
        Words(
            language="pt",
            skip="Ir para o texto",
            subscribe="Subscrever",
            how="Copie o endereço de um feed para um leitor de feeds e os novos artigos chegam "
            "até si.",
            all_feeds="Todos os feeds num ficheiro (OPML)",
            sections="Secções",
            updated="Atualizado",
            by="Por",
            tags="Etiquetas",
            source="Publicado antes em",
            older="Artigos mais antigos",
            newer="Artigos mais recentes",
            previous="Artigo anterior",
            following="Artigo seguinte",
            page="Página",
            home="Página inicial",
            empty="Ainda não há artigos aqui.",
            moved="Este artigo mudou de endereço",
            gone="Este artigo foi retirado",
            missing="Não há nenhuma página neste endereço",
        ),
        Words(
            language="pl",
            skip="Przejdź do tekstu",
            subscribe="Subskrybuj",
            how="Skopiuj adres kanału do czytnika, a nowe artykuły same do ciebie trafią.",
            all_feeds="Wszystkie kanały w jednym pliku (OPML)",
            sections="Działy",
            updated="Zaktualizowano",
            by="Autor:",
            tags="Tagi",
            source="Wcześniej opublikowano w serwisie",
            older="Starsze artykuły",
            newer="Nowsze artykuły",
            previous="Poprzedni artykuł",
            following="Następny artykuł",
            page="Strona",
            home="Strona główna",
            empty="Nie ma tu jeszcze artykułów.",
            moved="Ten artykuł zmienił adres",
            gone="Ten artykuł został wycofany",
            missing="Pod tym adresem nie ma strony",
        ),
        Words(
            language="sv",
            skip="Till texten",
            subscribe="Prenumerera",
            how="Kopiera ett flödes adress till en flödesläsare, så kommer nya artiklar till dig.",
            all_feeds="Alla flöden i en fil (OPML)",
            sections="Avdelningar",
            updated="Uppdaterad",
            by="Av",
            tags="Ämnen",
            source="Först publicerad på",
            older="Äldre artiklar",
            newer="Nyare artiklar",
            previous="Föregående artikel",
            following="Nästa artikel",
            page="Sida",
            home="Startsidan",
            empty="Här finns inga artiklar ännu.",
            moved="Artikeln har flyttat",
            gone="Artikeln har dragits tillbaka",
            missing="Det finns ingen sida på den här adressen",
        ),
        Words(
            language="da",
            skip="Gå til teksten",
            subscribe="Abonnér",
            how="Kopiér et feeds adresse til en feedlæser, så kommer nye artikler til dig.",
            all_feeds="Alle feeds i én fil (OPML)",
            sections="Sektioner",
            updated="Opdateret",
            by="Af",
            tags="Emner",
            source="Først bragt på",
            older="Ældre artikler",
            newer="Nyere artikler",
            previous="Forrige artikel",
            following="Næste artikel",
            page="Side",
            home="Forsiden",
            empty="Her er endnu ingen artikler.",
            moved="Artiklen er flyttet",
            gone="Artiklen er trukket tilbage",
            missing="Der er ingen side på denne adresse",
        ),
        Words(
            language="nb",
            skip="Gå til teksten",
            subscribe="Abonner",
            how="Kopier adressen til en strøm inn i en strømleser, så kommer nye artikler til deg.",
            all_feeds="Alle strømmer i én fil (OPML)",
            sections="Seksjoner",
            updated="Oppdatert",
            by="Av",
            tags="Emner",
            source="Først publisert på",
            older="Eldre artikler",
            newer="Nyere artikler",
            previous="Forrige artikkel",
            following="Neste artikkel",
            page="Side",
            home="Forsiden",
            empty="Her er det ingen artikler ennå.",
            moved="Artikkelen er flyttet",
            gone="Artikkelen er trukket tilbake",
            missing="Det finnes ingen side på denne adressen",
        ),
        Words(
            language="fi",
            skip="Siirry tekstiin",
            subscribe="Tilaa",
            how="Kopioi syötteen osoite syötteenlukijaan, niin uudet artikkelit tulevat luoksesi.",
            all_feeds="Kaikki syötteet yhdessä tiedostossa (OPML)",
            sections="Osastot",
            updated="Päivitetty",
            by="Kirjoittanut",
            tags="Aiheet",
            source="Julkaistu ensin sivustolla",
            older="Vanhemmat artikkelit",
            newer="Uudemmat artikkelit",
            previous="Edellinen artikkeli",
            following="Seuraava artikkeli",
            page="Sivu",
            home="Etusivu",
            empty="Täällä ei ole vielä artikkeleita.",
            moved="Artikkeli on muuttanut",
            gone="Artikkeli on vedetty pois",
            missing="Tässä osoitteessa ei ole sivua",
        ),
    )
}
