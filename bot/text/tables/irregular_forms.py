"""Which English words change more than their ending?

Forms of irregular verbs and nouns, family by family: no stemmer knows that who came comes, and
that men are more than one man. Forms that are more often another word are left out, as "saw",
"found", "left", "felt", "lay", "rose", "wound" and "bore" of see, find, leave, feel, lie, rise,
wind and bear.
"""

from collections.abc import Mapping
from typing import Final

_FAMILIES: Final = (
    "arise arose arisen|awake awoke awoken|beat beaten|become became|begin began begun|bend bent|"
    "bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|"
    "bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen|come came|"
    "creep crept|deal dealt|dig dug|draw drew drawn|dream dreamt|drink drank drunk|"
    "drive drove driven|eat ate eaten|fall fell fallen|feed fed|fight fought|flee fled|"
    "fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|"
    "freeze froze frozen|get got gotten|give gave given|go goes went gone|grow grew grown|"
    "hang hung|hear heard|hide hid hidden|hold held|keep kept|kneel knelt|know knew known|"
    "lead led|learn learnt|leap leapt|lend lent|light lit|lose lost|make made|mean meant|meet met|"
    "pay paid|ride rode ridden|ring rang rung|run ran|say said|see seen|seek sought|sell sold|"
    "send sent|shake shook shaken|shine shone|shoot shot|show shown|shrink shrank shrunk|"
    "sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken|speed sped|"
    "spend spent|spin spun|spring sprang sprung|stand stood|steal stole stolen|stick stuck|"
    "sting stung|strike struck|strive strove|swear swore sworn|sweep swept|swim swam swum|"
    "swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|"
    "throw threw thrown|understand understood|wake woke woken|wear wore worn|weave wove woven|"
    "weep wept|win won|withdraw withdrew withdrawn|write wrote written|"
    "man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|"
    "person people|life lives|wife wives|knife knives|leaf leaves|half halves|wolf wolves|"
    "shelf shelves|loaf loaves|thief thieves|ox oxen|die dice|crisis crises|analysis analyses|"
    "thesis theses|basis bases|criterion criteria|phenomenon phenomena|datum data|medium media|"
    "index indices|appendix appendices|matrix matrices|fungus fungi|nucleus nuclei|alumnus alumni"
)
IRREGULAR_FORMS: Final[Mapping[str, tuple[str, ...]]] = {
    form: tuple(other for other in family.split() if other != form)
    for family in _FAMILIES.split("|")
    for form in family.split()
}
