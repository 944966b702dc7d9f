"""Boundaries: where sentences end, in named cases. A bar stands where a sentence begins."""

import pytest

from bot.text.languages import UNDETERMINED
from bot.text.sentence_boundaries import boundaries_of

KEPT_WHOLE = {
    "initials": "J. R. R. Tolkien wrote it.",
    "initials without blanks": "Then J.R.R. Tolkien and George H.W. Bush met W.H. Auden there.",
    "one initial": "It was John F. Kennedy who spoke.",
    "a saint": "He lives in St. Petersburg and in Ft. Worth.",
    "a country": "The U.S. Army and the U.S. Secretary of State came.",
    "a degree": "She has a Ph.D. from Oslo.",
    "titles": "Mr. Smith met Mrs. Jones, Prof. Dr. Ash and Dr. Who.",
    "titles in capitals": "MR. SMITH AND DR. NO LEFT.",
    "small titles": "Then mr. Smith left.",
    "ranks before names that are words": "Gen. Van Fleet and Gen. Will Smith met.",
    "a decimal": "It is 3.5 metres, or $3.50.",
    "a number": "See No. 7 and no. 8 in Vol. II for that.",
    "a section": "See §4.2 and pp. 3–5, Fig. 2 and ch. 3 there.",
    "a date": "It was on Jan. 5 and on Sun. 5 May.",
    "about a year": "Born c. 1900 in York, d. 1950 in Hull.",
    "an address": "Read https://a.b.com/x?y=Z.html#Now now.",
    "an e-mail": "Write to J.Smith@Example.com now.",
    "file names": "Use Node.js and Example.com and read_Me.Txt here.",
    "an ellipsis": "He was... tired, and … sad, and . . . old.",
    "an ellipsis in a name": "She made I Am... World Tour then.",
    "an ellipsis and I": "Well... I think so.",
    "examples": "Oils (e.g. Brent, i.e. The Oil) fell.",
    "authors": "As Jones et al. 1998 say.",
    "a case": "Smith v. Jones was heard.",
    "a time zone": "The show is at 8 p.m. Eastern time.",
    "a title behind a firm": "She met Acme Inc. Chairman Bob Lee and Vane Ltd. Chief clerk Ash.",
    "a name with a firm in it": "He bought the Vane Co. Studios in Rome.",
    "days behind an hour": "It opens at 10 a.m. Saturdays and Sundays.",
    "a holiday": "Martin Luther King Jr. Day is here.",
    "a brand": "The firm Yahoo! is old.",
    "damage before a small letter": "It lies in Asia. in the north. and far.",
    "a torn word at the end": "It borders several northern counties. States.",
    "a stray quotation mark": "He works at an institute in the north. ‘Almaty, Kazakhstan.",
    "speech": '"Stop. Now," he said.',
    "curly speech": "“Stop! Now. Or else?” he said.",
    "single speech": "‘Stop. It’s late,’ he said.",
    "straight single speech": "'Stop. Now,' he said.",
    "a question that is told": "“Is it so?” asked Tom.",
    "an aside": "He spoke (see above. It is there) twice.",
    "a list number": "1. First item is here.",
    "a list letter": "(a) First item is here.",
    "a Roman list number": "IV. Fourth item is here.",
}
CUT = {
    "after a country": "The U.S. |The country is big.",
    "after an hour": "He left at 5 p.m. |She stayed.",
    "a statement after an hour": "It ends at 5 p.m. |Doors open at 6 a.m. |Entry is free.",
    "a statement after a firm": "It went to Acme Inc. |Prices fell at Vane Ltd. |Fog was thick.",
    "after a firm": "It was sold to Acme Inc. |The firm is big.",
    "after a name": "He saw Sammy Davis Jr. |He sang.",
    "after a degree": "He has a Ph.D. |She has none.",
    "after an era": "It was 44 B.C. |The war began.",
    "after a district": "He came to Washington, D.C. |The city is old.",
    "after an initial": "We met Malcolm X. |He spoke. |Take vitamin C. |It helps.",
    "after initials": "He read J.R.R. |He liked it.",
    "ordinary words": "The answer is no. |He came in. |That is art. |I saw the sun. |He sat.",
    "after a year": "It was 1990. |25 people came.",
    "after a list number": "2) Second item is here. |More is there.",
    "after a question": "Is it so? |Perhaps it is! |Perhaps not.",
    "many marks": "Wait!! |What?! |No way.",
    "a quotation that ends": "He asked “Is it?” |She said yes.",
    "speech after speech": '"Is it?" he asked. |"Yes!" she said.',
    "speech of many sentences": 'He said: "I came. I saw." |Then he left.',
    "single speech": "He said 'hello.' |She left.",
    "an aside of its own": "It ended there. |(See below.) |It began again.",
    "footnote marks": "So it is.[1] |Then it was.[2][3] |Now it is.[citation needed] |So be it.",
    "no blank": "This is the end.|Next comes this. |Is it so?|Yes it is.",
    "an ellipsis": "He stopped... |Then he left… |The end was near.",
    "four dots": "It trailed off.... |Kazakhstan was far.",
    "apostrophes": "It is the Kremlins’ way. |It’s theirs.",
    "a name with a small letter": "They left early. |iPhones are sold.",
    "lower-case writing": "i went home. |then i slept. |it was late.",
    "real sentences after damage": "It lies in Asia. in the north. |Their towns are old.",
}
OTHER_LANGUAGES = {
    "ar": "من هو؟ |هو رئيس البلاد. |هذا كل شيء.",
    "da": "Den 5. maj så f.eks. København s. 5 og nr. 3. "
    "|Den 2. Verdenskrig begyndte. |Den endte.",
    "de": "Am 5. Mai kam z. B. Dr. med. Ott ca. 3,5 Mio. Euro näher. "
    "|Der 2. Weltkrieg endete 1945. |Er sagte: „Komm. Sofort.“ |Ludwig XIV. war König.",
    "es": "El Sr. López vive en la Avda. Goya núm. 5. "
    "|¿Quién es? |¡No lo sé! |Los EE. UU. son así.",
    "fi": "Hän tuli 5. toukokuuta. |Ks. s. 5 ja nro 3. |Se on esim. Helsinki.",
    "fr": "M. Dupont et Mme. Curie : voir p. 12 et art. 3. |Il a dit : « Viens. Vite. » "
    "|Puis il partit. |En 52 av. J.-C. Rome brûla.",
    "hu": "Dr. Kovács május 5. napján jött. |Pl. Budapest nagy. |A II. világháború véget ért.",
    "it": "Il dott. Rossi e G. Verdi: vedi pag. 5 e art. 3. |Disse: «Vieni. Subito.» |Poi andò.",
    "nl": "Dhr. Jansen woont o.a. in Utrecht. |Zie blz. 5 en art. 3. |Dat is alles.",
    "no": "Den 5. mai kom bl.a. Oslo s. 5 og nr. 3. |Hun gikk.",
    "pt": "O Sr. Silva e a Dra. Ana vieram. |Veja a pág. 5 e o art. 3. |É tudo.",
    "ro": "Dl. Popescu locuiește pe str. Eminescu nr. 5. |Vezi pag. 5. |Este tot.",
    "ru": "А. С. Пушкин и Т.Т. Цуй в 2023 г. жили на ул. Ленина, д. 5. "
    "|Он ушёл в 1990 г. |Она нет. |Он сказал: «Иди. Быстро». |Груши и т. д. |Это всё.",
    "sv": "Dr. Ek kom bl.a. kl. 5. |Se s. 5 och kap. 3. |Det är allt.",
    UNDETERMINED: "中国很大。|日本很小！|是吗？|他说：“来。快。” |彼は「行く。早く。」と言った。"
    "|भारत बड़ा है। |वह सुंदर है॥ |یہ کتاب ہے۔|وہ قلم ہے؟ |II. Dünya Savaşı bitti.",
}


def cut(text, language):
    """Return the sentences of a text."""
    return [span.of(text) for span in boundaries_of(text, language)(text)]


@pytest.mark.parametrize("text", KEPT_WHOLE.values(), ids=list(KEPT_WHOLE))
def test_what_belongs_together_stays_whole(text):
    assert cut(text, "en") == [text]
    before, after = "It was so. ", " They knew it."
    assert cut(before + text + after, "en")[:2] == [before.strip(), text]


@pytest.mark.parametrize("marked", CUT.values(), ids=list(CUT))
def test_real_ends_are_found(marked):
    expected = [piece.strip() for piece in marked.split("|")]
    assert cut(marked.replace("|", ""), "en") == expected


@pytest.mark.parametrize(("language", "marked"), OTHER_LANGUAGES.items(), ids=OTHER_LANGUAGES)
def test_other_languages_have_their_own_ends(language, marked):
    expected = [piece.strip() for piece in marked.split("|")]
    assert cut(marked.replace("|", ""), language) == expected


def test_a_long_document_teaches_its_own_abbreviations_and_a_short_one_does_not():
    sentence = "They weigh five qx. Xyr and nine qx. Abt in all, which is what qx. means here. "
    asked = "They weigh five qx. Xyr in all."
    assert len(list(boundaries_of(sentence * 20, "en")(asked))) == 2
    assert len(list(boundaries_of(sentence * 4000, "en")(asked))) == 1


def test_a_long_document_that_is_no_prose_teaches_nothing():
    asked = "They weigh five qx. Xyr in all."
    assert len(list(boundaries_of("qx. Xyr 12345678901234567890 " * 40_000, "en")(asked))) == 2


def test_long_thai_is_cut_where_a_clause_ends_and_short_thai_is_not():
    clause = "บ้านของแม่อยู่ที่เชียงใหม่และมีสวนขนาดใหญ่อยู่ด้านหลังบ้านซึ่งปลูกผลไม้หลายชนิดไว้"
    assert cut(clause, "th") == [clause]
    assert cut(f"{clause} {clause}", "th") == [f"{clause} {clause}"]
    assert cut(" ".join([clause] * 4), "th") == [clause] * 4
    number = f"{clause} 12 บาท"
    assert all("12 บาท" in piece for piece in cut(" ".join([number] * 4), "th"))


OTHER_ENDS = {
    "Greek questions": ("el", "Πού είναι ο μύλος; Είναι στο χωριό."),
    "Armenian": ("hy", "Ջրաղացը հին է։ Այն գյուղում է։"),
    "Arabic": ("ar", "أين الطاحونة؟ هي في القرية."),
    "Urdu": ("ur", "چکی پرانی ہے۔ وہ گاؤں میں ہے۔"),
    "Hindi": ("hi", "चक्की पुरानी है। वह गाँव में है।"),
}


@pytest.mark.parametrize(("language", "text"), OTHER_ENDS.values(), ids=list(OTHER_ENDS))
def test_the_marks_of_other_scripts_end_a_sentence(language, text):
    assert len(list(boundaries_of(text, language)(text))) == 2


def test_a_chinese_quotation_is_not_torn_from_who_says_it():
    text = "“磨坊在哪里？”她问。没有人回答。"
    assert [one.of(text) for one in boundaries_of(text, "zh")(text)] == [
        "“磨坊在哪里？”她问。",
        "没有人回答。",
    ]


def test_a_thai_name_of_two_words_is_not_cut_in_two():
    text = (
        "โรงสีเก่าของหมู่บ้านตั้งอยู่บนเนินเขาด้านทิศตะวันตกของแม่น้ำและสร้างขึ้นด้วยหินสีขาวโดยช่างชื่อ บุญมา รักดี "
        "ชาวบ้านใช้โรงสีแห่งนี้สีข้าวมานานกว่าร้อยปีจนกระทั่งเกิดไฟไหม้ใหญ่ "
        "หลังจากนั้นเทศบาลได้ซ่อมแซมอาคารและเปิดเป็นพิพิธภัณฑ์ให้นักท่องเที่ยวเข้าชมทุกวัน"
    )
    pieces = [one.of(text) for one in boundaries_of(text, "th")(text)]
    assert len(pieces) > 1
    assert any("บุญมา รักดี" in piece for piece in pieces)
