"""The same four facts in many languages: a question in each finds its sentence."""

import pytest

from bot.answers.answer import Policy
from bot.documents.passages import Grouping
from bot.index.bm25 import Bm25
from bot.pipeline import ask, ingest
from bot.queries.question import Question
from bot.text.languages import detect
from tests.conftest import a_document
from tests.small_libraries import LIKENESS, evidence_for

# Tower, mayor, museum, university; then what is asked about each, in that order.
TOLD = {
    "ar": (
        "بني البرج القديم في وسط المدينة عام 1931. ولدت عمدة المدينة في قرية صغيرة قرب البحر."
        " أغلق المتحف أبوابه بسبب حريق كبير. يدرس في الجامعة 3200 طالب.",
        "متى بني البرج القديم؟|أين ولدت العمدة؟|لماذا أغلق المتحف؟|كم عدد طلاب الجامعة؟",
    ),
    "de": (
        "Der alte Turm in der Stadtmitte wurde 1931 gebaut. Die Bürgermeisterin wurde in einem "
        "kleinen Dorf am Meer geboren. Das Museum schloss wegen eines großen Brandes. An der "
        "Universität studieren 3200 Menschen.",
        "Wann wurde der alte Turm gebaut?|Wo ist die Bürgermeisterin geboren?"
        "|Warum hat das Museum geschlossen?|Wie viele Menschen studieren an der Universität?",
    ),
    "el": (
        "Ο παλιός πύργος στο κέντρο της πόλης χτίστηκε το 1931. Η δήμαρχος γεννήθηκε σε ένα μικρό "
        "χωριό κοντά στη θάλασσα. Το μουσείο έκλεισε λόγω μεγάλης πυρκαγιάς. Στο πανεπιστήμιο "
        "σπουδάζουν 3200 φοιτητές.",
        "Πότε χτίστηκε ο παλιός πύργος;|Πού γεννήθηκε η δήμαρχος;|Γιατί έκλεισε το μουσείο;"
        "|Πόσοι φοιτητές σπουδάζουν στο πανεπιστήμιο;",
    ),
    "en": (
        "The old tower in the middle of the town was built in 1931. The mayor was born in a small "
        "village by the sea. The museum closed because of a large fire. 3,200 students are at the "
        "university.",
        "When was the old tower built?|Where was the mayor born?|Why did the museum close?"
        "|How many students are at the university?",
    ),
    "hi": (
        "शहर के बीच की पुरानी मीनार 1931 में बनाई गई थी। "
        "महापौर का जन्म समुद्र के पास एक छोटे गाँव में हुआ था। "
        "संग्रहालय बड़ी आग के कारण बंद हो गया। विश्वविद्यालय में 3200 छात्र पढ़ते हैं।",
        "पुरानी मीनार कब बनाई गई?|महापौर का जन्म कहाँ हुआ?|संग्रहालय क्यों बंद हुआ?"
        "|विश्वविद्यालय में कितने छात्र हैं?",
    ),
    "id": (
        "Menara tua di pusat kota dibangun pada tahun 1931. Wali kota lahir di sebuah desa kecil "
        "dekat laut. Museum ditutup karena kebakaran besar. Universitas itu memiliki 3200 "
        "mahasiswa.",
        "Kapan menara tua dibangun?|Di mana wali kota lahir?|Mengapa museum ditutup?"
        "|Berapa mahasiswa universitas itu?",
    ),
    "ja": (
        "町の中心にある古い塔は1931年に建てられた。市長は海の近くの小さな村で生まれた。"
        "博物館は大きな火事のために閉館した。大学では3200人の学生が学んでいる。",
        "古い塔はいつ建てられましたか|市長はどこで生まれましたか|博物館はなぜ閉館しましたか"
        "|大学の学生は何人ですか",
    ),
    "ko": (
        "시내에 있는 오래된 탑은 1931년에 세워졌다. 시장은 바닷가의 작은 마을에서 태어났다. "
        "박물관은 큰 화재 때문에 문을 닫았다. 대학교에는 학생 3200명이 있다.",
        "오래된 탑은 언제 세워졌나요?|시장은 어디에서 태어났나요?|박물관은 왜 문을 닫았나요?"
        "|대학교 학생은 몇 명인가요?",
    ),
    "pl": (
        "Stara wieża w środku miasta została zbudowana w 1931 roku. Pani burmistrz urodziła się w "
        "małej wsi nad morzem. Muzeum zamknięto z powodu dużego pożaru. Na uniwersytecie uczy się "
        "3200 studentów.",
        "Kiedy zbudowano starą wieżę?|Gdzie urodziła się burmistrz?"
        "|Dlaczego muzeum jest zamknięte?"
        "|Ilu studentów jest na uniwersytecie?",
    ),
    "ro": (
        "Turnul vechi din centrul orașului a fost construit în 1931. Primarul s-a născut într-un "
        "sat mic de lângă mare. Muzeul s-a închis din cauza unui incendiu mare. La universitate "
        "învață 3200 de studenți.",
        "Când a fost construit turnul vechi?|Unde s-a născut primarul?|De ce s-a închis muzeul?"
        "|Câți studenți are universitatea?",
    ),
    "ru": (
        "Старая башня в центре города была построена в 1931 году. Мэр родилась в маленькой "
        "деревне у моря. Музей закрылся из-за большого пожара. В университете учатся 3200 "
        "студентов.",
        "Когда построили старую башню?|Где родилась мэр?|Почему закрыли музей?"
        "|Сколько студентов в университете?",
    ),
    "th": (
        "หอคอยเก่าแก่กลางเมืองสร้างขึ้นในปี 1931\n\nนายกเทศมนตรีเกิดในหมู่บ้านเล็ก ๆ ริมทะเล\n\n"
        "พิพิธภัณฑ์ปิดเพราะไฟไหม้ครั้งใหญ่\n\nมหาวิทยาลัยมีนักศึกษา 3200 คน",
        "หอคอยเก่าแก่สร้างเมื่อไร|นายกเทศมนตรีเกิดที่ไหน|ทำไมพิพิธภัณฑ์ปิด|มหาวิทยาลัยมีนักศึกษากี่คน",
    ),
    "tr": (
        "Şehrin ortasındaki eski kule 1931 yılında yapıldı. Belediye başkanı deniz kıyısındaki "
        "küçük bir köyde doğdu. Müze büyük bir yangın nedeniyle kapandı. Üniversitede 3200 "
        "öğrenci okuyor.",
        "Eski kule ne zaman yapıldı?|Belediye başkanı nerede doğmuştur?|Müze neden kapatıldı?"
        "|Üniversitede kaç öğrenci var?",
    ),
    "uk": (
        "Стара вежа в центрі міста була збудована 1931 року. Мер народилася в маленькому "
        "селі біля моря. Музей закрився через велику пожежу. В університеті навчаються 3200 "
        "студентів.",
        "Коли збудували стару вежу?|Де народилася мер?|Чому закрили музей?"
        "|Скільки студентів в університеті?",
    ),
    "vi": (
        "Tòa tháp cổ ở giữa thành phố được xây năm 1931. Thị trưởng sinh ra ở một ngôi làng nhỏ "
        "gần biển. Bảo tàng đóng cửa vì một vụ cháy lớn. Trường đại học có 3200 sinh viên.",
        "Tòa tháp cổ được xây khi nào?|Thị trưởng sinh ở đâu?|Tại sao bảo tàng đóng cửa?"
        "|Trường đại học có bao nhiêu sinh viên?",
    ),
    "zh": (
        "市中心的古塔建于1931年。市长出生在海边的一个小村庄。博物馆因为一场大火关闭了。"
        "这所大学有3200名学生。",
        "古塔是什么时候建的？|市长出生在哪里？|博物馆为什么关闭？|大学有多少学生？",
    ),
}
EVERY = ingest(
    [a_document(text, f"{language}.txt") for language, (text, _) in TOLD.items()],
    LIKENESS,
    Grouping(),
    Bm25(),
)


@pytest.mark.parametrize("language", TOLD)
def test_a_text_is_known_for_its_language(language):
    assert detect(TOLD[language][0]) == language


@pytest.mark.parametrize("language", TOLD)
def test_a_question_finds_its_sentence_among_those_of_all_languages(language):
    for place, question in enumerate(TOLD[language][1].split("|")):
        best = evidence_for(EVERY, question)[0].sentence
        own = [one for one in EVERY.sentences if one.document.language == language]
        assert (question, best) == (question, own[place])


BRACKETS = {  # a name in the letters of its script, another in a bracket; and a question for it
    "ar": ("منظمة الصحة العالمية (ألف) في جنيف.", "أين منظمة الصحة العالمية؟"),
    "cs": ("Sídlí tu žije český šach (čš) už dlouho.", "Kde žije český šach?"),
    "el": ("Το 1931 η ομάδα εἰς τὴν (ἐκεῖ) έχει έδρα.", "Πού έχει έδρα η ομάδα;"),
    "he": ("ארגון הבריאות העולמי (ארגון) יושב בעיר.", "איפה יושב ארגון הבריאות?"),
    "hi": ("विश्व स्वास्थ्य संगठन (संगठन) जिनेवा में है।", "विश्व स्वास्थ्य संगठन कहाँ है?"),
    "ja": ("世界 保健 機関 (機関)はジュネーブにある。", "世界保健機関はどこにありますか"),
    "ko": ("세계 보건 기구 (기구)는 제네바에 있다.", "세계 보건 기구는 어디에 있나요?"),
    "ru": ("Это наш ѣздокъ ѣхалъ (ѣхалъ) в город.", "Куда ехал ѣздокъ?"),
    "th": ("องค์การ อนามัย โลก (องค์การ) อยู่ที่เจนีวา", "องค์การ อนามัย โลก อยู่ที่ไหน"),
    "tr": ("Burada ünlü şair şarkı (şiir) okuyor.", "Ünlü şair nerede okuyor?"),
    "zh": ("世界 卫生 组织 (组织)在日内瓦。", "世界卫生组织在哪里？"),
    "emoji": ("The 🛶 canoe 🛶 lake (🛶) is near Bern.", "Where is the canoe lake?"),
}


@pytest.mark.parametrize(("line", "question"), BRACKETS.values(), ids=BRACKETS)
def test_a_name_of_any_script_before_a_bracket_is_found(line, question):
    library = ingest([a_document(line)], LIKENESS, Grouping(), Bm25())
    assert [one.quote for one in ask(library, Question(question), Policy()).nearest] == [line]
