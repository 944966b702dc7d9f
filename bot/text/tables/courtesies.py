"""Which words are courtesy?

Alternatives of regular expressions, without regard to case: what people say around a question in
the languages that are asked most. They serve `bot.queries.courtesy`, which decides where such a
word stands by itself. Single words that are also things to ask about ("welcome", "nice") are not
listed.
"""

from typing import Final

GREETINGS: Final = (
    r"hi+|hello+|hey+|hiya|howdy|greetings|good (?:morning|afternoon|evening|day|night)|"
    r"how are you(?: doing)?(?: today)?|bye(?: ?bye)?|good ?bye|see you(?: later)?|"
    r"cheers|have a (?:nice|good|great) (?:day|evening|weekend|one)|nice to meet you|"
    r"hallo|guten (?:tag|morgen|abend)|moin(?: moin)?|servus|grüezi|tsch[uü]ss|"
    r"auf wiedersehen|salut|bonjour|bonsoir|au revoir|hola|buen[oa]s (?:d[ií]as|tardes|noches)|"
    r"adi[oó]s|ciao|salve|buon ?giorno|buona ?sera|arrivederci|ol[aá]|bom dia|boa (?:tarde|noite)|"
    r"tchau|hoi|goed(?:e|en)(?:morgen|middag|avond|dag)|hej(?: hej)?|hejsan|"
    r"god (?:dag|morgen|kv[äe]ld)|"
    r"cześć|dzień dobry|ahoj|dobrý den|bună(?: ziua)?|merhaba|selam|günaydın|γεια(?: σ(?:ου|ας))?|"
    r"καλημέρα|привет(?:ик)?|здравствуй(?:те)?|добр(?:ый (?:день|вечер)|ое утро)|"
    r"доброго времени суток|как дела|до свидания|пока|привіт|добрий день|xin chào|halo|"
    r"नमस्ते|مرحبا|السلام عليكم|صباح الخير|שלום|"
    r"[你您]好(?:[吗嗎呀啊])?|大家好|早(?:上好|安)|下午好|晚上好|嗨|哈[喽囉]|再[见見]|"
    r"こんにちは|おはよう(?:ございます)?|こんばんは|สวัสดี(?:ครับ|ค่ะ)?|안녕(?:하세요)?"
)
THANKS: Final = (
    r"(?:many |great |ok |much )?thanks|thank (?:you|u)|thanx|thx+|tnx|tysm|much appreciated|"
    r"(?:vielen |besten |herzlichen )?dank(?:e)?(?: ?(?:schön|sehr|dir|ihnen|euch))?|"
    r"merci(?: (?:beaucoup|bien))?|(?:muchas |mil )?gracias|(?:mille )?grazie(?: mille)?|"
    r"(?:muito )?obrigad[oa]|dank ?(?:je|u)(?: wel)?|bedankt|tack(?: så mycket)?|"
    r"(?:mange )?tak{1,2}|"
    r"dziękuję(?: bardzo)?|dzięki|děkuji|díky|mulțumesc|teşekkür(?:ler| ederim)|sağ ?ol|"
    r"ευχαριστώ(?: πολύ)?|(?:большое )?спасибо(?: (?:большое|огромное))?|благодарю|дякую|"
    r"cảm ơn|terima kasih|धन्यवाद|شكرا|תודה|"
    r"(?:非常|多)?(?:谢谢|謝謝)(?:你|您|大家|了)?|(?:非常)?感[谢謝](?:您|你)?|多[谢謝]|"
    r"ありがとう(?:ございます)?|ขอบคุณ(?:ครับ|ค่ะ|มาก)?|감사합니다|고마워요?"
)
ACKNOWLEDGED: Final = (
    r"(?:that|this|it)(?:['’]s| was| is)(?: very| really| so)? (?:helpful|useful|kind|great|good)|"
    r"(?:very|so|really) (?:helpful|useful|kind|good)|you helped(?: me)?|"
    r"ok+(?:ay|ey)?|oki|alright|all right|got it|gotcha|i see|understood|great|cool|perfect|"
    r"awesome|excellent|wonderful|brilliant|amazing|super|prima|"
    r"nice one|well done|good (?:bot|job|to know)|never ?mind|no (?:problem|worries)|"
    r"you(?:['’]re| are) (?:welcome|great|the best)|that(?:['’]s| is) (?:great|all|perfect|it)|"
    r"that (?:helps|helped)|alles klar|verstanden|d['’]accord|parfait|vale|perfecto|va bene|"
    r"хорошо|понятно|понял[а]?|ясно|отлично|好的|明白了?|知道了|了解"
)
ALONE: Final = r"k|fine|sure|sweet|ty|yo|gm|morning|lol|ha(?:ha)+"  # nothing beside them
FOLLOWERS: Final = (  # what goes on behind a word of courtesy
    r"there|all|every(?:one|body)|any(?:one|body)|guys|folks|friends|team|people|bot|footnote|"
    r"mate|dear|sir|madam|again|to (?:you|all)|a (?:lot|bunch|million|ton)|(?:so|very) much|lots|"
    r"and|then|too|in advance|"
    r"for (?:that|this|it|(?:(?:the|your|all|all your) )?(?:(?:quick|fast|kind) )?"
    r"(?:help|info|information|answers?|reply|replies|response))|"
    r"zusammen|allerseits|an alle|leute|à tous|tout le monde|a todos|a tutti|всем|друзья|ребята|"
    r"большое|за (?:ответ|помощь|информацию)|机器人|大家|各位|們|们"
)
FILLERS: Final = (
    r"quick one|(?:please |pls )?help(?: me| us)?(?: please)?|bot|footnote|long time no see|"
    r"(?:i )?hope (?:you(?:['’]re| are)|everyone is|all is)(?: all)?(?: doing)? "
    r"(?:well|fine|good)|"
    r"sorry if (?:this|it|that)(?: (?:was|is|has|has been|is being))? "
    r"(?:asked|answered|mentioned|said|known)(?: (?:before|already|elsewhere))?(?:,? but)?|"
    r"ok(?:ay)?(?: so)?|"
    r"(?:i(?: have|['’]ve(?: got)?| got) )?(?:just )?(?:a |one |another )?"
    r"(?:more |last |next |other )?(?:(?:quick|short|small|simple|little|silly|stupid|dumb) )?"
    r"(?:question|q)(?: for you)?|(?:and )?(?:one|another)(?: more| last)?(?: thing| one)|"
    r"one more|"
    r"(?:i(?:['’]m| am) )?(?:so |very )?sorry(?: (?:to|for) (?:bother(?:ing)?|disturb(?:ing)?)"
    r"(?: you)?)?|excuse me|pardon(?: me)?|by the way|btw|just (?:curious|wondering|asking)|"
    r"u[hm]+|h+m+|erm?|please|pls|plz|kindly|"
    r"was ich noch fragen wollte|(?:nur )?(?:eine|noch eine) (?:kurze )?frage|entschuldigung|"
    r"entschuldigen sie|sorry|bitte|une (?:petite )?question|excusez[- ]moi|pardon|"
    r"una (?:pregunta|domanda)|perdona|disculp[ae]|por favor|per favore|scusi?|"
    r"s['’]il (?:vous|te) plaît|uma pergunta|desculpe|"
    r"(?:еще |ещё )?(?:один |такой )?вопрос|извините|простите|скажите|подскажите|пожалуйста|"
    r"кстати|请问(?:一下)?|請問(?:一下)?|打扰(?:一下|了)?|不好意思|还有一个问题|对了|"
    r"すみません|ちょっと質問"
)
REQUESTS: Final = (  # what anything may follow: "can you tell me the price"
    r"(?:(?:can|could|would) (?:you|any(?:one|body)|some(?:one|body)) )?(?:please )?be so kind "
    r"(?:as )?to (?:tell|show) (?:me|us)|(?:would|do) you mind telling (?:me|us)|"
    r"(?:do|would) you(?: happen to)? know by any chance|by any chance,? do you know|"
    r"(?:(?:can|could|would|will) (?:you|u|any(?:one|body)|some(?:one|body)) )"
    r"(?:please |kindly |maybe |possibly )?(?:tell|show|remind|inform) (?:me|us)(?: please)?|"
    r"(?:please |pls |plz )?tell me|(?:please )?let me know|"
    r"(?:do|does|did) (?:you|u|any(?:one|body)|some(?:one|body))(?: here| happen to| still)? "
    r"(?:know|remember)|any(?:one|body)(?: here)? knows?|(?:any|no) idea|"
    r"i(?:['’]d| would) (?:like|love) to (?:know|ask)|i(?: just)? want(?:ed)? to (?:know|ask)|"
    r"i need to know|i(?: was|['’]m| am|['’]ve been)? (?:just )?wonder(?:ing)?|"
    r"(?:can|may|could) i(?: just)? ask(?: you)?|do you have any idea|"
    r"(?:kannst du|können sie)(?: mir)?(?: bitte)?(?: sagen)|(?:weiß|weiss) (?:jemand|wer)|"
    r"wissen sie|ich (?:wollte|möchte)(?: gerne?)? (?:wissen|fragen)|"
    r"(?:pouvez-vous|peux-tu) me dire|quelqu['’]un sait|savez-vous|"
    r"(?:me )?(?:puedes?|podrías?) decir(?:me)?|alguien sabe|qualcuno sa|sa qualcuno|"
    r"(?:не )?(?:подскажете|скажете)|кто[- ]нибудь знает|"
    r"(?:кто знает|а? ?вы не знаете|хотел(?:а)? (?:бы )?(?:узнать|спросить))|"
    r"(?:你|您)?(?:能|可以)?告诉我|有(?:人|谁)知道|你知道|我想(?:知道|问(?:一下)?)"
)
BEHIND: Final = (  # what may stand behind a question
    rf"{THANKS}|please|pls|plz|cheers|asking for a friend|just (?:curious|wondering|asking)|"
    r"any(?:one|body)(?: knows?)?|any (?:ideas?|help|hints?)(?: (?:is |would be )?"
    r"(?:welcome|appreciated))?|does any(?:one|body) know|do you know|"
    r"bitte|por favor|per favore|s['’]il (?:vous|te) plaît|пожалуйста|не подскажете|bye|"
    r"(?:(?:best|kind|warm) )?regards|best wishes|mfg|(?:liebe|viele) gr[uü](?:ß|ss)e|с уважением"
)
AUXILIARIES: Final = (
    r"(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|shall|should|may|must)"
    r"(?:n['’]?t)?|was|ist|sind|hat|haben|gibt|kann|darf|muss|wird"
)
WORDS_OF_ASKING: Final = (
    r"(?:(?:and|but|or|so|also|und|aber|et|mais|y|e|а|и|но),? )?(?:"
    r"(?:(?:in|at|on|to|for|from|by|with|of|about|since|until|во?|на|с|до|от|у) )?(?:"
    r"wh(?:o|om|ose|at|ich|en|ere|y)(?:['’]?s|['’]re)?|how|"
    r"wer|wem|wen|wessen|wann|wo|woher|wohin|wie|wieso|warum|weshalb|wie ?viele?|welche[mnrs]?|"
    r"qui|quoi|quand|où|comment|combien|pourquoi|quel(?:le)?s?|est-ce|qu['’]est-ce|y a-t-il|"
    r"qué|quién(?:es)?|cu[aá]\w+|c[oó]mo|d[oó]nde|por qu[eé]|hay|"
    r"chi|che|cosa|quale?|dove|come|quando|quant[ieoa]|perché|c['’]è|quem|onde|"
    r"кто|что|где|когда|куда|откуда|как(?:ой|ая|ое|ие|ого|ом|им)?|почему|зачем|сколько|чей|"
    r"кого|кому|кем|чем|есть ли|можно|"
    r"wat|wanneer|waar|waarom|hoe|welke?|vem|vad|när|hvem|hvad|hvor|"
    r"kto|gdzie|kiedy|jak|ile|dlaczego|kim|nerede|nasıl|kaç)|if|whether|"
    rf"(?:{AUXILIARIES}) (?:there|it|this|that|these|those|you|i|we|they|he|she|any\w*|"
    r"some(?:one|body)|my|our|your|es|hier|man|ich|wir))(?!\w)"
)
LATE_REQUESTS: Final = (  # with words of asking behind them, wherever they stand
    r"(?:like|love|want|wanted|need|have|curious) to (?:know|ask|find out)|"
    r"tell(?:ing)? (?:me|us)|(?:am|was|just|['’]m|been) wondering|"
    r"(?:gerne?|mal) (?:wissen|fragen)|(?:хочу|хотел(?:а)?(?: бы)?) (?:узнать|спросить)"
)
