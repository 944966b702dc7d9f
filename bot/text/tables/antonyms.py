"""Which English words mean the opposite of each other?

Word vectors take opposites for alike: whatever is said of the maximum is said of the minimum too.
A line has two sides; each word of one is the opposite of each word of the other. Forms are listed
where their stems differ.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

_PAIRS: Final = """
maximum maximal max / minimum minimal min
most / least fewest
more greater / less fewer
highest higher high / lowest lower low
largest larger large biggest bigger big huge / smallest smaller small tiny little
longest longer long / shortest shorter short brief
tallest taller / shortest shorter
oldest older old elder / youngest younger young newest newer new
earliest earlier early / latest later late
first initial / last final
beginning begin begins began / end ends ended finish
beginning begin begins began / finished stop stopped
begun start starts started / end ends ended finish
begun start starts started / finished stop stopped
open opens opened opening / close closes closed closing shut
before / after
above over / below under beneath
inside within / outside beyond
inner internal interior / outer external exterior
increase increases increased increasing rise rises rose / decrease decreases decreased decreasing
increase increases increased increasing rise rises rose / fall falls fell fallen
increase increases increased increasing rise rises rose / drop dropped shrink shrank
increase increases increased increasing rise rises rose / decline declined reduce reduced
risen grow grew grown raise raised / decrease decreases decreased decreasing
risen grow grew grown raise raised / fall falls fell fallen
risen grow grew grown raise raised / drop dropped shrink shrank decline declined reduce reduced
gain gains gained / lose loses lost
win wins won winner victory / lose loses lost loser defeat
arrive arrives arrived arrival / leave leaves left depart departed departure
enter enters entered entrance entry / leave leaves left exit exited
come came / go went gone
buy buys bought purchase purchased / sell sells sold sale
lend lends lent / borrow borrows borrowed
import imports imported / export exports exported
give gives gave given / take takes took taken receive received
send sends sent sender / receive receives received receiver recipient
add adds added addition / remove removes removed removal subtract subtracted
include includes included including / exclude excludes excluded excluding
accept accepts / refuse refuses refused reject rejects
accept accepts / rejected deny denied decline declined
accepted / refuse refuses refused reject rejects
accepted / rejected deny denied decline declined
allow allows allowed / forbid forbids forbidden prohibit prohibits
allow allows allowed / prohibited ban bans banned
permit permits permitted / forbid forbids forbidden prohibit prohibits
permit permits permitted / prohibited ban bans banned
support supports supported / oppose opposes opposed
agree agrees agreed / disagree disagrees disagreed
like liked love loved / dislike disliked hate hated
enable enables enabled / disable disables disabled
lock locks locked / unlock unlocks unlocked
connect connects connected / disconnect disconnects disconnected
appear appears appeared / disappear disappears disappeared vanish vanished
build builds built construct / destroy destroys destroyed
build builds built construct / demolish demolished
constructed create created / destroy destroys destroyed
constructed create created / demolish demolished
save saves saved / delete deletes deleted waste wasted
remember remembers remembered / forget forgets forgot forgotten
succeed succeeds succeeded success / fail fails failed failure
attack attacks attacked / defend defends defended
push pushes pushed / pull pulls pulled
advance advanced / retreat retreated
hire hires hired employ employed / fire fires fired dismiss dismissed
born birth / die dies died death dead
alive living / dead
north northern northward / south southern southward
east eastern eastward / west western westward
left / right
up upward upper / down downward lower
top / bottom
front / back rear
near nearest close / far farthest distant
hot hotter hottest warm warmer / cold colder coldest cool cooler
wet / dry
light lighter bright / dark darker heavy heavier
white / black
full / empty
hard difficult / soft easy
strong stronger strongest / weak weaker weakest
fast faster fastest quick rapid / slow slower slowest
rich richer richest wealthy / poor poorer poorest
cheap cheaper cheapest / expensive costly
wide wider widest broad / narrow narrower
thick thicker / thin thinner
deep deeper / shallow
good better best / bad worse worst
happy / sad unhappy
safe / dangerous unsafe
clean / dirty
true correct / false incorrect wrong
same similar equal / different unequal
public / private
male man men boy / female woman women girl
husband / wife
father / mother
brother / sister
king / queen
mother / daughter
father / son
teacher / student pupil
legal lawful / illegal unlawful
natural / artificial
ancient / modern
urban / rural
domestic / foreign
summer / winter
spring / autumn
day / night
morning / evening
sunrise / sunset
weekday weekdays / weekend weekends
positive / negative
advantage benefit / disadvantage drawback
profit / loss
supply / demand
cause / effect
ally allies / enemy enemies
majority / minority
always / never
everyone everybody all / nobody none
ascend ascended ascending / descend descended descending
expand expands expanded / contract contracts contracted
predecessor / successor
preceded / succeeded followed
superior / inferior
vertical / horizontal
optional / required mandatory compulsory
indoor indoors / outdoor outdoors
free / paid
present / absent
upstream / downstream
import / export
debit / credit
freeze freezes froze frozen / melt melts melted thaw thawed
"""


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    """Return the opposites of each word, by their folded forms."""
    found: dict[str, set[str]] = {}
    for line in _PAIRS.strip().splitlines():
        here, there = (side.split() for side in line.split("/"))
        for one, other in ((here, there), (there, here)):
            for word in one:
                found.setdefault(word, set()).update(other)
    return {word: frozenset(others) for word, others in found.items()}
