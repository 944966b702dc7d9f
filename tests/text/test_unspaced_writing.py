"""Writing without spaces: function words part the others, in Chinese and in Japanese."""

import pytest

from bot.text.analysis import analyze
from bot.text.unspaced_writing import segment

PARTED = {
    "a particle": ("狐狸的尾巴", "狐 狐狸 狸 尾 尾巴 巴"),
    "a question word": ("谁修了这座钟", "修 座 座钟 钟"),
    "a preposition": ("住在山谷", "住 山 山谷 谷"),
    "a word with such a character in it": (
        "埃及存在和平",
        "埃 埃及 及 及存 存 存在 在 在和 和 和平 平",
    ),
    "Japanese endings": ("橋は壊されました", "橋 壊"),
    "Japanese question words": ("図書館はどこにありますか", "図書 書館"),
    "katakana": ("トラムの運転手", "トラ ラム 運転 転手"),
    "hiragana that is no ending": ("りんご", "りん んご"),
    "Thai": ("ปลาทู", "ปลา ลาทู"),
}


def words_of(text):
    return " ".join(word for word, _, _ in segment(text, 0, len(text)))


@pytest.mark.parametrize(("text", "words"), PARTED.values(), ids=list(PARTED))
def test_a_stretch_without_spaces_has_these_words(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("asked", "language"),
    [("是谁？", "zh"), ("为什么呢", "zh"), ("什么时候", "zh"), ("どこですか", "ja")],
)
def test_a_question_of_question_words_alone_has_no_topic(asked, language):
    assert analyze(asked, language) == ()


def test_a_word_is_found_alone_and_in_a_compound():
    assert set(analyze("钟楼", "zh")) & set(analyze("这座钟的声音", "zh")) == {"钟"}
