"""What does the bot say in Turkish?"""

from dataclasses import replace
from typing import Final

from bot.wording.english import WORDS as ENGLISH

WORDS: Final = replace(
    ENGLISH,  # which stands in for what is missing here
    code="tr",
    name="Türkçe",
    plurals=("one", "other"),
    documents=("{n} belge", "{n} belge"),
    questions=("{n} soru", "{n} soru"),
    sentences=("{n} cümle", "{n} cümle"),
    times=("{n} kez", "{n} kez"),
    days=("{n} gün", "{n} gün"),
    minutes=("{n} dakika", "{n} dakika"),
    hours=("{n} saat", "{n} saat"),
    # why there is no answer
    not_answered="Belgelerde bunun yanıtı yok.",
    nothing_asked="Henüz bir şey sormadınız: belgeler hakkında bir soru yazın.",
    greeting="Buyurun: bir soru sorun, belgelerden yanıtlayayım.",
    no_words="Bunda aranacak sözcük yok: birkaç sözcükle sorun.",
    common_words="Bu sözcükler her metinde var, aranacak bir şey yok: sorunun konusunu ekleyin.",
    too_long=(
        "Bu {length} karakter; bir soru en çok {limit} karakter olabilir. Bir iki cümleyle sorun."
    ),
    which_document="Bu adda birkaç belge var. Hangisini kastediyorsunuz?",
    no_such_document="Bu adda belge ya da koleksiyon yok.",
    # in a reply
    searched_for="aranan: {words}",
    nearest="En yakını, ama yanıt değil:",
    more="Diğerleri, daha az kesin:",
    no_more="Yaklaşan başka bir şey yok.",
    nothing_near="Belgelerde buna yaklaşan bir şey yok.",
    paragraph="paragraf {number}",
    page="sayfa {number}",
    slide="slayt {number}",
    row="satır {number}",
    cell="hücre {number}",
    characters="karakter {start}–{end}",
    before="öncesi",
    after="sonrası",
    passage_gone=(
        "Bu bölüm artık yok: belgesi değişti ya da kaldırıldı. Yeniden sorun, şimdi ne dediğini "
        "göstereyim."
    ),
    # on buttons
    button_context="Bağlam",
    button_page="Sayfa",
    button_more="Daha fazla",
    button_nearest="En yakını",
    button_back="Geri",
    button_previous="‹ Önceki",
    button_next="Sonraki ›",
    button_private="Özel sohbetimizi aç",
    # in the small line that answers a press
    pressed_old="Bu yanıtı artık saklamıyorum. Yeniden sorun, düğmeler çalışır.",
    page_gone="Sayfa gösterilemiyor: dosyası yok ya da okuduğumdan beri değişmiş.",
    pressed_voted="Not edildi. Geri almak için yeniden basın.",
    pressed_unvoted="Geri alındı.",
    pressed_saved="Kaydedildi.",
    # what commands say
    start=(
        "Bana bir soru sorun: {documents} okudum.\n\n"
        "Yalnızca onların kendi sözleriyle yanıt veririm. Her cümlenin bir dipnotu var: yerini "
        "görmek için numarasına basın. Belgelerin yanıtlamadığını ben de yanıtlamam ve bunu "
        "söylerim.\n\n"
        "/docs okuduklarımı, /help gerisini gösterir."
    ),
    start_empty="Henüz belgem yok, bu yüzden bir şey yanıtlayamam. Daha sonra uğrayın.",
    help_private=(
        "Sorunuzu konuştuğunuz gibi yazın. Sonraki soru ona dayanabilir: “Peki bu ne zamandı?”\n\n"
        "Cümleyi yerinde görmek için [1] gibi bir numaraya basın. “Bağlam” paragrafını, “Daha "
        "fazla” yaklaşan diğerlerini gösterir.\n\n"
        "{commands}\n\n"
        "Gruplarda da yanıt veririm: beni birine ekleyin, sonra /ask@{bot} ve bir soru yazın."
    ),
    help_group=(
        "/ask@{bot} ve bir soru – yanıtlarım\n"
        "yanıtıma yanıt – devam sorusu\n"
        "herhangi birine /ask@{bot} ile yanıt – o mesaj sorudur\n"
        "{commands}\n\n"
        "Cümleyi yerinde görmek için [1] gibi bir numaraya basın."
    ),
    help_admin=(
        "Yöneticiler için: /settings@{bot} – burada ne zaman, hangi dilde, ne kadar ve kime "
        "konuşacağım. Özel sohbetimizde /gaps – sorulan ve belgelerin yanıtlamadığı sorular."
    ),
    help_line="{command} – {text}",
    help_docs="okuduklarım",
    help_sources="son yanıtın kaynağı",
    help_why="neden böyle yanıtladım ya da yanıtlamadım",
    help_more="yaklaşan diğer bölümler",
    help_settings="yanıtların dili ve uzunluğu",
    help_privacy="neleri sakladığım",
    help_forget_me="hakkınızda sakladıklarımı sil",
    help_gaps="sorulan ve belgelerin yanıtlamadığı sorular",
    privacy=(
        "Sakladıklarım: devam soruları ve düğmeler çalışsın diye sorularınız ve hangi cümlelerle "
        "yanıtladığım ({days} boyunca) ve oylarınız. Yanıtsız sorular, bir grubun yöneticileri "
        "bunu kapatmadıkça, belgelerle ilgilenenler için de saklanır.\n\n"
        "Çalıştığım makinede yanıt veririm. Sorduklarınız hiçbir günlüğe yazılmaz ve kimseye "
        "iletilmez.\n\n"
        "/forget_me hakkınızda sakladığım her şeyi hemen siler."
    ),
    forgotten="Tamam. Hakkınızda sakladığım her şey silindi.",
    nothing_to_cancel="İptal edilecek bir şey yok: basılmayan düğme bir şey yapmaz.",
    ask_what="Sorunuz nedir? Komuttan sonra yazın ya da bir mesajı komutla yanıtlayın.",
    documents_title="{documents} okudum:",
    no_documents="Henüz belgem yok.",
    sources_title="Yanıtın kaynağı:",
    no_sources="Son zamanlarda burada bir şey yanıtlamadım.",
    no_exchange="Son zamanlarda burada bir şey sorulmadı.",
    # /why
    why_sure="Bundan %{sure} eminim. %{least} ve üzerinde yanıt veririm.",
    why_unsure=(
        "Bulduğum en iyisinden yalnızca %{sure} eminim. %{least} ve üzerinde yanıt veririm."
    ),
    why_corrected="Düzeltildi: {words}",
    why_matched="Ortak sözcükler: {words}",
    why_adds="Lehine ve aleyhine: {parts}",
    part_words="sözcükler",
    part_search="arama",
    part_letters="yazım",
    part_meaning="anlam",
    part_kind="yanıt türü",
    part_form="biçim",
    part_standing="ötekilerden farkı",
    part_model="model",
    private_only="Bu yalnızca özel sohbetimizde olur.",
    admins_only="Bunu yalnızca bu grubun yöneticileri yapabilir.",
    # the greeting of a group
    hello=(
        "Merhaba. Soruları {documents} ile, onların kendi sözleriyle ve her cümleye dipnot "
        "koyarak yanıtlarım. Yalnızca bana sorulunca konuşurum:"
    ),
    hello_works=(
        "• /ask@{bot} ve bir soru\n"
        "• mesajlarımdan birine yanıt: devam sorusu\n"
        "• herhangi birine /ask@{bot} ile yanıt: o mesaj sorudur"
    ),
    hello_mention="• soru içeren bir mesajda @{bot}",
    hello_inline="• herhangi bir sohbete @{bot} ve bir soru yazın: göndermek için bir cümle seçin",
    hello_hidden=(
        "Yalnızca @{bot} adını anan bir mesaj bana ulaşmaz: Telegram'ın gizlilik modu onu gizler. "
        "Değiştirmek için: @BotFather, Bot Settings, Group Privacy, Turn off; sonra beni gruptan "
        "çıkarıp yeniden ekleyin. Ya da beni yönetici yapın."
    ),
    hello_admins="Nasıl davranacağımı yöneticiler seçer: /settings@{bot}",
    hears_now="Artık burada benden söz eden mesajlar bana ulaşıyor: @{bot} ve bir soru.",
    # when something is in the way
    too_fast=(
        "Yanıtlayabildiğimden hızlı soruyorsunuz. Bir süre okumuyorum: biraz sonra yeniden "
        "deneyin."
    ),
    apology="Benim tarafımda bir sorun oldu ve yanıtlayamadım. Lütfen bir kez daha sorun.",
    askers_only="Bu grupta bana yalnızca yöneticiler soru sorabilir.",
    asked_ago="Bunu {age} önce sordunuz; ben yoktum.",
    away=(
        "Şu anda belgelerime ulaşamıyorum. Burada sorulan ve gönderilen her şey saklanıyor; "
        "belgeler geri gelir gelmez ilgileneceğim, tekrarlamanıza gerek yok."
    ),
    away_now="Şu anda belgelerime ulaşamıyorum. Lütfen bir dakika sonra yeniden deneyin.",
    # what admins choose
    settings_chat="Bu sohbette nasıl davranırım",
    settings_topic="Bu konuda nasıl davranırım",
    settings_mode="Ne zaman konuşurum",
    mode_quiet="Yalnızca sorulunca",
    mode_sure="Emin olduğumda da",
    mode_off="Hiçbir zaman",
    settings_language="Dil",
    language_asker="Soranın dili",
    settings_sentences="Yanıtın uzunluğu",
    sentences_default="Gerektiği kadar",
    settings_askers="Kim sorabilir",
    askers_everyone="Herkes",
    askers_admins="Yöneticiler",
    settings_gaps="Yanıtsız sorular",
    gaps_kept="Sakla",
    gaps_dropped="Saklama",
    settings_quiet="Sessiz saatler",
    quiet_never="Yok",
    quiet_hint=(
        "Sessiz saatlerde yalnızca sorulunca yanıt veririm. Başka saatler ya da şehriniz: "
        "/settings 22:30-6:45 Europe/Istanbul"
    ),
    quiet_unknown="Bunu anlamadım. Şöyle yazın: /settings 22:30-6:45 Europe/Istanbul",
    settings_zone="Saat dilimi",
    # what was asked and not answered
    gaps_title="Soruldu ama belgelerde yok: {questions}",
    no_gaps="Belgelerin yanıtlamadığı bir şey sorulmadı.",
    # inline mode
    inline_nothing="Belgelerde yanıt yok: bana özelden sorun",
    inline_hint="Belgeler hakkında bir soru yazın",
    # the menu of commands
    command_start="Ne yaparım",
    command_help="Nasıl sorulur ve diğer her şey",
    command_ask="Belgeler hakkında soru sor",
    command_sources="Son yanıtın kaynağı",
    command_why="Neden böyle yanıtladım ya da yanıtlamadım",
    command_more="Soruya yaklaşan diğer bölümler",
    command_docs="Hangi belgeleri okudum",
    command_settings="Ne zaman, hangi dilde, ne kadar konuşurum",
    command_privacy="Neyi ne kadar saklarım",
    command_forget_me="Hakkınızda sakladığım her şeyi sil",
    command_cancel="Başlanan işi durdur",
    command_gaps="Sorulan ve belgelerin yanıtlamadığı sorular",
    # what else is said on the way, by commands and buttons
    people=("{n} kişi", "{n} kişi"),
    for_example="Örneğin: {question}",
    example_about="{name} hakkında neler biliniyor?",
    link_unknown="Bu bağlantıda size burada gösterebileceğim bir şey yok.",
    command_unknown="Bu komutu bilmiyorum. {command} mi demek istediniz?",
    command_unheard_of="Bu komutu bilmiyorum. /help bildiklerimi gösterir.",
    forget_ask=(
        "Hakkınızda sakladıklarımı sileyim mi: sorularınız, oylarınız ve yanıtlayamadıklarım? O "
        "zaman size verdiğim yanıtların altındaki düğmeler çalışmaz."
    ),
    nothing_forgotten="Hiçbir şey silinmedi.",
    pressed_askers_only=(
        "Bu düğme soran kişi içindir. Metindeki [1] gibi numaralar bölümleri herkese açar."
    ),
    pressed_nothing="Bu düğme artık bir şey yapmıyor.",
    settings_private="Size nasıl yanıt veririm",
    gaps_whose="Kaynak: {chats}",
    gaps_nobody=(
        "Görebileceğiniz bir şey yok: bunu beni çalıştıranlara, bir grubun yöneticilerine de o "
        "grupta sorulanları gösteririm."
    ),
    gap_dealt_with="Halledildi olarak işaretlendi.",
    button_forget="Sil",
    button_keep="Sakla",
    button_this_topic="Bu konu",
    button_whole_chat="Tüm sohbet",
    button_as_chat="Tüm sohbetteki gibi",
    button_done="Tamam",
    button_dealt_with="✓ {number}",
    # who may ask
    access_code=(
        "Kime yanıt vereceğime sahibim karar verir. Kodunuz {code}: adınızla birlikte ilettim, "
        "haberi burada alırsınız."
    ),
    access_full=(
        "Kime yanıt vereceğime sahibim karar verir ve şu anda bekleyen çok. Lütfen yarın yeniden "
        "deneyin."
    ),
    access_refused="Sahibim size izin vermedi, bu yüzden yanıt veremem.",
    access_groups=(
        "Benimle aynı grupta olanlara yanıt veririm. Birine katılınca bana yeniden sorun."
    ),
    access_listed=(
        "Sahibimin listelediklerine yanıt veririm. Bana sormak isterseniz ona Telegram numaranızı "
        "verin: {number}."
    ),
    access_group="Sahibim onaylar onaylamaz bu grupta yanıt vereceğim.",
    access_pressed="Sahibimin izin verdiklerine yanıt veririm: bana özel sohbetimizden yazın.",
    access_inline="İzin iste",
    access_wants="{name} bana soru sormak istiyor.\nKod: {code}",
    access_group_wants="{name} beni {group} grubuna ekledi. Orada yanıt verebilir miyim?",
    access_group_asks="{group} grubunda biri bana soruyor. Orada yanıt verebilir miyim?",
    access_welcome="İzin verildi: bana bir soru sorun. /help nasıl olduğunu gösterir.",
    access_admitted="✓ {name}: izin verildi",
    access_turned_down="✗ {name}: izin verilmedi",
    access_owner=(
        "Artık sahibim sizsiniz. /access kimin soru sorabileceğini, /gaps sorulan ve belgelerin "
        "yanıtlamadığı soruları gösterir."
    ),
    access_mode_open="Bana herkes soru sorabilir.",
    access_mode_groups="Bana, izin verdiğiniz grupların üyeleri soru sorabilir.",
    access_mode_listed="Bana, ayarlarda adı geçenler ve izin verdiğiniz gruplar soru sorabilir.",
    access_mode_code=(
        "Bana, izin verdiğiniz kişiler ve izin verdiğiniz grupların üyeleri soru sorabilir."
    ),
    access_nobody="Henüz kimseye izin verilmedi, bekleyen de yok.",
    access_is_waiting="bekliyor",
    access_is_refused="reddedildi",
    access_nameless="Biri",
    owners_only="Bunu yalnızca sahibim yapabilir.",
    button_let_in="İzin ver",
    button_refuse="Reddet",
    command_access="Bana kim soru sorabilir",
    help_access="bana kim soru sorabilir ve kim bekliyor",
    # a question in another language
    other_language=(
        "Belgelerde bunun yanıtı yok. Belgelerin dili: {languages}. Ben çeviri yapmam: o dilde "
        "sorun."
    ),
    # files that are sent, and documents that are taken away
    pages=("{n} sayfa", "{n} sayfa"),
    megabytes="{n} MB",
    files_read="{kinds} okurum, dosya başına en çok {size}.",
    file_unread="Bunu okuyamıyorum. {kinds} okurum, dosya başına en çok {size}.",
    adding_off="Buraya bir şey eklenemez: beni çalıştıran kişi bunu kapatmış.",
    adding_private=(
        "Bana bir dosya gönderin, yalnızca burada, sohbetimizde ondan yanıt vereyim.\n\n{limits}"
    ),
    adding_group=(
        "Yöneticiler bir dosyayı ona /add@{bot} ile yanıt vererek ya da dosyayı bu açıklamayla "
        "göndererek ekler. Ondan yalnızca bu sohbette yanıt veririm.\n\n"
        "{limits}"
    ),
    adding_limits=(
        "{kinds} okurum, dosya başına en çok {size}. Burada {most} üzerinden {documents}, {room} "
        "üzerinden {used} var."
    ),
    upload_fetching="Alınıyor: {name} …",
    upload_reading="Okunuyor: {name} …",
    upload_page="Okunuyor: {name}, sayfa {page} / {pages} …",
    upload_keeping="Ekleniyor: {name} …",
    upload_added="Eklendi: {name}, {counts}. Bana sorun.",
    upload_replaced=(
        "Değiştirildi: {name}, {counts}. {date} tarihinden beri eski bir sürümü buradaydı; bir "
        "gün boyunca “Geri al” onu geri getirir."
    ),
    upload_here="Bu zaten burada: {name}, {date} tarihinden beri. Hiçbir şey değişmedi.",
    upload_unreadable="Eklenmedi: {name} okunamıyor. {reason}.",
    upload_large="Eklenmedi: {name} çok büyük. Bir dosya en çok {size} olabilir.",
    upload_full=(
        "Eklenmedi: {name} için yer yok. Bu sohbette {most} üzerinden {documents}, {room} "
        "üzerinden {used} var. /remove yer açar."
    ),
    upload_full_everywhere=(
        "Eklenmedi: {name} için yer yok. Beni çalıştıranın izin verdiği kadarını saklarım."
    ),
    upload_no_disk=(
        "Eklenmedi: çalıştığım makinenin diskinde {name} için yer yok. Daha sonra deneyin."
    ),
    upload_lost="Eklenmedi: Telegram bana {name} dosyasını artık vermiyor. Bir kez daha gönderin.",
    upload_undone="Geri alındı: her şey önceki gibi.",
    undo_late="Bu artık geri alınamaz. /remove bir belgeyi kaldırır.",
    document_added="{size}, eklendi: {date}",
    removal_which="Hangi belgeyi kaldırayım?",
    removal_none="Bu sohbete kaldırabileceğim bir şey eklenmedi.",
    removal_unknown="Bu sohbete bu adda bir belge eklenmedi. Şunlar var:",
    removal_ask="{name} kaldırılsın mı? Dosyasıyla birlikte kalıcı olarak silinir.",
    removed="Kaldırıldı: {name}. Ondan hiçbir şey saklamıyorum.",
    removal_gone="O belge artık burada değil.",
    button_undo="Geri al",
    button_remove="Kaldır",
    help_add="dosyaya yanıt vererek yanıtlarım için dosya ekle",
    help_remove="buraya eklenen bir belgeyi kaldır",
    help_admin_files=(
        "Bir dosyaya yanıt olarak /add@{bot} – burada ondan yanıt veririm. /remove@{bot} – birini "
        "kaldırır."
    ),
    privacy_files=(
        "Yanıtlamam için gönderdiğiniz bir dosya, kaldırılana kadar metniyle birlikte yalnızca bu "
        "sohbet için saklanır: özel sohbetimizde siz, grupta yöneticiler kaldırır."
    ),
    forget_files="Bu sohbete eklediğiniz dosyalar da silinir.",
    start_add=(
        "Bana bir dosya gönderin, yalnızca burada ondan yanıt vereyim. /add daha fazlasını "
        "anlatır."
    ),
    command_add="Yanıtlarım için buraya dosya ekle",
    command_remove="Buraya eklenen bir belgeyi kaldır",
    # notes
    command_note="Yanıtlarımda kullanacağım bir şey not et",
    help_note="ve bir metin: not alır ve onunla yanıt veririm; bir mesaja yanıt olarak: o mesaj",
    note_added="Not edildi: artık burada bununla yanıt veririm.",
    note_added_everywhere="Not edildi: artık her yerde bununla yanıt veririm.",
    note_changed="Not değiştirildi.",
    note_removed="Not kaldırıldı.",
    note_nothing="Neyi not edeyim? Komuttan sonra yazın ya da komutla bir mesaja yanıt verin.",
    note_full="Burada daha fazlası için yer yok: /remove artık gerekmeyeni kaldırır.",
    note_no_disk=(
        "Bunu saklayamadım: yazdığım disk dolu ya da bozuk. Beni çalıştıran kişi bunu "
        "düzeltebilir."
    ),
    note_told="Soranlara haber veriliyor: {people}.",
    note_answers="{author}, “{question}” sorunuzu yanıtladı:",
    gap_which="Bu hangi sorunun yanıtı? Numarasıyla başlayın, örneğin: 2 Pazartesileri.",
    gap_gone="O soru artık açık değil: /gaps açık olanları gösterir.",
    gap_write="Bu mesajı yanıtlayın: yanıtı not eder, soranlara bildiririm.",
    gaps_how=(
        "Birini yanıtlamak için numarasıyla yazın: 2 Pazartesileri. Not eder, soranlara "
        "bildiririm."
    ),
    gap_answered="yanıtlandı",
    button_answer="✎ {number}",
    # notes
    help_admin_notes=(
        "/note@{bot} ve bir metin – not alır ve burada onunla yanıt veririm; bir mesaja yanıt "
        "olarak o mesaj."
    ),
    privacy_notes=(
        "Yanıtlarım için not edilenler, kaldırılana kadar yazanın adı ve günüyle saklanır: özel "
        "sohbetimizde siz, grupta yöneticiler kaldırır."
    ),
    # the digest of a week
    digest_title="Son yedi günde soruldu ama belgelerde yok: {questions}",
    digest_end="/gaps hepsini gösterir ve yanıt alır. /settings bu özeti kapatır.",
    settings_digest="Yanıtsız soruların haftalık özeti",
    digest_sent="Gönder",
    digest_not_sent="Gönderme",
)
