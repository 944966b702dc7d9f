"""What does the bot say in Arabic?"""

from dataclasses import replace
from typing import Final

from bot.wording.english import WORDS as ENGLISH

WORDS: Final = replace(
    ENGLISH,  # which stands in for what is missing here
    code="ar",
    name="العربية",
    direction="rtl",
    plurals=("zero", "one", "two", "few", "many", "other"),
    documents=("{n} مستند", "مستند واحد", "مستندان", "{n} مستندات", "{n} مستندًا", "{n} مستند"),
    questions=("{n} سؤال", "سؤال واحد", "سؤالان", "{n} أسئلة", "{n} سؤالًا", "{n} سؤال"),
    sentences=("{n} جملة", "جملة واحدة", "جملتان", "{n} جمل", "{n} جملة", "{n} جملة"),
    times=("{n} مرة", "مرة واحدة", "مرتان", "{n} مرات", "{n} مرة", "{n} مرة"),
    days=("{n} يوم", "يوم واحد", "يومان", "{n} أيام", "{n} يومًا", "{n} يوم"),
    minutes=("{n} دقيقة", "دقيقة واحدة", "دقيقتان", "{n} دقائق", "{n} دقيقة", "{n} دقيقة"),
    hours=("{n} ساعة", "ساعة واحدة", "ساعتان", "{n} ساعات", "{n} ساعة", "{n} ساعة"),
    # why there is no answer
    not_answered="لا تجيب المستندات عن ذلك.",
    nothing_asked="لم تسأل شيئًا بعد: اكتب سؤالًا عن المستندات.",
    greeting="في خدمتك: اطرح سؤالًا، وسأجيب عنه من المستندات.",
    no_words="لا توجد هنا كلمات يمكن البحث عنها: اسأل ببضع كلمات.",
    common_words="هذه الكلمات موجودة في كل نص، فلا شيء يمكن البحث عنه: أضف موضوع سؤالك.",
    too_long="عدد الأحرف {length}، وأقصى طول للسؤال {limit}. اسأل في جملة أو جملتين.",
    which_document="عدة مستندات تحمل هذا الاسم. أيها تقصد؟",
    no_such_document="لا يوجد مستند ولا مجموعة بهذا الاسم.",
    # in a reply
    searched_for="بحثت عن {words}",
    nearest="الأقرب، لكنه ليس جوابًا:",
    more="نتائج أخرى، أقل يقينًا:",
    no_more="لا شيء آخر يقترب من ذلك.",
    nothing_near="لا شيء في المستندات يقترب من ذلك.",
    paragraph="فقرة {number}",
    page="صفحة {number}",
    slide="شريحة {number}",
    row="صف {number}",
    cell="خلية {number}",
    characters="الأحرف من {start} إلى {end}",
    before="قبل",
    after="بعد",
    passage_gone=(
        "لم يعد هذا المقطع موجودًا: تغيّر مستنده أو أُزيل. اسأل مرة أخرى، وسأعرض ما يقوله الآن."
    ),
    # on buttons
    button_context="السياق",
    button_page="الصفحة",
    button_more="المزيد",
    button_nearest="الأقرب",
    button_back="رجوع",
    button_previous="‹ السابق",
    button_next="التالي ›",
    button_private="افتح محادثتنا الخاصة",
    # in the small line that answers a press
    pressed_old="لم أعد أحتفظ بهذا الجواب. اسأل مرة أخرى، وستعمل الأزرار.",
    page_gone="لا يمكن عرض الصفحة: ملفها غير موجود أو تغيّر منذ أن قرأته.",
    pressed_voted="تم التسجيل. اضغط مرة أخرى للتراجع.",
    pressed_unvoted="تم التراجع.",
    pressed_saved="تم الحفظ.",
    # what commands say
    start=(
        "اطرح عليّ سؤالًا: ما قرأته {documents}.\n\n"
        "أجيب بكلمات المستندات نفسها فقط. لكل جملة حاشية: اضغط رقمها لترى موضعها. وما لا تجيب عنه "
        "لا أجيب عنه أنا أيضًا، وأقول ذلك.\n\n"
        "/docs يعرض ما قرأته، و/help يعرض الباقي."
    ),
    start_empty="ليس لديّ مستندات بعد، فلا أستطيع الإجابة. عد لاحقًا من فضلك.",
    help_private=(
        "اكتب سؤالك كما تقوله. ويمكن للسؤال التالي أن يستند إليه: «ومتى كان ذلك؟»\n\n"
        "اضغط رقمًا مثل [1] لترى الجملة في موضعها. يعرض زر «السياق» فقرتها، ويعرض زر «المزيد» ما "
        "يقترب أيضًا.\n\n"
        "{commands}\n\n"
        "أجيب في المجموعات أيضًا: أضفني إلى إحداها، ثم اكتب /ask@{bot} وسؤالًا."
    ),
    help_group=(
        "/ask@{bot} وسؤال – أجيب عنه\n"
        "الرد على جوابي – سؤال متابعة\n"
        "الرد على أي شخص بالأمر /ask@{bot} – تلك الرسالة هي السؤال\n"
        "{commands}\n\n"
        "اضغط رقمًا مثل [1] لترى الجملة في موضعها."
    ),
    help_admin=(
        "للمشرفين: /settings@{bot} – متى أتكلم هنا، وبأي لغة، وكم، ومع من. /gaps في محادثتنا "
        "الخاصة – ما سُئل ولا تجيب عنه المستندات."
    ),
    help_line="{command} – {text}",
    help_docs="ما قرأته",
    help_sources="من أين الجواب الأخير",
    help_why="لماذا أجبت هكذا، أو لم أجب",
    help_more="ما يقترب أيضًا",
    help_settings="لغة الأجوبة وطولها",
    help_privacy="ما أحتفظ به",
    help_forget_me="حذف ما أحتفظ به عنك",
    help_gaps="ما سُئل ولا تجيب عنه المستندات",
    privacy=(
        "ما أحتفظ به: أسئلتك والجمل التي أجبت بها، لكي تعمل أسئلة المتابعة والأزرار (المدة: "
        "{days})، وأصواتك. ويُحتفظ أيضًا بالأسئلة التي لا جواب لها لمن يعتني بالمستندات، إلا إذا "
        "أوقف مشرفو المجموعة ذلك.\n\n"
        "أجيب على الجهاز الذي أعمل عليه. لا يُكتب ما تسأله في أي سجل، ولا أنقله إلى أحد.\n\n"
        "/forget_me يحذف فورًا كل ما أحتفظ به عنك."
    ),
    forgotten="تم. حُذف كل ما احتفظت به عنك.",
    nothing_to_cancel="لا يوجد ما يُلغى: الزر الذي لا يُضغط لا يفعل شيئًا.",
    ask_what="ما سؤالك؟ اكتبه بعد الأمر، أو رُدّ بالأمر على رسالة.",
    documents_title="ما قرأته ({documents}):",
    no_documents="ليس لديّ مستندات بعد.",
    sources_title="الجواب من:",
    no_sources="لم أجب عن شيء هنا مؤخرًا.",
    no_exchange="لم يُسأل شيء هنا مؤخرًا.",
    # /why
    why_sure="أنا متأكد بنسبة {sure}%. وأجيب ابتداءً من {least}%.",
    why_unsure="أنا متأكد من أفضل ما وجدت بنسبة {sure}% فقط. وأجيب ابتداءً من {least}%.",
    why_corrected="صُحّح: {words}",
    why_matched="كلمات مشتركة: {words}",
    why_adds="ما له وما عليه: {parts}",
    part_words="الكلمات",
    part_search="البحث",
    part_letters="الإملاء",
    part_meaning="المعنى",
    part_kind="نوع الجواب",
    part_form="الشكل",
    part_standing="التقدم على غيرها",
    part_model="النموذج",
    private_only="هذا يعمل في محادثتنا الخاصة فقط.",
    admins_only="هذا لمشرفي المجموعة فقط.",
    # the greeting of a group
    hello=(
        "مرحبًا. أجيب عن الأسئلة من المستندات ({documents}) بكلماتها نفسها، ولكل جملة حاشية. لا "
        "أتكلم إلا حين أُسأل:"
    ),
    hello_works=(
        "• /ask@{bot} وسؤال\n"
        "• الرد على إحدى رسائلي: سؤال متابعة\n"
        "• الرد على أي شخص بالأمر /ask@{bot}: تلك الرسالة هي السؤال"
    ),
    hello_mention="• @{bot} في رسالة فيها سؤال",
    hello_inline="• @{bot} وسؤال، يُكتبان في أي محادثة: اختر جملة لإرسالها",
    hello_hidden=(
        "الرسالة التي تذكر @{bot} فقط لا تصلني: يخفيها وضع الخصوصية في تيليجرام. لتغيير ذلك: "
        "@BotFather ثم Bot Settings ثم Group Privacy ثم Turn off، ثم أزلني من المجموعة وأضفني من "
        "جديد. أو اجعلني مشرفًا."
    ),
    hello_admins="يختار المشرفون كيف أتصرف: /settings@{bot}",
    hears_now="من الآن تصلني هنا الرسائل التي تذكرني: @{bot} وسؤال.",
    # when something is in the way
    too_fast="تسأل أسرع مما أستطيع الإجابة. سأتوقف عن القراءة قليلًا: حاول بعد قليل.",
    apology="حدث خطأ من جهتي ولم أستطع الإجابة. اسأل مرة أخرى من فضلك.",
    askers_only="في هذه المجموعة يستطيع المشرفون وحدهم أن يسألوني.",
    asked_ago="مضى على سؤالك هذا الوقت: {age}. كنت غائبًا.",
    away=(
        "لا أستطيع الوصول إلى مستنداتي الآن. ما يُسأل ويُرسل هنا محفوظ، وسأهتم به حالما تعود:"
        " لا حاجة إلى تكراره."
    ),
    away_now="لا أستطيع الوصول إلى مستنداتي الآن. حاول مرة أخرى بعد دقيقة من فضلك.",
    # what admins choose
    settings_chat="كيف أتصرف في هذه المحادثة",
    settings_topic="كيف أتصرف في هذا الموضوع",
    settings_mode="متى أتكلم",
    mode_quiet="حين أُسأل فقط",
    mode_sure="وحين أكون متأكدًا أيضًا",
    mode_off="أبدًا",
    settings_language="اللغة",
    language_asker="لغة السائل",
    settings_sentences="طول الجواب",
    sentences_default="حسب الحاجة",
    settings_askers="من يمكنه أن يسأل",
    askers_everyone="الجميع",
    askers_admins="المشرفون",
    settings_gaps="أسئلة بلا جواب",
    gaps_kept="حفظ",
    gaps_dropped="عدم الحفظ",
    settings_quiet="ساعات الهدوء",
    quiet_never="لا توجد",
    quiet_hint=(
        "في ساعات الهدوء لا أجيب إلا حين أُسأل. لساعات أخرى أو لمدينتك: /settings 22:30-6:45 "
        "Africa/Cairo"
    ),
    quiet_unknown="لم أفهم ذلك. اكتبه هكذا: /settings 22:30-6:45 Africa/Cairo",
    settings_zone="المنطقة الزمنية",
    # what was asked and not answered
    gaps_title="سُئل وليس في المستندات: {questions}",
    no_gaps="لم يُسأل شيء لا تجيب عنه المستندات.",
    # inline mode
    inline_nothing="لا جواب في المستندات: اسألني في محادثة خاصة",
    inline_hint="اكتب سؤالًا عن المستندات",
    # the menu of commands
    command_start="ماذا أفعل",
    command_help="كيف تسأل، وكل ما عدا ذلك",
    command_ask="اطرح سؤالًا عن المستندات",
    command_sources="من أين الجواب الأخير",
    command_why="لماذا أجبت هكذا، أو لم أجب",
    command_more="ما يقترب من السؤال أيضًا",
    command_docs="أي مستندات قرأت",
    command_settings="متى أتكلم، وبأي لغة، وكم",
    command_privacy="بم أحتفظ، وإلى متى",
    command_forget_me="حذف كل ما أحتفظ به عنك",
    command_cancel="إيقاف ما بدأ",
    command_gaps="ما سُئل ولا تجيب عنه المستندات",
    # what else is said on the way, by commands and buttons
    people=("{n} شخص", "شخص واحد", "شخصان", "{n} أشخاص", "{n} شخصًا", "{n} شخص"),
    for_example="مثلًا: {question}",
    example_about="ماذا تقول المستندات عن {name}؟",
    link_unknown="لا يقود هذا الرابط إلى شيء أستطيع عرضه هنا.",
    command_unknown="لا أعرف هذا الأمر. هل قصدت {command}؟",
    command_unheard_of="لا أعرف هذا الأمر. يعرض /help ما أعرفه.",
    forget_ask=(
        "هل أحذف ما أحتفظ به عنك: أسئلتك وأصواتك وما لم أستطع الإجابة عنه؟ لن تعمل بعد ذلك "
        "الأزرار تحت أجوبتي لك."
    ),
    nothing_forgotten="لم يُحذف شيء.",
    pressed_askers_only="هذا الزر لمن سأل. أما الأرقام في النص، مثل [1]، فتفتح المقاطع للجميع.",
    pressed_nothing="لم يعد هذا الزر يفعل شيئًا.",
    settings_private="كيف أجيبك",
    gaps_whose="من {chats}",
    gaps_nobody=(
        "لا يوجد ما يمكنك رؤيته: أعرض هذا لمن يشغّلني، وأعرض لمشرفي المجموعة ما سُئل فيها."
    ),
    gap_dealt_with="عُلّم على أنه عولج.",
    button_forget="حذف",
    button_keep="إبقاء",
    button_this_topic="هذا الموضوع",
    button_whole_chat="المحادثة كلها",
    button_as_chat="كما في المحادثة كلها",
    button_done="تم",
    button_dealt_with="✓ {number}",
    # who may ask
    access_code="يقرر مالكي من أجيب. رمزك {code}: أرسلته إليه مع اسمك، وسأخبرك هنا.",
    access_full="يقرر مالكي من أجيب، وكثيرون ينتظرون ذلك الآن. حاول غدًا من فضلك.",
    access_refused="لم يسمح لك مالكي، فلا أستطيع أن أجيبك.",
    access_groups="أجيب من هم معي في مجموعة. حين تصبح في إحداها اسألني مرة أخرى.",
    access_listed="أجيب من أدرجهم مالكي. إن أردت أن تسألني فأعطه رقمك في تيليجرام: {number}.",
    access_group="سأجيب في هذه المجموعة حالما يوافق مالكي.",
    access_pressed="أجيب من سمح لهم مالكي: اكتب لي في محادثتنا الخاصة.",
    access_inline="اطلب الإذن",
    access_wants="يريد {name} أن يطرح عليّ أسئلة.\nالرمز: {code}",
    access_group_wants="أضافني {name} إلى المجموعة {group}. هل لي أن أجيب هناك؟",
    access_group_asks="يسألني أحدهم في المجموعة {group}. هل لي أن أجيب هناك؟",
    access_welcome="سُمح لك: اطرح عليّ سؤالًا. يعرض /help كيف.",
    access_admitted="✓ {name}: سُمح له",
    access_turned_down="✗ {name}: لم يُسمح له",
    access_owner=(
        "أنت مالكي الآن. يعرض /access من يمكنه أن يسألني، ويعرض /gaps ما سُئل ولا تجيب عنه "
        "المستندات."
    ),
    access_mode_open="يمكن لأي شخص أن يسألني.",
    access_mode_groups="يمكن لأعضاء المجموعات التي سمحت لي بها أن يسألوني.",
    access_mode_listed="يمكن أن يسألني من تذكرهم الإعدادات، والمجموعات التي سمحت لي بها.",
    access_mode_code="يمكن أن يسألني من تسمح لهم، وأعضاء المجموعات التي سمحت لي بها.",
    access_nobody="لم يُسمح لأحد بعد، ولا أحد ينتظر.",
    access_is_waiting="ينتظر",
    access_is_refused="مرفوض",
    access_nameless="شخص ما",
    owners_only="هذا لمالكي فقط.",
    button_let_in="السماح",
    button_refuse="الرفض",
    command_access="من يمكنه أن يسألني",
    help_access="من يمكنه أن يسألني، ومن ينتظر ذلك",
    # a question in another language
    other_language="لا تجيب المستندات عن ذلك. لغتها: {languages}، وأنا لا أترجم: اسأل بتلك اللغة.",
    # files that are sent, and documents that are taken away
    pages=("{n} صفحة", "صفحة واحدة", "صفحتان", "{n} صفحات", "{n} صفحة", "{n} صفحة"),
    megabytes="{n} ميغابايت",
    files_read="أقرأ {kinds}، وأقصى حجم للملف {size}.",
    file_unread="لا أستطيع قراءة ذلك. أقرأ {kinds}، وأقصى حجم للملف {size}.",
    adding_off="لا يمكن إضافة شيء هنا: أوقف ذلك من يشغّلني.",
    adding_private="أرسل إليّ ملفًا، وسأجيب منه هنا في محادثتنا فقط.\n\n{limits}",
    adding_group=(
        "يضيف المشرفون ملفًا بالرد عليه بالأمر /add@{bot}، أو بإرساله مع هذا الأمر شرحًا له. أجيب "
        "منه في هذه المحادثة فقط.\n\n"
        "{limits}"
    ),
    adding_limits=(
        "أقرأ {kinds}، وأقصى حجم للملف {size}. هنا {documents} من {most}، و{used} من {room}."
    ),
    upload_fetching="جلب {name} …",
    upload_reading="قراءة {name} …",
    upload_page="قراءة {name}: الصفحة {page} من {pages} …",
    upload_keeping="إضافة {name} …",
    upload_added="أُضيف: {name}، {counts}. اسألني عنه.",
    upload_replaced=(
        "استُبدل: {name}، {counts}. كانت هنا نسخة أقدم منذ {date}؛ يعيدها زر «تراجع» خلال يوم."
    ),
    upload_here="هذا موجود هنا: {name}، منذ {date}. لم يتغير شيء.",
    upload_unreadable="لم يُضف: لا يمكن قراءة {name}. {reason}.",
    upload_large="لم يُضف: {name} كبير جدًا. أقصى حجم للملف {size}.",
    upload_full=(
        "لم يُضف: لا مكان لـ {name}. في هذه المحادثة {documents} من {most}، و{used} من {room}. "
        "يفسح /remove مكانًا."
    ),
    upload_full_everywhere="لم يُضف: لا مكان لـ {name}. أحتفظ بقدر ما يسمح لي من يشغّلني.",
    upload_no_disk="لم يُضف: لا مكان لـ {name} على قرص الجهاز الذي أعمل عليه. حاول لاحقًا.",
    upload_lost="لم يُضف: لم يعد تيليجرام يعطيني {name}. أرسله مرة أخرى.",
    upload_undone="تم التراجع: عاد كل شيء كما كان.",
    undo_late="لم يعد التراجع ممكنًا. يزيل /remove مستندًا.",
    document_added="{size}، أُضيف في {date}",
    removal_which="أي مستند أزيل؟",
    removal_none="لم يُضف في هذه المحادثة ما أستطيع إزالته.",
    removal_unknown="لم يُضف في هذه المحادثة مستند بهذا الاسم. الموجود:",
    removal_ask="هل أزيل {name}؟ يُحذف نهائيًا مع ملفه.",
    removed="أُزيل: {name}. لا أحتفظ بشيء منه.",
    removal_gone="لم يعد هذا المستند هنا.",
    button_undo="تراجع",
    button_remove="إزالة",
    help_add="إضافة ملف أجيب منه، بالرد عليه",
    help_remove="إزالة مستند أُضيف هنا",
    help_admin_files="/add@{bot} ردًا على ملف – أجيب منه هنا. /remove@{bot} – يزيل ملفًا.",
    privacy_files=(
        "الملف الذي ترسله لأجيب منه يُحفظ مع نصه لهذه المحادثة فقط إلى أن يُزال: تزيله أنت في "
        "محادثتنا الخاصة، والمشرفون في المجموعة."
    ),
    forget_files="تُحذف أيضًا الملفات التي أضفتها في هذه المحادثة.",
    start_add="أرسل إليّ ملفًا، وسأجيب منه هنا فقط. يشرح /add المزيد.",
    command_add="إضافة ملف أجيب منه هنا",
    command_remove="إزالة مستند أُضيف هنا",
    # notes
    command_note="تدوين شيء أجيب به",
    help_note="ونص: أدوّنه وأجيب به؛ وردًا على رسالة: تلك الرسالة",
    note_added="دُوّن: من الآن أجيب به هنا.",
    note_added_everywhere="دُوّن: من الآن أجيب به في كل مكان.",
    note_changed="تغيّرت الملاحظة.",
    note_removed="أُزيلت الملاحظة.",
    note_nothing="ماذا أدوّن؟ اكتبه بعد الأمر، أو رُدّ بالأمر على رسالة.",
    note_full="لا مكان للمزيد هنا: يزيل /remove ما لم تعد حاجة إليه.",
    note_no_disk="لم أستطع حفظ ذلك: القرص الذي أكتب عليه ممتلئ أو تالف. يستطيع من يشغّلني إصلاحه.",
    note_told="يُبلَّغ من سأل: {people}.",
    note_answers="أجاب {author} عن سؤالك «{question}»:",
    gap_which="عن أي سؤال يجيب هذا؟ ابدأ برقمه، مثل: 2 أيام الإثنين.",
    gap_gone="لم يعد هذا السؤال مفتوحًا: يعرض /gaps المفتوحة.",
    gap_write="رُدّ على هذه الرسالة بالجواب: أدوّنه وأبلّغ من سأل.",
    gaps_how="للإجابة عن سؤال رُدّ برقمه: 2 أيام الإثنين. أدوّن ذلك وأبلّغ من سأل.",
    gap_answered="أُجيب عنه",
    button_answer="✎ {number}",
    # notes
    help_admin_notes="/note@{bot} ونص – أدوّنه وأجيب به هنا؛ وردًا على رسالة: تلك الرسالة.",
    privacy_notes=(
        "ما يُدوّن لأجيب به يُحفظ مع اسم كاتبه واليوم إلى أن يُزال: تزيله أنت في محادثتنا الخاصة، "
        "والمشرفون في المجموعة."
    ),
    # the digest of a week
    digest_title="سُئل في الأيام السبعة الماضية وليس في المستندات: {questions}",
    digest_end="يعرض /gaps الكل ويقبل الأجوبة. ويوقف /settings هذا الملخص.",
    settings_digest="ملخص أسبوعي للأسئلة التي لا جواب لها",
    digest_sent="إرسال",
    digest_not_sent="عدم الإرسال",
)
