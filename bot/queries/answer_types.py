"""Which type of answer does a question expect?

A name, a date or a time of day, a place, a number, a reason, or anything. For each type the
question words of the languages we know: those of scripts with spaces are whole words, those of
Chinese, Japanese and Thai stand anywhere. The word that stands first decides, and of two that
begin there the kind that is listed first. "At what time" asks for a date as "when" does: a
sentence tells days and hours together, and either is an answer to both.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from bot.text.alternatives import for_ascii
from bot.text.regexes import regex


class AnswerType(StrEnum):
    """The type of answer that a question expects."""

    NAME = "who"
    DATE = "when"
    PLACE = "where"
    NUMBER = "how many"
    REASON = "why"
    ANY = "anything"


_WORDS: Final[Mapping[AnswerType, str]] = {
    AnswerType.NUMBER: (
        r"몇|얼마\w*|כמה|kolik|hány\w*|mennyi\w*|montako|kuinka (?:moni|monta|paljon)|"
        r"how (?:many|much|long|old|far|often|large|big|tall)|"
        r"what (?:number|share|percentage)|"
        r"wie ?viele?|wie (?:hoch|alt|lange?|gro[sß]+|weit|oft|schnell|schwer)|"
        r"welche[rn]? (?:prozentsatz|anteil|anzahl|zahl)|"
        r"combien|quel(?:le)? (?:pourcentage|nombre|part|proportion)|"
        r"cu[aá]nt[oa]s?|qué (?:porcentaje|cantidad|número)|quant[ieoa]s?|"
        r"сколько|како[йе] (?:процент|количество|число)|какая (?:доля|часть)|"
        r"hoeveel|hur m[åa]nga|hvor mange|"
        r"c[aâ](?:t|tă|ți|ţi|te)|kaç|ne kadar|yüzde kaç\w*|πόσ\w+|कितन[ेीा]|bao nhiêu|mấy|كم|"
        r"ما (?:عدد|نسبة|هي نسبة|هو عدد)|il[eu]|скільки|berapa"
    ),
    AnswerType.REASON: (
        r"왜|למה|מדוע|proč|miért|miksi|"
        r"why|how come|(?:for )?what reasons?|what (?:for|makes|drives|caused|motivates)|"
        r"warum|wieso|weshalb|pourquoi|por qu[eéê]|perch[eé]|почему|зачем|waarom|"
        r"varf[öo]r|hvorfor|de ce|neden|niçin|niye|γιατί|क्यों|(?:tại|vì) sao|لماذا|ما سبب|"
        r"dlaczego|чому|mengapa|kenapa"
    ),
    AnswerType.DATE: (
        r"언제\w*|몇 (?:년|월|일)\w*|어느 해\w*|מתי|באיזו שנה|kdy|mikor|milloin|"
        r"when|(?:on |in |at |by |until |till |from )?(?:what|which) "
        r"(?:date|day|year|month|week|weekday|time|hour)s?|how long ago|"
        r"(?:since|until|till|from) when|(?:seit |bis |ab )?wann|wie spät|"
        r"(?:um |ab |bis )?(?:wie ?viel|welche[rn]?) uhr|um welche uhrzeit|"
        r"(?:à|a|vers|jusqu['’]à) quelle heure|(?:a |hasta )qué horas?|a che ora|a que horas?|"
        r"во сколько|hoe laat|hur dags|o której(?: godzinie)?|saat kaç\w*|la ce oră|"
        r"hvad tid|τι ώρα|(?:in|an) welche[mr] (?:jahr|tag|monat|datum|jahrhundert)|"
        r"quand|en quelle (?:année|date)|cu[aá]ndo|qué (?:año|fecha|día|mes|siglo)|quando|"
        r"(?:in|em) (?:che|que|qual) (?:anno|ano|data|giorno|dia)|"
        r"когда|в каком (?:году|веке|месяце)|какого числа|в какой день|wanneer|n[äa]r|hvorn[åa]r|"
        r"c[âa]nd|(?:în|in) ce (?:an|zi|lun[aă]|dat[aă]|secol)|"
        r"ne zaman\w*|hangi (?:yıl|tarih|ay|gün|yüzyıl)\w*|"
        r"πότε|ποι[αο]ν? (?:έτος|χρονιά|ημερομηνία|μήνα|αιώνα)|"
        r"कब|किस (?:वर्ष|साल|तारीख|दिन|सन|महीने)|khi nào|bao giờ|(?:năm|ngày|tháng|thế kỷ) nào|"
        r"متى|(?:في )?أي (?:عام|سنة|تاريخ|يوم)|kiedy|w którym roku|коли|в якому році|kapan"
    ),
    AnswerType.PLACE: (
        r"어디\w*|איפה|היכן|לאן|מאין|kde|odkud|hol|honnan|missä|mistä|mihin|"
        r"where|(?:in |from |to )?(?:what|which) (?:city|country|place|town|region|state)|"
        r"wo|wohin|woher|(?:in )?welche[mnrs]? (?:stadt|land|ort|staat)|"
        r"o[uù]|dans quel(?:le)? (?:ville|pays)|d[oó]nde|qué (?:ciudad|país|lugar|estado)|onde|"
        r"dove|где|куда|откуда|в как(?:ом|ой) (?:городе|стране|месте|штате)|waar|var|hvor|"
        r"unde|(?:în|in) ce (?:ora[sșş]|[țtţ]ar[aă]|loc|stat)|"
        r"nere(?:de|ye|den|si)\w*|hangi (?:şehir|şehr|ülke|kent|bölge|yer|eyalet)\w*|"
        r"πού|ποια (?:πόλη|χώρα)|कहाँ|कहां|किस (?:शहर|देश|राज्य|स्थान|जगह)|"
        r"(?:ở )?đâu|(?:thành phố|quốc gia|nước|nơi|bang) nào|أين|اين|"
        r"(?:في )?أي (?:مدينة|بلد|دولة|مكان)|gdzie|skąd|dokąd|де|куди|звідки|(?:di )?mana"
    ),
    AnswerType.NAME: (
        r"누구\w*|누가|מי|kdo|kým|kicsoda|kuka|kenen|ketkä|"
        r"who|whom|whose|who's|whos|(?:what|which) (?:person|people|analyst|expert|leader|"
        r"president|official|professor)|wer|wem|wen|qui|qui[eé]n(?:es)?|quem|chi|"
        r"кто|кого|кому|кем|wie|vem|hvem|cine|cui|kim(?:i|in|e|de|den|dir|ler\w*|lik)?|ποι(?:ος|ον|οι|ους|ανού)|"
        r"कौन|किस(?:ने|े|के|का|की)|ai|người nào|من (?:هو|هي|هم|هما|كان|الذي|التي)|"
        r"kto|kogo|komu|хто|siapa"
    ),
}
_ANYWHERE: Final[Mapping[AnswerType, str]] = {
    AnswerType.NUMBER: (
        r"多少|(?<!星期)[几幾](?![乎何点點月号號])|多[大长長高远遠重快久]|いくつ|いくら|どのくらい|どれくらい|"
        r"何(?:人|個|回|パーセント|歳|つ)|กี่|เท่า(?:ไร|ไหร่|ใด)"
    ),
    AnswerType.REASON: r"[为為](?:什么|什麼|何)|なぜ|何故|どうして|ทำไม|เพราะเหตุใด|เหตุใด",
    AnswerType.DATE: (
        r"星期[几幾]|[几幾][点點月号號]|什[么麼][时時][候间間]|何[时時]|哪一?[年天]|哪[个個](?:月|世[纪紀]|年)|いつ|何[年月日]|"
        r"เมื่อ(?:ไร|ไหร่|ใด)|ปี(?:ใด|ไหน|อะไร)|วันที่เท่า"
    ),
    AnswerType.PLACE: (
        r"哪[里裡儿兒]|何[处處]|在哪|哪一?[个個座](?:城市|[国國]家|地方|省|州|[国國])|どこ|どの(?:国|都市|町|州)|"
        r"ที่(?:ไหน|ใด)|(?:ประเทศ|เมือง|รัฐ)(?:ใด|ไหน|อะไร)"
    ),
    AnswerType.NAME: r"[谁誰]|哪位|何人|だれ|どなた|ใคร|ผู้ใด",
}


def _pattern(words: str, anywhere: str = "") -> re.Pattern[str]:
    """Return what finds words that stand by themselves, or others wherever they stand."""
    alone = rf"(?:^|[\s,;:(¿«\"'“‘])(?:{words})(?=$|[\s?!,.'’;؟।])"
    return regex(f"{alone}|{anywhere}" if anywhere else alone, re.IGNORECASE)


_PATTERNS: Final = tuple(
    (kind, _pattern(words, _ANYWHERE[kind])) for kind, words in _WORDS.items()
)
# Of these a text of ASCII needs half, which take half the time to compile.
_ASCII_PATTERNS: Final = tuple(
    (kind, _pattern(for_ascii(words))) for kind, words in _WORDS.items()
)
# Whatever follows one of these, it is what is asked: no pattern is compiled, which takes 5 ms.
_PLAIN: Final[Mapping[str, AnswerType]] = {
    "who": AnswerType.NAME,
    "whom": AnswerType.NAME,
    "whose": AnswerType.NAME,
    "when": AnswerType.DATE,
    "where": AnswerType.PLACE,
    "why": AnswerType.REASON,
}
_SHORT: Final = 3  # letters; "is it" is no question without "what time"
_TIME_WORDS: Final = regex(
    r"\b(?:(?:what|which) time(?! (?:of|period|limit|frame|zone|span|line|table))|"
    r"(?:wie ?viel|welche[rn]?) uhr|welche uhrzeit|quelle heure|qué horas?|che ora|que horas?|"
    r"hoe laat|hur dags|której godzinie|hvad tid|τι ώρα)\b",
    re.IGNORECASE,
)
_COUNTING: Final = regex(
    r"(?:^|[\s,;:(¿«\"'“‘])(?:how (?:many|much)|wie ?viele?|combien d[e’']|cu[aá]nt[oa]s?|"
    r"quant[ieoa]s?|сколько|hoeveel|hur m[åa]nga|hvor mange|c[aâ](?:te|ți|ţi)|kaç|πόσ\w+|कितन[ेीा]|"
    r"скільки|il[eu]|bao nhiêu|berapa)\s*(?P<first>[^\s?]+)(?:\s+(?P<second>[^\s?]+))?",
    re.IGNORECASE,
)


def counted_words(text: str) -> tuple[str, ...]:
    """Return the two words of which the first that carries a topic is what the question counts.

    Example:
        "How many of the members left?" -> "of", "the"; "Why?" -> none
    """
    found = _COUNTING.search(text)
    return tuple(word for word in found.groups() if word) if found else ()


def without_time_words(text: str) -> str:
    """Return a question without "what time", which answers do not say, if any words are left."""
    rest = _TIME_WORDS.sub(" ", text)
    return rest if any(len(word.strip("?")) > _SHORT for word in rest.split()) else text


def answer_type_of(text: str) -> AnswerType:
    """Return the type of answer that a question expects; the word that stands first decides."""
    plain = _PLAIN.get(text.partition(" ")[0].lower())
    return _found_type(text) if plain is None else plain


def _found_type(text: str) -> AnswerType:
    """Return the type of the question word that is found first."""
    patterns = _ASCII_PATTERNS if text.isascii() else _PATTERNS
    found = [
        (match.start(), place, kind)
        for place, (kind, pattern) in enumerate(patterns)
        if (match := pattern.search(text))
    ]
    return min(found)[2] if found else AnswerType.ANY
