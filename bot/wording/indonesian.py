"""What does the bot say in Indonesian?"""

from dataclasses import replace
from typing import Final

from bot.wording.english import WORDS as ENGLISH

WORDS: Final = replace(
    ENGLISH,  # which stands in for what is missing here
    code="id",
    name="Bahasa Indonesia",
    plurals=("other",),
    documents=("{n} dokumen",),
    questions=("{n} pertanyaan",),
    sentences=("{n} kalimat",),
    times=("{n} kali",),
    days=("{n} hari",),
    minutes=("{n} menit",),
    hours=("{n} jam",),
    # why there is no answer
    not_answered="Dokumen tidak menjawab itu.",
    nothing_asked="Anda belum bertanya apa pun: tulislah pertanyaan tentang dokumen.",
    greeting="Siap membantu: ajukan pertanyaan, dan saya jawab dari dokumen.",
    no_words="Tidak ada kata yang bisa dicari di situ: bertanyalah dengan beberapa kata.",
    common_words=(
        "Kata-kata itu ada di setiap teks, jadi tidak ada yang bisa dicari: tambahkan apa yang "
        "Anda tanyakan."
    ),
    too_long=(
        "Itu {length} karakter; pertanyaan paling panjang {limit}. Bertanyalah dalam satu atau "
        "dua kalimat."
    ),
    which_document="Beberapa dokumen bernama begitu. Yang mana yang Anda maksud?",
    no_such_document="Tidak ada dokumen atau koleksi yang bernama begitu.",
    # in a reply
    searched_for="dicari: {words}",
    nearest="Yang terdekat, tetapi bukan jawaban:",
    more="Lainnya, kurang yakin:",
    no_more="Tidak ada lagi yang mendekati.",
    nothing_near="Tidak ada yang mendekati itu di dokumen.",
    paragraph="paragraf {number}",
    page="halaman {number}",
    slide="salindia {number}",
    row="baris {number}",
    cell="sel {number}",
    characters="karakter {start} sampai {end}",
    before="sebelumnya",
    after="sesudahnya",
    passage_gone=(
        "Bagian itu sudah tidak ada: dokumennya berubah atau diambil. Tanyakan lagi, dan saya "
        "tunjukkan isinya sekarang."
    ),
    # on buttons
    button_context="Konteks",
    button_page="Halaman",
    button_more="Lainnya",
    button_nearest="Terdekat",
    button_back="Kembali",
    button_previous="‹ Sebelumnya",
    button_next="Berikutnya ›",
    button_private="Buka obrolan pribadi kita",
    # in the small line that answers a press
    pressed_old="Jawaban itu tidak saya simpan lagi. Tanyakan lagi, dan tombolnya berfungsi.",
    page_gone="Halaman tidak bisa ditunjukkan: berkasnya hilang atau berubah sejak saya baca.",
    pressed_voted="Dicatat. Tekan lagi untuk membatalkan.",
    pressed_unvoted="Dibatalkan.",
    pressed_saved="Disimpan.",
    # what commands say
    start=(
        "Ajukan pertanyaan kepada saya: saya sudah membaca {documents}.\n\n"
        "Saya menjawab hanya dengan kata-kata dokumen itu sendiri. Setiap kalimat punya catatan "
        "kaki: tekan nomornya untuk melihat tempatnya. Yang tidak dijawab dokumen tidak saya "
        "jawab, dan saya katakan begitu.\n\n"
        "/docs menunjukkan yang sudah saya baca, /help selebihnya."
    ),
    start_empty=(
        "Saya belum punya dokumen, jadi belum bisa menjawab apa pun. Silakan kembali nanti."
    ),
    help_private=(
        "Tulis pertanyaan seperti Anda mengucapkannya. Pertanyaan berikutnya boleh bersandar "
        "padanya: “Dan kapan itu?”\n\n"
        "Tekan nomor seperti [1] untuk melihat kalimat di tempatnya. “Konteks” menunjukkan "
        "paragrafnya, “Lainnya” apa lagi yang mendekati.\n\n"
        "{commands}\n\n"
        "Saya juga menjawab di grup: tambahkan saya, lalu tulis /ask@{bot} dan pertanyaan."
    ),
    help_group=(
        "/ask@{bot} dan pertanyaan – saya jawab\n"
        "balasan atas jawaban saya – pertanyaan lanjutan\n"
        "balasan kepada siapa pun dengan /ask@{bot} – pesan itulah pertanyaannya\n"
        "{commands}\n\n"
        "Tekan nomor seperti [1] untuk melihat kalimat di tempatnya."
    ),
    help_admin=(
        "Untuk admin: /settings@{bot} – kapan saya berbicara di sini, dalam bahasa apa, seberapa "
        "banyak, kepada siapa. /gaps di obrolan pribadi kita – yang ditanyakan dan tidak dijawab "
        "dokumen."
    ),
    help_line="{command} – {text}",
    help_docs="yang sudah saya baca",
    help_sources="dari mana jawaban terakhir",
    help_why="mengapa saya menjawab begitu, atau tidak menjawab",
    help_more="apa lagi yang mendekati",
    help_settings="bahasa dan panjang jawaban",
    help_privacy="yang saya simpan",
    help_forget_me="hapus yang saya simpan tentang Anda",
    help_gaps="yang ditanyakan dan tidak dijawab dokumen",
    privacy=(
        "Yang saya simpan: pertanyaan Anda dan kalimat jawabannya, agar pertanyaan lanjutan dan "
        "tombol berfungsi, selama {days}; dan suara Anda. Pertanyaan tanpa jawaban juga disimpan "
        "untuk pengurus dokumen, kecuali admin grup mematikannya.\n\n"
        "Saya menjawab di mesin tempat saya berjalan. Pertanyaan Anda tidak masuk catatan mana "
        "pun dan tidak saya teruskan kepada siapa pun.\n\n"
        "/forget_me segera menghapus semua yang saya simpan tentang Anda."
    ),
    forgotten="Selesai. Semua yang saya simpan tentang Anda sudah dihapus.",
    nothing_to_cancel=(
        "Tidak ada yang perlu dibatalkan: tombol yang tidak ditekan tidak berbuat apa-apa."
    ),
    ask_what=(
        "Apa pertanyaan Anda? Tulis setelah perintah, atau balas sebuah pesan dengan perintah itu."
    ),
    documents_title="Saya sudah membaca {documents}:",
    no_documents="Saya belum punya dokumen.",
    sources_title="Jawabannya dari:",
    no_sources="Belakangan ini saya tidak menjawab apa pun di sini.",
    no_exchange="Belakangan ini tidak ada yang ditanyakan di sini.",
    # /why
    why_sure="Saya {sure}% yakin. Mulai {least}% saya menjawab.",
    why_unsure="Untuk temuan terbaik, saya hanya {sure}% yakin. Mulai {least}% saya menjawab.",
    why_corrected="Diperbaiki: {words}",
    why_matched="Kata yang sama: {words}",
    why_adds="Yang mendukung dan menentang: {parts}",
    part_words="kata",
    part_search="pencarian",
    part_letters="ejaan",
    part_meaning="makna",
    part_kind="jenis jawaban",
    part_form="bentuk",
    part_standing="keunggulan",
    part_model="model",
    private_only="Itu hanya bisa di obrolan pribadi kita.",
    admins_only="Hanya admin grup ini yang boleh melakukannya.",
    # the greeting of a group
    hello=(
        "Halo. Saya menjawab pertanyaan dari {documents}, dengan kata-katanya sendiri, setiap "
        "kalimat dengan catatan kaki. Saya berbicara hanya bila ditanya:"
    ),
    hello_works=(
        "• /ask@{bot} dan pertanyaan\n"
        "• balasan atas pesan saya: pertanyaan lanjutan\n"
        "• balasan kepada siapa pun dengan /ask@{bot}: pesan itulah pertanyaannya"
    ),
    hello_mention="• @{bot} di pesan yang berisi pertanyaan",
    hello_inline=(
        "• @{bot} dan pertanyaan, diketik di obrolan mana pun: pilih kalimat untuk dikirim"
    ),
    hello_hidden=(
        "Pesan yang hanya menyebut @{bot} tidak sampai ke saya: mode privasi Telegram "
        "menyembunyikannya. Untuk mengubahnya: @BotFather, Bot Settings, Group Privacy, Turn off; "
        "lalu keluarkan saya dari grup ini dan tambahkan lagi. Atau jadikan saya admin."
    ),
    hello_admins="Admin memilih bagaimana saya bersikap: /settings@{bot}",
    hears_now="Mulai sekarang pesan yang menyebut saya sampai di sini: @{bot} dan pertanyaan.",
    # when something is in the way
    too_fast=(
        "Anda bertanya lebih cepat daripada saya menjawab. Saya berhenti membaca sebentar: "
        "cobalah sesaat lagi."
    ),
    apology=(
        "Ada yang salah di pihak saya, dan saya tidak bisa menjawab. Silakan tanyakan sekali lagi."
    ),
    askers_only="Di grup ini hanya admin yang boleh bertanya kepada saya.",
    asked_ago="Anda menanyakan ini {age} lalu; saya sedang tidak ada.",
    away=(
        "Saat ini saya tidak dapat menjangkau dokumen saya. Apa yang ditanyakan dan dikirim "
        "di sini disimpan, dan akan saya tangani begitu dokumen kembali: tidak perlu diulang."
    ),
    away_now="Saat ini saya tidak dapat menjangkau dokumen saya. Silakan coba lagi sebentar lagi.",
    # what admins choose
    settings_chat="Bagaimana saya bersikap di obrolan ini",
    settings_topic="Bagaimana saya bersikap di topik ini",
    settings_mode="Kapan saya berbicara",
    mode_quiet="Hanya bila ditanya",
    mode_sure="Juga bila saya yakin",
    mode_off="Tidak pernah",
    settings_language="Bahasa",
    language_asker="Bahasa penanya",
    settings_sentences="Panjang jawaban",
    sentences_default="Seperlunya",
    settings_askers="Siapa yang boleh bertanya",
    askers_everyone="Semua",
    askers_admins="Para admin",
    settings_gaps="Pertanyaan tanpa jawaban",
    gaps_kept="Simpan",
    gaps_dropped="Jangan simpan",
    settings_quiet="Jam tenang",
    quiet_never="Tidak ada",
    quiet_hint=(
        "Pada jam tenang saya menjawab hanya bila ditanya. Jam lain, atau kota Anda: /settings "
        "22:30-6:45 Asia/Jakarta"
    ),
    quiet_unknown="Saya tidak mengerti itu. Tulis seperti ini: /settings 22:30-6:45 Asia/Jakarta",
    settings_zone="Zona waktu",
    # what was asked and not answered
    gaps_title="Ditanyakan, dan tidak ada di dokumen: {questions}",
    no_gaps="Tidak ada pertanyaan yang tidak dijawab dokumen.",
    # inline mode
    inline_nothing="Tidak ada jawaban di dokumen: tanyakan secara pribadi",
    inline_hint="Ketik pertanyaan tentang dokumen",
    # the menu of commands
    command_start="Apa yang saya lakukan",
    command_help="Cara bertanya, dan selebihnya",
    command_ask="Ajukan pertanyaan tentang dokumen",
    command_sources="Dari mana jawaban terakhir",
    command_why="Mengapa saya menjawab begitu, atau tidak menjawab",
    command_more="Apa lagi yang mendekati pertanyaan",
    command_docs="Dokumen apa yang sudah saya baca",
    command_settings="Kapan saya berbicara, bahasa apa, seberapa banyak",
    command_privacy="Apa yang saya simpan, dan berapa lama",
    command_forget_me="Hapus semua yang saya simpan tentang Anda",
    command_cancel="Hentikan yang sudah dimulai",
    command_gaps="Yang ditanyakan dan tidak dijawab dokumen",
    # what else is said on the way, by commands and buttons
    people=("{n} orang",),
    for_example="Misalnya: {question}",
    example_about="Apa yang diketahui tentang {name}?",
    link_unknown="Tautan itu tidak menuju apa pun yang bisa saya tunjukkan di sini.",
    command_unknown="Saya tidak mengenal perintah itu. Maksud Anda {command}?",
    command_unheard_of="Saya tidak mengenal perintah itu. /help menunjukkan yang saya kenal.",
    forget_ask=(
        "Hapus yang saya simpan tentang Anda: pertanyaan, suara, dan yang tidak bisa saya jawab? "
        "Tombol di bawah jawaban saya kepada Anda tidak akan berfungsi lagi."
    ),
    nothing_forgotten="Tidak ada yang dihapus.",
    pressed_askers_only=(
        "Tombol itu untuk yang bertanya. Nomor di dalam teks, seperti [1], membuka bagiannya bagi "
        "semua orang."
    ),
    pressed_nothing="Tombol itu tidak berbuat apa-apa lagi.",
    settings_private="Bagaimana saya menjawab Anda",
    gaps_whose="Dari {chats}",
    gaps_nobody=(
        "Tidak ada yang boleh Anda lihat: ini saya tunjukkan kepada yang menjalankan saya, dan "
        "kepada admin grup apa yang ditanyakan di sana."
    ),
    gap_dealt_with="Ditandai sudah ditangani.",
    button_forget="Hapus",
    button_keep="Simpan",
    button_this_topic="Topik ini",
    button_whole_chat="Seluruh obrolan",
    button_as_chat="Seperti seluruh obrolan",
    button_done="Selesai",
    button_dealt_with="✓ {number}",
    # who may ask
    access_code=(
        "Pemilik saya menentukan siapa yang saya jawab. Kode Anda {code}: sudah saya teruskan "
        "bersama nama Anda, dan Anda akan mendengar dari saya di sini."
    ),
    access_full=(
        "Pemilik saya menentukan siapa yang saya jawab, dan kini banyak yang menunggu. Silakan "
        "coba lagi besok."
    ),
    access_refused="Pemilik saya belum mengizinkan Anda, jadi saya tidak bisa menjawab.",
    access_groups=(
        "Saya menjawab orang yang berada satu grup dengan saya. Setelah Anda ada di salah "
        "satunya, tanyakan lagi."
    ),
    access_listed=(
        "Saya menjawab orang yang didaftarkan pemilik saya. Jika ingin bertanya, berikan nomor "
        "Telegram Anda kepadanya: {number}."
    ),
    access_group="Saya menjawab di grup ini begitu pemilik saya setuju.",
    access_pressed=(
        "Saya menjawab orang yang diizinkan pemilik saya: tulislah di obrolan pribadi kita."
    ),
    access_inline="Minta izin",
    access_wants="{name} ingin bertanya kepada saya.\nKode: {code}",
    access_group_wants="{name} menambahkan saya ke grup {group}. Bolehkah saya menjawab di sana?",
    access_group_asks=(
        "Seseorang bertanya kepada saya di grup {group}. Bolehkah saya menjawab di sana?"
    ),
    access_welcome="Anda sudah diizinkan: ajukan pertanyaan. /help menunjukkan caranya.",
    access_admitted="✓ {name}: diizinkan",
    access_turned_down="✗ {name}: tidak diizinkan",
    access_owner=(
        "Kini Anda pemilik saya. /access menunjukkan siapa yang boleh bertanya, /gaps yang "
        "ditanyakan dan tidak dijawab dokumen."
    ),
    access_mode_open="Siapa pun boleh bertanya kepada saya.",
    access_mode_groups="Anggota grup yang Anda izinkan boleh bertanya kepada saya.",
    access_mode_listed=(
        "Yang tercantum di pengaturan boleh bertanya kepada saya, dan grup yang Anda izinkan."
    ),
    access_mode_code=(
        "Orang yang Anda izinkan boleh bertanya kepada saya, dan anggota grup yang Anda izinkan."
    ),
    access_nobody="Belum ada yang diizinkan, dan tidak ada yang menunggu.",
    access_is_waiting="menunggu",
    access_is_refused="ditolak",
    access_nameless="Seseorang",
    owners_only="Hanya pemilik saya yang boleh melakukannya.",
    button_let_in="Izinkan",
    button_refuse="Tolak",
    command_access="Siapa yang boleh bertanya kepada saya",
    help_access="siapa yang boleh bertanya, dan siapa yang menunggu",
    # a question in another language
    other_language=(
        "Dokumen tidak menjawab itu. Bahasanya {languages}, dan saya tidak menerjemahkan: "
        "bertanyalah dalam bahasa itu."
    ),
    # files that are sent, and documents that are taken away
    pages=("{n} halaman",),
    megabytes="{n} MB",
    files_read="Saya membaca {kinds}, sampai {size} per berkas.",
    file_unread="Itu tidak bisa saya baca. Saya membaca {kinds}, sampai {size} per berkas.",
    adding_off="Tidak ada yang bisa ditambahkan di sini: yang menjalankan saya mematikannya.",
    adding_private=(
        "Kirimi saya berkas, dan saya menjawab darinya, hanya di sini di obrolan kita.\n\n{limits}"
    ),
    adding_group=(
        "Admin menambahkan berkas dengan membalasnya memakai /add@{bot}, atau mengirimnya dengan "
        "keterangan itu. Saya menjawab darinya hanya di obrolan ini.\n\n"
        "{limits}"
    ),
    adding_limits=(
        "Saya membaca {kinds}, sampai {size} per berkas. Di sini ada {documents} dari {most}, "
        "dengan {used} dari {room}."
    ),
    upload_fetching="Mengambil {name} …",
    upload_reading="Membaca {name} …",
    upload_page="Membaca {name}: halaman {page} dari {pages} …",
    upload_keeping="Menambahkan {name} …",
    upload_added="Ditambahkan: {name}, {counts}. Tanyakan kepada saya tentangnya.",
    upload_replaced=(
        "Diganti: {name}, {counts}. Versi lamanya ada di sini sejak {date}; selama sehari, "
        "“Batalkan” mengembalikannya."
    ),
    upload_here="Itu sudah ada di sini: {name}, sejak {date}. Tidak ada yang berubah.",
    upload_unreadable="Tidak ditambahkan: {name} tidak bisa dibaca. {reason}.",
    upload_large="Tidak ditambahkan: {name} terlalu besar. Berkas paling besar {size}.",
    upload_full=(
        "Tidak ditambahkan: tidak ada tempat untuk {name}. Obrolan ini punya {documents} dari "
        "{most}, dengan {used} dari {room}. /remove memberi tempat."
    ),
    upload_full_everywhere=(
        "Tidak ditambahkan: tidak ada tempat untuk {name}. Saya menyimpan sebanyak yang diizinkan "
        "yang menjalankan saya."
    ),
    upload_no_disk=(
        "Tidak ditambahkan: disk mesin tempat saya berjalan tidak punya tempat untuk {name}. "
        "Cobalah nanti."
    ),
    upload_lost=(
        "Tidak ditambahkan: Telegram tidak memberi saya {name} lagi. Kirimlah sekali lagi."
    ),
    upload_undone="Dibatalkan: semua seperti sebelumnya.",
    undo_late="Itu tidak bisa dibatalkan lagi. /remove mengeluarkan dokumen.",
    document_added="{size}, ditambahkan {date}",
    removal_which="Dokumen mana yang saya keluarkan?",
    removal_none="Tidak ada yang ditambahkan di obrolan ini yang bisa saya keluarkan.",
    removal_unknown="Tidak ada dokumen bernama itu yang ditambahkan di obrolan ini. Yang ada:",
    removal_ask="Keluarkan {name}? Dokumen dan berkasnya dihapus untuk selamanya.",
    removed="Dikeluarkan: {name}. Tidak ada yang saya simpan darinya.",
    removal_gone="Dokumen itu sudah tidak ada di sini.",
    button_undo="Batalkan",
    button_remove="Keluarkan",
    help_add="tambahkan berkas sumber jawaban saya, dengan membalasnya",
    help_remove="keluarkan dokumen yang ditambahkan di sini",
    help_admin_files=(
        "/add@{bot} sebagai balasan atas berkas – saya menjawab darinya di sini. /remove@{bot} – "
        "mengeluarkannya lagi."
    ),
    privacy_files=(
        "Berkas yang Anda kirim untuk itu disimpan bersama teksnya, hanya untuk obrolan ini, "
        "sampai dikeluarkan: oleh Anda di obrolan pribadi kita, oleh admin di grup."
    ),
    forget_files="Berkas yang Anda tambahkan di obrolan ini juga dihapus.",
    start_add=(
        "Kirimi saya berkas, dan saya menjawab darinya, hanya di sini. /add menjelaskan lebih "
        "banyak."
    ),
    command_add="Tambahkan berkas sumber jawaban saya di sini",
    command_remove="Keluarkan dokumen yang ditambahkan di sini",
    # notes
    command_note="Catat sesuatu untuk dijawab dengannya",
    help_note="dan teks: saya catat dan menjawab dengannya; sebagai balasan atas pesan: pesan itu",
    note_added="Dicatat: mulai sekarang saya menjawab dengannya di sini.",
    note_added_everywhere="Dicatat: mulai sekarang saya menjawab dengannya di mana-mana.",
    note_changed="Catatan diubah.",
    note_removed="Catatan dikeluarkan.",
    note_nothing=(
        "Apa yang harus saya catat? Tulis setelah perintah, atau balas sebuah pesan dengan "
        "perintah itu."
    ),
    note_full="Tidak ada tempat lagi di sini: /remove mengeluarkan yang tidak diperlukan lagi.",
    note_no_disk=(
        "Saya tidak bisa menyimpannya: disk tempat saya menulis penuh atau rusak. Yang "
        "menjalankan saya bisa memperbaikinya."
    ),
    note_told="Yang bertanya diberi tahu: {people}.",
    note_answers="{author} menjawab pertanyaan Anda “{question}”:",
    gap_which=(
        "Pertanyaan mana yang dijawab itu? Mulailah dengan nomornya, misalnya: 2 Setiap Senin."
    ),
    gap_gone="Pertanyaan itu tidak terbuka lagi: /gaps menunjukkan yang masih terbuka.",
    gap_write="Balas pesan ini dengan jawabannya: saya catat, dan saya beri tahu yang bertanya.",
    gaps_how=(
        "Untuk menjawab, balas dengan nomornya: 2 Setiap Senin. Saya catat, dan saya beri tahu "
        "yang bertanya."
    ),
    gap_answered="terjawab",
    button_answer="✎ {number}",
    # notes
    help_admin_notes=(
        "/note@{bot} dan teks – saya catat dan menjawab dengannya di sini; sebagai balasan atas "
        "pesan, pesan itu."
    ),
    privacy_notes=(
        "Yang dicatat untuk jawaban saya disimpan dengan nama penulis dan harinya, sampai "
        "dikeluarkan: oleh Anda di obrolan pribadi kita, oleh admin di grup."
    ),
    # the digest of a week
    digest_title="Ditanyakan dalam tujuh hari terakhir, dan tidak ada di dokumen: {questions}",
    digest_end=(
        "/gaps menunjukkan semuanya dan menerima jawaban. /settings mematikan ringkasan ini."
    ),
    settings_digest="Ringkasan mingguan pertanyaan tanpa jawaban",
    digest_sent="Kirim",
    digest_not_sent="Jangan kirim",
)
