"""Languages: told apart by what is written, near relations too."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text.languages import KNOWN, UNDETERMINED, detect, letters_of, script_of

SENTENCES = {
    "ar": """
        من هو رئيس كازاخستان؟ | بيت أمي في القاهرة. | لا أعرف إن كانت ستمطر غدا.
        | كم عدد سكان بيروت؟
    """,
    "da": """
        Hvad hedder Danmarks dronning? | Han boede i København, indtil han flyttede til Aarhus.
        | Regeringen har vedtaget en ny lov, som også gælder af sig selv.
        | Hvornår blev broen bygget?
    """,
    "de": """
        Wer ist der Präsident von Kasachstan? | Das Haus meiner Mutter steht in Köln.
        | Ich weiß nicht, ob es morgen regnet. | Wie viele Einwohner hat Berlin?
    """,
    "en": """
        Who is the president of Kazakhstan? | My mother's house is in York. | whats the capital
        | By the time the guests came, dinner was ready.
    """,
    "el": "Ποιος είναι ο πρόεδρος του Καζακστάν; | Το σπίτι της μητέρας μου",
    "es": """
        ¿Quién es el presidente de Kazajistán? | La casa de mi madre está en Sevilla.
        | No sé si va a llover mañana. | donde esta la biblioteca | cuantos habitantes tiene
    """,
    "fi": """
        Kuka on Kazakstanin presidentti? | Äitini talo on Turussa. | En tiedä, sataako huomenna.
        | Montako asukasta Helsingissä on?
    """,
    "fr": """
        Qui est le président du Kazakhstan ? | La maison de ma mère se trouve à Lyon.
        | C'est l'homme dont j'ai parlé. | Je ne sais pas s'il va pleuvoir demain.
    """,
    "hi": "कज़ाख़स्तान का राष्ट्रपति कौन है? | मेरी माँ का घर",
    "hu": """
        Ki Kazahsztán elnöke? | Az anyám háza Szegeden van. | Hány lakosa van Budapestnek?
        | Nem tudom, hogy holnap esni fog-e.
    """,
    "id": "Siapa presiden Kazakhstan? | Rumah ibu saya ada di Bandung dan tidak besar.",
    "it": """
        Chi è il presidente del Kazakistan? | La casa di mia madre si trova a Roma.
        | Non so se domani pioverà. | dove si trova la biblioteca | quanti abitanti ha
    """,
    "ja": "カザフスタンの大統領は誰ですか | 東京は日本の首都である。",
    "ko": "카자흐스탄의 대통령은 누구인가?",
    "nl": """
        Wie is de president van Kazachstan? | Het huis van mijn moeder staat in Utrecht.
        | Ik weet niet of het morgen regent. | Hoeveel inwoners heeft Brussel?
    """,
    "no": """
        Hva heter hovedstaden i Norge? | Kven er statsminister i Noreg? | Når ble broen bygget?
        | Jeg vet ikke hvordan hun har kommet seg ut av huset.
    """,
    "pl": "Kto jest prezydentem Kazachstanu i kiedy został wybrany? | Dom matki jest w Łodzi.",
    "pt": """
        Quem é o presidente do Cazaquistão? | A casa da minha mãe fica em Lisboa.
        | Não sei se vai chover amanhã. | onde fica a biblioteca | quantos habitantes tem
    """,
    "ro": """
        Cine este președintele Kazahstanului? | Casa mamei mele se află la Iași.
        | Nu ştiu dacă mâine va ploua. | Unde se află biblioteca?
    """,
    "ru": """
        Кто президент Казахстана? | Дом моей матери стоит в Казани. | Сколько жителей в Москве?
        | Она ещё не знает, будет ли завтра дождь.
    """,
    "sv": """
        Vad heter Sveriges huvudstad? | Han bodde i Stockholm tills han flyttade till Malmö.
        | Det är inte så bra som jag trodde. | När byggdes bron?
    """,
    "th": "ใครเป็นประธานาธิบดีของคาซัคสถาน",
    "tr": """
        Kazakistan'ın cumhurbaşkanı kimdir? | Annemin evi İzmir'de ve çok büyük değil.
        | Başkentin nüfusu geçen yıldan bu yana yüzde beş arttı, diye açıkladı bakanlık.
    """,
    "uk": "Хто президент Казахстану і коли його обрали? | Будинок моєї матері стоїть у Львові.",
    "vi": "Ai là tổng thống của Kazakhstan? | Nhà của mẹ tôi ở Huế và không lớn.",
    "zh": "哈萨克斯坦的总统是谁？ | 我母亲的房子在成都。",
}
CASES = [
    (language, sentence.strip())
    for language, sentences in SENTENCES.items()
    for sentence in sentences.split("|")
]
NONE_OF_OURS = {
    "Kazakh": "Қазақстанның президенті кім және ол қашан сайланды?",
    "Czech, of few words": "Praha je krásná.",
    "digits": "123",
    "nothing": "",
    "a name": "Kazakhstan",
}


@pytest.mark.parametrize(("language", "sentence"), CASES)
def test_a_sentence_is_known_for_its_language(language, sentence):
    assert detect(sentence) == language


@pytest.mark.parametrize("text", NONE_OF_OURS.values(), ids=NONE_OF_OURS)
def test_what_is_none_of_our_languages_is_undetermined(text):
    assert detect(text) == UNDETERMINED


def test_decomposed_letters_are_the_same_letters():
    assert detect("Va\u030ar ma\u030astad a\u0308r ha\u0308r") == "sv"


def test_only_the_languages_that_are_asked_for_are_found():
    assert detect("Wer ist der Präsident?", among=("en", "fr")) == UNDETERMINED
    assert detect("Wer ist der Präsident?", among=("en", "de")) == "de"
    assert detect("Wer ist der Präsident?", among=()) == UNDETERMINED


def test_foreign_names_do_not_make_a_foreign_sentence():
    assert detect("Ibsen’s Brønshøj café in Malmö was the first of them") == "en"


def test_one_stray_word_in_a_long_foreign_text_is_chance():
    assert detect("xq the " + "brz krt " * 40) == UNDETERMINED


def test_the_script_is_that_of_most_letters():
    assert script_of("abc где") == "LATIN"
    assert script_of("a где!") == "CYRILLIC"
    assert script_of("1 + 1 = 2") == ""


@settings(max_examples=200)
@given(st.text(max_size=80))
def test_any_text_has_a_language_or_none(text):
    assert detect(text) in {*KNOWN, UNDETERMINED}


def test_what_is_long_is_shown_to_a_model_that_knows_more_languages():
    czech = "Náš dům stojí na kopci za řekou, kde už žádné jiné domy nejsou. " * 3
    assert detect(czech) == "cs"
    assert detect(czech, among=("de", "pl")) != "cs"


def test_a_script_of_its_own_counts_only_for_who_asks_for_its_language():
    assert detect("Ποιος είναι;", among=("en", "el")) == "el"
    assert detect("Ποιος είναι;", among=("en", "ru")) == UNDETERMINED


def test_the_letters_of_a_language_are_those_beside_the_plain_ones():
    assert "ñ" in letters_of("es")
    assert "a" not in letters_of("es")
    assert letters_of("xx") == frozenset()
