"""The few words around dates that the CLDR does not have, by language.

lead   before a date, as publishers write it: "Gepubliceerd op"
glue   within or before a date, without a meaning of its own: "de", "den", "the"
at     before a time: "om", "à", "kl."
hour   after or within a time, for the hour: "uur", "Uhr", "h"
minute likewise for the minutes
nth    after the number of a day: "th", "er", "de"
year   beside a year: "г.", "gada"
am, pm halves of the day
months, weekdays  further names and abbreviations: "sept=9", "tues=1" (Monday is 0)
join   date and time in one sentence, {1} the date and {0} the time

A low line stands for a space within a name.
"""

from __future__ import annotations

__all__ = ["EXTRAS"]

_IBERIAN = {"hour": "h hs hrs horas hora", "minute": "min m"}
_SCANDINAVIAN = {"at": "kl klokka klokken klockan", "hour": "h"}

EXTRAS: dict[str, dict[str, str]] = {
    "af": {"lead": "gepubliseer geplaas datum", "glue": "op die", "at": "om", "hour": "h uur"},
    "ar": {"at": "الساعة في", "lead": "نشر نشرت التاريخ", "am": "ص صباحا", "pm": "م مساء"},
    "ast": {"glue": "de del d", "at": "a les", **_IBERIAN},
    "be": {
        "lead": "апублікавана",
        "at": "у а",
        "year": "г год года",
        "months": "траўня=5 травень=5",
    },
    "bg": {
        "lead": "публикувано публикувана публикуван дата на",
        "at": "в във",
        "months": "ян=1",
        "hour": "ч часа часът",
        "year": "г год година",
    },
    "br": {"glue": "a d ar", "at": "da", "hour": "e eur"},
    "bs": {
        "pm": "poslijepodne poslije_podne",
        "am": "prijepodne prije_podne",
        "lead": "objavljeno datum",
        "at": "u",
        "hour": "h sati",
        "year": "g god godine",
        "months": "januara=1 februara=2 marta=3 aprila=4 maja=5 juna=6 jula=7 avgusta=8 "
        "septembra=9 oktobra=10 novembra=11 decembra=12 augusta=8",
    },
    "ca": {
        "lead": "publicat publicada data",
        "glue": "de d del el dia",
        "at": "a les la",
        "nth": "è r n t a",
        "hour": "h hores",
        "minute": "min",
        "join": "{1}, a les {0}",
    },
    "cs": {
        "lead": "publikováno vydáno zveřejněno datum",
        "glue": "dne",
        "at": "v ve o",
        "hour": "h hod hodin",
        "year": "r roku",
        "am": "dopoledne",
        "pm": "odpoledne",
        "join": "{1} v {0}",
    },
    "cy": {"lead": "cyhoeddwyd", "glue": "ar", "at": "am", "nth": "af ail il ydd fed eg ain"},
    "da": {
        "lead": "i publiceret udgivet offentliggjort dato",
        "glue": "den d",
        **_SCANDINAVIAN,
        "months": "maj=5 sept=9 okt=10",
        "join": "{1} kl. {0}",
    },
    "de": {
        "lead": "im veröffentlicht erschienen publiziert erstellt datum stand",
        "glue": "am den der vom",
        "at": "um",
        "hour": "uhr h",
        "minute": "min",
        "months": "jänner=1 jän=1 feber=2 mrz=3 maerz=3 sept=9",
        "weekdays": "sonnabend=5",
        "am": "vormittags",
        "pm": "nachmittags",
        "join": "{1} um {0}",
    },
    "dsb": {"at": "zeg"},
    "el": {
        "lead": "δημοσιεύτηκε δημοσιεύθηκε δημοσίευση ημερομηνία",
        "glue": "στις την τις του",
        "at": "στις ώρα",
        "nth": "η ης",
        "am": "πμ",
        "pm": "μμ",
        "months": "γεν=1 φλεβ=2",
        "join": "{1} στις {0}",
    },
    "en": {
        "lead": "in published posted date dated created written issued released",
        "glue": "the of on",
        "at": "at",
        "hour": "h hrs",
        "minute": "min m",
        "year": "ad ce",
        "nth": "st nd rd th",
        "months": "sept=9",
        "weekdays": "tues=1 wednes=2 weds=2 thur=3 thurs=3",
        "join": "{1} at {0}",
    },
    "eo": {"glue": "la de", "at": "je", "nth": "a an", "hour": "h"},
    "es": {
        "lead": "publicado publicada fecha creado el",
        "glue": "de del el día dia",
        "at": "a las la en",
        "nth": "º o ro er",
        **_IBERIAN,
        "months": "sept=9 set=9 setiembre=9",
        "weekdays": "miercoles=2 sabado=5",
        "join": "{1} a las {0}",
    },
    "et": {"lead": "avaldatud kuupäev", "at": "kell", "join": "{1} kell {0}", "year": "a"},
    "eu": {
        "lead": "argitaratua argitaratze data",
        "nth": "a an ean",
        "year": "ko eko urteko",
        "at": "etan",
        "months": "urtarrilaren=1 otsailaren=2 martxoaren=3 apirilaren=4 maiatzaren=5 "
        "ekainaren=6 uztailaren=7 abuztuaren=8 irailaren=9 urriaren=10 azaroaren=11 "
        "abenduaren=12",
    },
    "fa": {"lead": "منتشر", "at": "ساعت در"},
    "fi": {
        "lead": "julkaistu julkaisupäivä päivätty",
        "at": "klo kello kl",
        "year": "v vuonna",
        "months": "tammi=1 helmi=2 maalis=3 huhti=4 touko=5 kesä=6 heinä=7 elo=8 syys=9 "
        "loka=10 marras=11 joulu=12",
        "join": "{1} klo {0}",
    },
    "fo": {"glue": "tann hin d", "at": "kl klokkan", "months": "maj=5"},
    "fr": {
        "lead": "en publié publiée publie paru parue posté mis en ligne date écrit créé",
        "glue": "le du ce",
        "at": "à a",
        "hour": "h heures heure",
        "minute": "min mn minutes",
        "nth": "er ᵉʳ e",
        "months": "janv=1 févr=2 fév=2 avr=4 juil=7 sept=9 déc=12",
        "join": "{1} à {0}",
    },
    "fur": {"glue": "di dal", "at": "a lis", "hour": "h"},
    "fy": {"lead": "publisearre", "glue": "de op", "at": "om", "hour": "oere", "nth": "e"},
    "ga": {"lead": "foilsithe", "glue": "an", "at": "ag", "nth": "ú"},
    "gd": {"glue": "an am dhen", "at": "aig", "nth": "mh na d s"},
    "gl": {
        "lead": "publicado publicada data",
        "glue": "de do o",
        "at": "ás as ao á",
        "nth": "º",
        **_IBERIAN,
        "months": "xan=1 xaneiro=1",
        "join": "{1} ás {0}",
    },
    "gsw": {"glue": "am de der", "at": "am um", "hour": "uhr"},
    "he": {"lead": "פורסם תאריך", "glue": "ה ב", "at": "בשעה שעה ב"},
    "hi": {"lead": "प्रकाशित", "at": "को", "hour": "बजे"},
    "hr": {
        "pm": "poslijepodne poslije_podne",
        "am": "prijepodne prije_podne",
        "months": "siječnju=1 veljači=2 ožujku=3 travnju=4 svibnju=5 lipnju=6 srpnju=7 kolovozu=8 "
        "rujnu=9 listopadu=10 studenomu=11 studenome=11 studenom=11 prosincu=12",
        "lead": "objavljeno objavljen datum",
        "glue": "dana",
        "at": "u",
        "hour": "h sati",
        "year": "g god godine",
        "join": "{1} u {0}",
    },
    "hsb": {"at": "w we", "hour": "hodź"},
    "hu": {
        "lead": "megjelent közzétéve publikálva dátum",
        "at": "ekkor",
        "hour": "óra órakor h",
        "minute": "perc perckor",
        "nth": "án én jén i ai ei",
        "am": "délelőtt",
        "pm": "délután",
        "months": "szept=9",
    },
    "hy": {"year": "թ թվական", "at": "ժամը"},
    "ia": {"glue": "de le del", "at": "a"},
    "id": {
        "lead": "diterbitkan dipublikasikan terbit tanggal",
        "glue": "pada",
        "at": "pukul jam",
        "months": "agu=8 agt=8 nop=11 nopember=11 pebruari=2",
        "weekdays": "jum'at=4",
        "join": "{1} pukul {0}",
    },
    "is": {
        "lead": "birt útgefið dagsetning",
        "glue": "þann hinn",
        "at": "kl klukkan",
        "months": "maí=5",
        "join": "{1} kl. {0}",
    },
    "it": {
        "lead": "in pubblicato pubblicata pubblicazione data inserito il",
        "glue": "il del di",
        "at": "alle ore ora h",
        "hour": "h ore",
        "nth": "º °",
        "months": "sett=9 genn=1",
        "weekdays": "lunedi=0 martedi=1 mercoledi=2 giovedi=3 venerdi=4",
        "join": "{1} alle {0}",
    },
    "ka": {"year": "წ წელი წლის", "at": "საათზე"},
    "kk": {"year": "ж жыл жылы жылғы", "at": "сағат"},
    "ky": {"year": "ж жыл жылы", "at": "саат"},
    "lb": {"glue": "den de", "at": "um", "hour": "auer h", "join": "{1} um {0}"},
    "lt": {
        "lead": "paskelbta publikuota data",
        "glue": "d",
        "at": "val",
        "hour": "val h",
        "year": "m metų metai",
    },
    "lv": {
        "lead": "publicēts publicēta datums",
        "at": "plkst pulksten",
        "year": "g gads gada gadā",
        "join": "{1} plkst. {0}",
    },
    "mk": {"lead": "објавено датум", "at": "во", "hour": "ч часот", "year": "г год година"},
    "ms": {"lead": "diterbitkan", "glue": "pada", "at": "pukul jam"},
    "mn": {"year": "оны он"},
    "mt": {"lead": "ippubblikat", "glue": "ta", "at": "fil"},
    "nb": {
        "lead": "i publisert dato lagt ut",
        "glue": "den",
        **_SCANDINAVIAN,
        "months": "mai=5 sept=9",
        "join": "{1} kl. {0}",
    },
    "nl": {
        "lead": "in gepubliceerd geplaatst gepost verschenen datum publicatiedatum geschreven op",
        "glue": "de den op van d.d dd",
        "at": "om",
        "hour": "uur u h",
        "minute": "min",
        "nth": "e de ste",
        "months": "sept=9 febr=2 maa=3",
        "join": "{1} om {0}",
    },
    "nn": {"lead": "publisert", "glue": "den", **_SCANDINAVIAN, "join": "{1} kl. {0}"},
    "oc": {"lead": "publicat", "glue": "de d lo del", "at": "a las", "hour": "h"},
    "om": {
        "months": "amajjii=1 guraandhala=2 bitooteessa=3 elba=4 caamsa=5 waxabajjii=6 adooleessa=7 "
        "hagayya=8 fuulbana=9 onkololeessa=10 sadaasa=11 muddee=12"
    },
    "pl": {
        "lead": "w we opublikowano opublikowany opublikowane dodano data publikacji",
        "glue": "dnia",
        "at": "o godz godzinie godzina",
        "hour": "h",
        "year": "r roku rok",
        "months": "paź=10 pazdz=10 paźdz=10 wrzes=9",
        "join": "{1} o {0}",
    },
    "pt": {
        "lead": "publicado publicada postado postada data criado em",
        "glue": "de do dia o",
        "at": "às as à ás",
        "nth": "º o",
        **_IBERIAN,
        "weekdays": "segunda=0 terça=1 quarta=2 quinta=3 sexta=4 terca=1",
        "join": "{1} às {0}",
    },
    "qu": {
        "months": "qulla_puquy=1 hatun_puquy=2 pauqar_waray=3 ayriwa=4 aymuray=5 inti_raymi=6 "
        "anta_sitwa=7 qhapaq_sitwa=8 uma_raymi=9 kantaray=10 ayamarq'a=11 kapaq_raymi=12"
    },
    "rm": {"glue": "ils il da d", "at": "las"},
    "ro": {
        "lead": "publicat publicată postat data",
        "glue": "pe din",
        "at": "la ora orele",
        "months": "sept=9 ian=1",
        "join": "{1} la {0}",
    },
    "ru": {
        "lead": "опубликовано опубликована опубликован дата публикации размещено",
        "at": "в во",
        "hour": "ч час часа часов",
        "minute": "мин минут",
        "nth": "го е ое",
        "year": "г год года году",
        "months": "сент=9 нояб=11 февр=2",
        "weekdays": "пнд=0 втр=1 срд=2 чтв=3 птн=4 суб=5 сбт=5 вск=6 вос=6",
        "join": "{1} в {0}",
    },
    "sc": {"glue": "de su", "at": "a sas", "hour": "h"},
    "sk": {
        "lead": "publikované zverejnené uverejnené dátum",
        "glue": "dňa",
        "at": "o",
        "hour": "h hod hodín",
        "year": "r roku",
        "am": "dopoludnia",
        "pm": "popoludní",
        "join": "{1} o {0}",
    },
    "sl": {
        "lead": "objavljeno datum",
        "glue": "dne",
        "at": "ob",
        "hour": "h uri ura",
        "months": "januarja=1 februarja=2 marca=3 aprila=4 maja=5 junija=6 julija=7 avgusta=8 "
        "septembra=9 oktobra=10 novembra=11 decembra=12",
        "join": "{1} ob {0}",
    },
    "so": {
        "months": "bisha_koobaad=1 bisha_labaad=2 bisha_saddexaad=3 bisha_afraad=4 bisha_shanaad=5 "
        "bisha_lixaad=6 bisha_todobaad=7 bisha_sideedaad=8 bisha_sagaalaad=9 "
        "bisha_tobnaad=10 bisha_kow_iyo_tobnaad=11 bisha_laba_iyo_tobnaad=12"
    },
    "sq": {"lead": "publikuar", "glue": "më", "at": "ora në", "hour": "h"},
    "sr": {
        "pm": "po_podne по_подне posle_podne после_подне",
        "am": "pre_podne пре_подне",
        "lead": "objavljeno објављено датум datum",
        "glue": "dana дана",
        "at": "u у",
        "hour": "h ч časova часова",
        "year": "g god godine г год године",
        "months": "januara=1 februara=2 marta=3 aprila=4 maja=5 juna=6 jula=7 avgusta=8 "
        "septembra=9 oktobra=10 novembra=11 decembra=12 јануара=1 фебруара=2 марта=3 "
        "априла=4 маја=5 јуна=6 јула=7 августа=8 септембра=9 октобра=10 новембра=11 децембра=12",
        "join": "{1} у {0}",
    },
    "sv": {
        "lead": "i publicerad publicerat publicerades datum",
        "glue": "den d",
        **_SCANDINAVIAN,
        "nth": "e a",
        "months": "sept=9",
        "weekdays": "måndagen=0 tisdagen=1 onsdagen=2 torsdagen=3 fredagen=4 lördagen=5 söndagen=6",
        "am": "f.m",
        "pm": "e.m",
        "join": "{1} kl. {0}",
    },
    "sw": {"glue": "tarehe", "at": "saa"},
    "th": {"lead": "เมื่อ เผยแพร่", "glue": "วัน ที่", "at": "เวลา", "hour": "น", "year": "ค.ศ"},
    "tr": {
        "lead": "yayınlanma yayınlandı yayımlanma tarih tarihi yayın",
        "at": "saat",
        "year": "yılı",
        "am": "öö",
        "pm": "ös",
        "join": "{1} {0}",
    },
    "uk": {
        "lead": "опубліковано опублікована дата публікації",
        "at": "о об в у",
        "hour": "год",
        "minute": "хв",
        "nth": "го",
        "year": "р рік року",
        "join": "{1} о {0}",
    },
    "yi": {"nth": "טן סטן טער", "glue": "דעם"},
    "vi": {"lead": "đăng", "glue": "ngày", "at": "lúc vào", "hour": "giờ", "year": "năm"},
    "yo": {
        "months": "ṣẹ́rẹ́=1 èrèlè=2 ẹrẹ̀nà=3 ìgbé=4 ẹ̀bibi=5 òkúdu=6 agẹmọ=7 ògún=8 owewe=9 ọ̀wàrà=10 "
        "bélú=11 ọ̀pẹ̀=12"
    },
    "zu": {
        "months": "umasingana=1 unhlolanja=2 undasa=3 umbasa=4 unhlaba=5 unhlangulana=6 "
        "untulikazi=7 uncwaba=8 umandulo=9 umfumfu=10 ulwezi=11 uzibandlela=12"
    },
}
