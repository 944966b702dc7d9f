"""Which words carry no topic in languages without a stemmer?

Stop words, as in `bot.text.stopwords`, of the languages that Snowball does not stem: function
words as `bot.text.folding.fold` leaves them. Chinese and Japanese, which write no spaces, are
parted by theirs (`bot.text.unspaced_writing`).
"""

from collections.abc import Mapping
from typing import Final

FUNCTION_WORDS: Final[Mapping[str, str]] = {
    "el": """
        ο η το οι τα του τησ των τον την τισ τουσ στο στη στην στον στουσ στισ στα ενασ μια
        ενα ενοσ μιασ και κι αλλα ομωσ ενω οταν αν εαν επειδη γιατι διοτι ωστε οπωσ οπου
        που πωσ ποιοσ ποια ποιο ποιοι ποιεσ ποιον ποιουσ ποιου τι ποτε ποσο ποσα ποσοι
        ποσεσ ποση ποσοσ να θα δεν δε μη μην με σε απο για προσ κατα μετα πριν παρα χωρισ
        εωσ μεχρι μεταξυ υπο ωσ ειναι ηταν ειμαι εισαι ειμαστε εχει εχουν ειχε ειχαν εχω
        εχουμε εγω εσυ αυτοσ αυτη αυτο αυτοι αυτεσ αυτα αυτου αυτησ αυτων αυτον αυτην
        αυτουσ εμεισ εσεισ μου σου μασ σασ εκεινοσ εκεινη εκεινο ολα ολοι ολεσ ολη ολο καθε
        καποιοσ καποια καποιο καποιοι αλλοσ αλλη αλλο αλλοι πολυ πιο ακομα ακομη επισησ
        μονο ηδη τοτε εδω εκει ετσι ουτε ειτε καθωσ μεσω οποιοσ οποια οποιο οποιοι οποιεσ
        οποιου οποιασ οποιων οποιουσ οτι τοσο οσο οσα οσοι δηλαδη μπορει μπορουν πρεπει
    """,
    "he": """
        של את על עם אל מן בין עד לפני אחרי תחת מעל מול ליד אצל בלי ללא כדי כי אם או גם
        רק אך אבל אלא לכן כן לא אין יש היה הייתה היו יהיה תהיה יהיו להיות הוא היא הם הן
        אני אתה אתם אנחנו אותו אותה אותם אותי אותנו לו לה להם לי לנו לך בו בה בהם בי בנו
        ממנו ממנה מהם עליו עליה עליהם אליו אליה אליהם שלו שלה שלהם שלי שלנו שלך זה זאת
        זו אלה אלו ההוא ההיא מה מי איזה איזו אילו איך כיצד מתי היכן איפה מדוע למה כמה
        לאן מאין מהו מהי מיהו מיהי שבו שבה שבהם אשר כאשר כמו כל כול כלל עוד כבר מאוד
        יותר פחות ביותר אז כך כאן שם עכשיו כש לפי בגלל למרות במשך לאחר באמצעות כלומר וגם
        והוא והיא שהוא שהיא האם הנה בתוך מתוך לשם בכל מכל לכל שלא ולא זהו זוהי אחד אחת
    """,
    "hi": """
        का की के को से में पर ने और या एवं तथा लेकिन परंतु किंतु बल्कि कि जो जिस जिसे जिसके
        जिसकी जिसका जिसने जिन जिनके जिनकी जिनका जब तब जहां वहां यहां कहां कब क्यों कैसे
        कैसी कैसा क्या कौन किस किसे किसने किसके किसकी किसका किन किनके किनकी कितने कितनी
        कितना कौनसा कौनसी है हैं था थी थे हो हूं हुआ हुई हुए होता होती होते होने होना रहा
        रही रहे गया गई गए कर करके करने करना करता करती करते किया किए दिया दी दिए जाता जाती
        जाते जाना जाने सकता सकती सकते चाहिए यह ये वह वे इस इसे इसके इसकी इसका इसने इन
        इन्हें इनके इनकी इनका उस उसे उसके उसकी उसका उसने उन उन्हें उनके उनकी उनका उन्होंने
        मैं हम तुम आप मेरा मेरे मेरी हमारा हमारे हमारी आपका अपना अपने अपनी नहीं न ना मत भी
        ही तो तक साथ बाद पहले लिए द्वारा बीच ऊपर नीचे अंदर बाहर बिना एक कोई कुछ सभी सब हर
        प्रत्येक अन्य दूसरे बहुत अधिक कम ऐसा ऐसी ऐसे वाला वाली वाले अगर यदि क्योंकि जैसे
        जैसा जैसी फिर अब अभी
    """,
    "id": """
        dan atau tetapi tapi namun serta yang di ke dari pada dalam untuk dengan oleh
        sebagai adalah ialah merupakan ini itu tersebut ada tidak bukan belum sudah telah
        akan sedang masih bisa dapat harus juga saja hanya lagi lebih paling sangat seperti
        karena sebab jika kalau bila ketika saat saya aku kamu anda dia ia kami kita mereka
        nya apa siapa kapan mana dimana bagaimana mengapa kenapa berapa para sebuah seorang
        suatu setiap semua seluruh beberapa banyak antara tentang terhadap hingga sampai
        sejak setelah sebelum selama maka agar supaya bahwa pun lah kah yaitu yakni secara
        bagi atas bawah lain
    """,
    "ja": """
        いつ どこ だれ どなた なに なぜ どうして どの どれ どんな どう いくつ いくら どのくらい
        どれくらい という といった について によって による により において における として
        とともに ため から まで より など だけ ほど しか ばかり これ それ あれ この その あの
        ここ そこ こと もの とき ところ また および しかし そして さらに です でした ます
        ました ません でしょう である であった だった ている ていた ていない ています
        ていました された されて される されます されました している していた していました した
        して する します しました させる られた られて られる られます られました れた れて
        れる れます れました せる いる いた いて います いました ある あった あり あります
        ありました なる なった なり なって ない なかった なく にある にあり には では とは は
        が を に で と も の へ や か ね よ な た て だ
    """,
    "ko": """
        무엇 무엇을 무엇이 무엇인가 무엇인가요 무엇입니까 무슨 누구 누가 누구를 누구의 누구인가
        누구인가요 누구입니까 언제 언제부터 언제까지 언제인가요 언제입니까 어디 어디에 어디에서
        어디서 어디로 어디인가 어디인가요 어디입니까 왜 어떻게 어떤 어느 몇 얼마 얼마나
        얼마인가요 얼마입니까 이 그 저 이것 그것 저것 이것은 그것은 이는 그는 그녀는 그들은 나는
        우리는 그의 그녀의 그들의 우리의 나의 여기 거기 이런 그런 저런 및 또는 혹은 그리고 그러나
        하지만 그래서 따라서 또한 즉 만약 만일 때문에 위해 위한 위하여 대해 대한 대하여 통해
        통하여 따라 따르면 의해 관한 관해 있다 있는 있었다 있습니다 있습니까 있나요 있으며 있고
        있어 없다 없는 없습니다 없었다 이다 입니다 입니까 인가 인가요 이었다 였다 이며 것 것은
        것이 것을 것이다 수 등 더 가장 매우 아주 모두 모든 각 각각 다시 이미 아직 함께 같은 같이
        다른 약 후 전 중 동안 하는 하고 한 된 되는
    """,
    "pl": """
        i a o w we z ze na do od po za u przy dla bez pod nad przed przez między oraz albo
        lub czy ale lecz jednak więc bo ponieważ gdyż że żeby aby jak jako jeśli jeżeli gdy
        kiedy gdzie skąd dokąd dlaczego kto kogo komu kim co czego czemu czym który która
        które którego której którym którzy których którymi jaki jaka jakie jakiego jakiej
        jakim jakich ile ilu ja ty on ona ono my wy oni one mnie mi ciebie ci jego go jemu
        mu jej ją nią nim nas nam was wam ich im nimi mój moja moje twój twoja swój swoja
        swoje swego swojej swoich nasz nasza wasz ten ta to te tego tej temu tym tę tych
        tymi tamten tamta jest są był była było byli były być będzie będą został została
        zostało zostali zostały ma mają miał miała może mogą można nie tak też także tylko
        już jeszcze bardzo bardziej najbardziej się siebie sobie wszystko wszystkie wszyscy
        każdy każda każde inny inna inne innych niż tu tam teraz wtedy podczas około według czyj
        czyja czyje
    """,
    "tr": """
        ve veya ya da de ile için gibi kadar göre sonra önce beri karşi rağmen dolayi doğru
        üzere bir bu şu o bunu bunun buna bunda bundan şunu onu onun ona onda ondan onlar
        onlari onlarin onlara bunlar bunlari bunlarin ben sen biz siz beni benim bana seni
        senin sana bizi bizim bize sizi sizin kendi kendisi kendine kendini ne neden niçin
        niye nasil nerede nereye nereden neresi nedir neydi neye neler nelerdir kim kimi
        kimin kime kimdir kimler kimlerdi kaç kaçta kaçinci hangi hangisi hangileri
        hangisidir ki mi mu mü midir ama ancak fakat çünkü eğer ise iken olarak olan olduğu
        olduğunu oldu olur olup olmak olmuştur olmuş olsa değil değildir var vardir yok
        yoktur idi dir daha en çok az her bazi tüm bütün hiç hep hem yine bile artik zaten
        sadece yalnizca böyle şöyle öyle birçok birkaç diğer başka ayni tarafindan arasinda
        içinde üzerinde altinda dişinda hakkinda nin in dan den
    """,
    "uk": """
        і й та в у на з із зі до по за від для при без над під перед між через після біля
        про а але або чи що щоб як коли якщо хоча тому бо також теж же би б не ні так я ти
        він вона воно ми ви вони мене тебе його її нас вас їх мені тобі йому їй нам вам їм
        ним нею ними себе собі собою мій моя моє мої твій твоя свій своя своє свої свого
        своєї своїх свою наш наша ваш цей ця це ці цього цієї цих цьому цим той те ті того
        тієї тих тим хто кого кому ким чого чому чим де куди звідки навіщо який яка яке які
        якого якої яких якому яким якою скільки чий був була було були бути буде будуть є
        може можуть міг могла все весь вся всього всіх всім ще вже лише тільки дуже більш
        менш найбільш інший інша інші деякі кожен навіть тут там тоді зараз ось
    """,
    "vi": """
        và hoặc hay nhưng mà thì là của các những một cho với trong ngoài trên dưới tại ở
        từ đến về ra vào khi nếu vì nên do bởi để như cũng đã đang sẽ được bị có không chưa
        phải này kia đó đấy ấy nọ nào gì ai đâu sao bao nhiêu mấy thế vậy rất quá lắm hơn
        nhất nữa lại chỉ còn vẫn đều cùng mỗi mọi tất cả nhiều ít tôi ta chúng họ anh chị
        nó mình bạn theo sau trước giữa bên qua lên xuống rằng tuy dù song bằng làm việc sự
        cái con chiếc người đây thuộc gồm khoảng hầu hết nhằm vài tới
    """,
    "zh": """
        什么地方 什麼地方 什么 什麼 甚麼 怎么样 怎麼樣 怎么 怎麼 怎样 怎樣 哪里 哪裡 哪儿 哪些
        哪位 哪种 哪種 哪一 哪 谁 誰 何处 何處 何 多少 几 幾 多长 多長 多久 多高 多远 多遠 多重
        多深 多快 第几 第幾 叫做 叫什么名字 名叫 的 了 吗 嗎 呢 吧 啊 呀 么 麼 着 著 过 過 们
        們 我 你 您 他 她 它 这些 這些 这种 這種 这 這 那些 那 此 其 之一 之 是 在 于 於 和 与
        與 及 或者 或 并且 並且 并 並 而且 而 但 因为 因為 由于 由於 因此 如果 虽然 雖然 即使
        无论 被 把 从 從 往 对 對 关于 關於 为 為 给 給 跟 以 也 就 都 还 還 又 再 很 更 最
        非常 已经 已經 曾经 曾經 正在 一直 只 可以 能够 能夠 能 会 會 应该 應該 不 没 沒 有
        一个 一個 一种 一種 一些 一名 一位 个 個 时候 時候 之后 之後 之前 以后 以後 以前 时 時
        中 内 內 到 来 來 去 所 等 如 年 进行 進行 属于 屬於 多大 都 人们 人們
    """,
}
