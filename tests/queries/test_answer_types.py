"""What a question asks for, told by the words of asking of many languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.queries import answer_types
from bot.queries.answer_types import (
    AnswerType,
    answer_type_of,
    counted_words,
    without_time_words,
)

ASKED = {
    AnswerType.NUMBER: """
        How many members are there? | How long ago was it? | Wie hoch ist der Turm?
        | ¿Cuántos miembros hay? | Сколько там жителей? | Kaç üyesi var? | Πόσα μέλη έχει;
        | कितने सदस्य हैं? | Có bao nhiêu thành viên? | كم عدد السكان؟ | Câți membri sunt?
        | 有多少成员？ | 会員は何人ですか | มีสมาชิกกี่คน | Ilu jest członków? | Скільки там мешканців?
    """,
    AnswerType.DATE: """
        When does it open? | In which year did it burn? | In welchem Jahr brannte es?
        | ¿En qué año ardió? | В каком году он сгорел? | Когда он сгорел? | Hangi yılda yandı?
        | Πότε κάηκε; | यह कब जला? | Nó cháy khi nào? | متى احترق؟ | În ce an a ars?
        | At what time does it open? | Until when is it shut? | Um wie viel Uhr schließt es?
        | À quelle heure ferme-t-il ? | ¿A qué hora cierra? | Во сколько он закроется?
        | 它什么时候烧毁的？ | いつ開きますか | เปิดเมื่อไร | Kiedy spłonął? | Коли він згорів?
    """,
    AnswerType.PLACE: """
        Where is the key? | To which city did she move? | In welcher Stadt lebt sie?
        | ¿Dónde está la llave? | В каком городе она живёт? | Anahtar nerede? | Πού είναι;
        | चाबी कहाँ है? | Chìa khóa ở đâu? | أين المفتاح؟ | Unde este cheia?
        | 钥匙在哪里？ | 鍵はどこですか | กุญแจอยู่ที่ไหน | Gdzie jest klucz? | Де ключ?
    """,
    AnswerType.NAME: """
        Who feeds the cat? | Wer füttert die Katze? | ¿Quién da de comer? | Кто кормит кошку?
        | Kediyi kim besliyor? | Ποιος ταΐζει; | बिल्ली को कौन खिलाता है? | Ai cho mèo ăn?
        | من هو الرئيس؟ | Cine hrănește pisica? | 谁喂猫？ | 誰が猫に餌をやる？ | ใครให้อาหารแมว
    """,
    AnswerType.REASON: """
        Why did it close? | Warum schloss es? | ¿Por qué cerró? | Почему он закрылся?
        | Neden kapandı? | Γιατί έκλεισε; | यह क्यों बंद हुआ? | Tại sao nó đóng cửa?
        | لماذا أغلق؟ | De ce s-a închis? | 为什么关门？ | なぜ閉まったの？ | ทำไมปิด
    """,
    AnswerType.ANY: """
        What is a quorum? | The whole world is somewhere. | Was ist ein Quorum? | 这是中国
        | ποτέ δεν είναι | Der Kimono ist rot
    """,
}
CASES = [(kind, text.strip()) for kind, texts in ASKED.items() for text in texts.split("|")]


IN_MORE_LANGUAGES = {
    AnswerType.NUMBER: "다리가 몇 개입니까?|כמה גשרים יש בעיר?|Kolik mostů mají?|桥有几座？",
    AnswerType.REASON: "왜 닫았나요?|למה נסגר הגשר?|Proč je most zavřený?|Miért zárt be a híd?",
    AnswerType.DATE: "언제 지어졌나요?|מתי נבנה הגשר?|Milloin silta rakennettiin?|星期几闭馆？",
    AnswerType.PLACE: "어디에 있나요?|איפה הגשר?|Kde je most?|Missä silta on?",
    AnswerType.NAME: "누가 지었나요?|מי בנה את הגשר?|Kdo postavil most?|Kuka rakensi sillan?",
}


@pytest.mark.parametrize("kind", IN_MORE_LANGUAGES)
def test_so_it_does_in_korean_hebrew_czech_hungarian_and_finnish(kind):
    asked = IN_MORE_LANGUAGES[kind].split("|")
    assert [answer_type_of(text) for text in asked] == [kind] * len(asked)


@pytest.mark.parametrize(("kind", "text"), CASES)
def test_the_word_of_asking_tells_what_is_wanted(kind, text):
    assert answer_type_of(text) is kind


def test_the_word_that_stands_first_decides():
    assert answer_type_of("Who said when it opens?") is AnswerType.NAME
    assert answer_type_of("When did he say who came?") is AnswerType.DATE


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("How many old boats are there?", ("old", "boats")),
        ("¿Cuántos barcos?", ("barcos",)),
        ("Сколько там лодок?", ("там", "лодок")),
        ("Why is it so?", ()),
    ],
)
def test_what_is_counted_stands_behind_the_words_that_count(text, words):
    assert counted_words(text) == words


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("At what time does the mill open?", "At does the mill open?"),
        ("Um wie viel Uhr öffnet die Mühle?", "Um öffnet die Mühle?"),
        ("What time is it?", "What time is it?"),
        ("What time limit has the game?", "What time limit has the game?"),
        ("When does the mill open?", "When does the mill open?"),
    ],
)
def test_no_answer_has_to_say_what_time(text, left):
    assert " ".join(without_time_words(text).split()) == left


ASCII_WORDS = st.sampled_from(
    "who Whom when what which year city is the how many long ago kto kde wo wer wie ou qui chi "
    "dove welche stadt donde quien combien cine nere hangi at time do you ? , ' why".split()
)


@given(st.lists(ASCII_WORDS, max_size=7).map(" ".join))
def test_a_text_of_ascii_asks_what_it_asks_among_all_alphabets(text):
    asked = [kind for kind, pattern in answer_types._PATTERNS if pattern.search(text)]
    found = [kind for kind, pattern in answer_types._ASCII_PATTERNS if pattern.search(text)]
    assert found == asked


@given(st.sampled_from(sorted(answer_types._PLAIN)), st.lists(ASCII_WORDS, max_size=7))
def test_a_plain_word_in_front_decides_as_it_does_among_all_the_others(word, others):
    for text in (" ".join((word, *others)), " ".join((word.upper(), "多少", *others))):
        assert answer_type_of(text) is answer_types._found_type(text)
