"""The bundled article: every fact of the report it retells, in our own words."""

import re
from pathlib import Path

import pytest

from bot.documents.readers.markdown import read
from bot.documents.sentences import split
from bot.libraries.bundled import bundled_corpus
from bot.libraries.files import read_corpus

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "article"
RUN = 8  # words in common that would no longer be our own words
ARTICLE = (bundled_corpus() / "central-asia-summit.md").read_bytes()
(DOCUMENT,) = read_corpus([bundled_corpus()]).documents
SENTENCES = [" ".join(sentence.text.split()) for sentence in split(DOCUMENT)]

# what each fact needs in one sentence, so that the sentence can answer for it alone
FACTS = (
    "Xi Jinping | five Central Asian | lavish welcome | this week",
    "sway | Russia's sphere of influence",
    "China-Central Asia summit | Xian | central China",
    "Xian | Thursday, 18 May 2023 | two days",
    "leaders | Uzbekistan | Turkmenistan | Tajikistan | Kyrgyzstan | Kazakhstan",
    "state media | heads of state | never before | in person | diplomatic relations",
    "diplomatic relations | after the Soviet Union collapsed",
    "economic fallout | neighbor Russia | Ukraine",
    "first big diplomatic event of the year",
    "blueprint | five post-Soviet republics",
    "China's western frontier | Europe | Middle East",
    "Kassym-Jomart Tokayev | president of Kazakhstan | Sadyr Japarov | Kyrgyzstan | China",
    "Tajikistan | President Emomali Rahmon",
    "Uzbekistan | President Shavkat Mirziyoyev",
    "Turkmenistan | president, Serdar Berdimuhamedov",
    "Group of Seven (G7) | Japanese city of Hiroshima | coincide",
    "G7 | Canada | France | Germany | Italy | Japan | United Kingdom | United States",
    "Hiroshima | united stand against Russia",
    "Beijing | Central Asia | Russia | leading outside power",
    "Moscow's attention | failed invasion of Ukraine",
    "Yun Sun | China program | Stimson Center | think tank | Washington",
    "Yun Sun | summit's background | fighting in Ukraine",
    "Yun Sun | unsure | Russia | influence and role",
    "Russia's backyard | Yun Sun | China's influence has grown",
    '"New aspirations and directions" | China and Central Asia | Yun Sun',
    "China | protector of stability",
    "broker a deal | Ukraine",
    "no indication | Kremlin",
    "allies | United Nations",
    "railways, pipelines | China pays for | Europe",
    "buffer | security threats | Afghanistan",
    "Chinese officials | this week | Xi Jinping | proposals | long-run growth",
    "Agreements | signed | Xi Jinping",
    "promises of economic cooperation | probably",
    "more than ever | Russia's war",
    "Azimzhan Khitakhunov | senior researcher | Eurasian Research Institute | Almaty, Kazakhstan",
    "Khitakhunov | broken many of the ties | Russia and Central Asia",
    "Khitakhunov | trade | transport and transit | investment | migration",
    "China | alternative markets | Khitakhunov",
    "Khitakhunov | eager | investment | joint ventures | European Union | Western partners",
    "Other large economies | high-ranking officials | since Russia invaded Ukraine",
    "Antony Blinken | U.S. Secretary of State | Kazakhstan and Uzbekistan | earlier in 2023",
    "Charles Michel | European Council | Kazakhstan and Uzbekistan | October 2022",
    "China | harder than other powers | links and influence",
    "almost a decade ago | Belt and Road | Central Asia",
    "two days in Xian | security",
    "turmoil in Central Asia | militancy in Xinjiang | northwest of China",
    "campaign in Xinjiang | Muslim minorities | extremist and terrorist threats",
    "human rights office of the United Nations | crimes against humanity",
    "Jennifer Brick Murtazashvili | director | University of Pittsburgh's "
    "| Center for Governance and Markets | United States",
    "Murtazashvili | security and stability | Central Asia",
    "Murtazashvili | instability in Afghanistan | spill",
    "Russia | Central Asian security | regional cooperation",
    "distracted Russia | Murtazashvili",
    "Observers | whole of Russia's security role | welcome",
    "Chinese officials | terrorism, separatism and extremism",
    "coordination over Afghanistan | borders several",
    "unrest and popular protests in recent years | put down",
    "Murtazashvili | surveillance technology | Beijing",
    "war in Ukraine | perception that China supports Russia",
    "Critics | diplomatically and economically | lately",
    "Li Hui | special representative for Eurasian affairs | this week | peace talks",
    "Li Hui | Ukraine, Russia | European countries",
    "Washington and its allies | backing Ukraine | Kremlin's",
    "Li Mingjiang | associate professor | international relations | Singapore's "
    "| Nanyang Technological University",
    "Li Mingjiang | useful opening | mediating between Russia and Ukraine",
    "Li Mingjiang | real weight | influence around the world",
    "UN | like China | refrained from condemning Russia",
    "abstained | General Assembly | withdrawal of Russian troops",
    "Analysts | afraid | Russian aggression | next",
    "Soviet Union | Moscow's forces have annexed",
    "wider economic access | physical infrastructure | technical security",
    "balk | detailed Chinese plan",
    "General appeals for peace | knock-on effects | analysts",
    'Murtazashvili | "trump card" | peacemaker | Western approval',
    "West | Murtazashvili | third party | in small ways | China and Russia",
    "Murtazashvili | toeing China's line",
)
# said in other words: "US" as "U.S.", "Western" players as partners, the damage as repaired
RENAMED = {"US", "Kremlins", "Chinese-funded", "Other", "States"}


def real_article():
    """Return the text of the report, or skip where it is not at hand."""
    if not SHARED.is_dir():
        pytest.skip("../shared/article, the report that ours retells, is not on this machine")
    return "\n".join(path.read_text("utf-8") for path in sorted(SHARED.glob("*.txt")))


def words_of(text):
    """Return the words of a text, folded, marks left out."""
    return re.findall(r"\w+", re.sub("[’']", "", text.casefold()))


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_of_the_report_stands_in_one_sentence_of_ours(fact):
    parts = [part.strip() for part in fact.split(" | ")]
    assert [s for s in SENTENCES if all(part in s for part in parts)]


def test_every_sentence_of_ours_tells_one_of_the_facts():
    facts = [[part.strip() for part in fact.split(" | ")] for fact in FACTS]
    idle = [s for s in SENTENCES if not any(all(part in s for part in fact) for fact in facts)]
    assert idle == []


@pytest.mark.parametrize("folder", ["corpus", "tests", "bot", "."])
def test_no_run_of_eight_words_is_the_reports(folder):
    theirs = words_of(real_article())
    runs = {tuple(theirs[at : at + RUN]) for at in range(len(theirs) - RUN + 1)}
    below = "*" if folder == "." else "**/*"
    for path in sorted((ROOT / folder).glob(below)):
        if path.suffix in {".md", ".txt", ".py", ".toml", ".json", ".jsonl", ".svg"}:
            ours = words_of(path.read_text("utf-8"))
            places = range(len(ours) - RUN + 1)
            copied = [ours[at : at + RUN] for at in places if tuple(ours[at : at + RUN]) in runs]
            assert (path.name, copied) == (path.name, [])


def test_every_name_and_number_of_the_report_is_in_ours():
    theirs, ours = real_article(), ARTICLE.decode()
    names = set(re.findall(r"(?<=[\w,’] )[(‘]?([A-Z][\w-]+)", theirs)) - RENAMED
    numbers = set(re.findall(r"\b\d+", theirs)) - {"10"}  # "almost a decade"
    told = set(re.findall(r"[^\W\d_][\w-]+|\d+", ours))
    assert {"Xian", "Hiroshima", "Tokayev", "Khitakhunov"} < names
    assert sorted((names | numbers) - told) == []


def test_the_front_matter_names_title_date_and_what_it_retells():
    reading = read(ARTICLE)
    assert ARTICLE.startswith(b"---\n")
    assert reading.title == "Xi courts Central Asia while Russia is distracted"
    assert reading.date == "2023-05-18"
    assert re.search(r"own retelling.* CNN .*18 May 2023", reading.source)


def test_every_sentence_can_stand_alone():
    leaning = r"(?:He|She|They|It is|This|These|That|However|But|And)\b"
    assert [sentence for sentence in SENTENCES if re.match(leaning, sentence)] == []
    assert all(s[0].isupper() or s[0] == '"' for s in SENTENCES)
    assert all(s.endswith((".", '."')) for s in SENTENCES)
