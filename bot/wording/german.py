"""What does the bot say in German?"""

from dataclasses import replace
from typing import Final

from bot.wording.english import WORDS as ENGLISH

WORDS: Final = replace(
    ENGLISH,  # which stands in for what is missing here
    code="de",
    name="Deutsch",
    plurals=("one", "other"),
    documents=("{n} Dokument", "{n} Dokumente"),
    questions=("{n} Frage", "{n} Fragen"),
    sentences=("{n} Satz", "{n} Sätze"),
    times=("{n} Mal", "{n} Mal"),
    days=("{n} Tag", "{n} Tage"),
    minutes=("{n} Minute", "{n} Minuten"),
    hours=("{n} Stunde", "{n} Stunden"),
    # why there is no answer
    not_answered="Die Dokumente beantworten das nicht.",
    nothing_asked="Sie haben noch nichts gefragt: Schreiben Sie eine Frage zu den Dokumenten.",
    greeting=(
        "Gern zu Diensten: Stellen Sie eine Frage, und ich beantworte sie aus den Dokumenten."
    ),
    no_words="Darin ist kein Wort, das man suchen könnte: Fragen Sie in ein paar Worten.",
    common_words=(
        "Diese Wörter stehen in jedem Text, da gibt es nichts zu suchen: Ergänzen Sie, worum es "
        "geht."
    ),
    too_long=(
        "Das sind {length} Zeichen; eine Frage darf höchstens {limit} haben. Fragen Sie in ein, "
        "zwei Sätzen."
    ),
    which_document="Mehrere Dokumente heißen so. Welches meinen Sie?",
    no_such_document="Kein Dokument und keine Sammlung heißt so.",
    # in a reply
    searched_for="gesucht: {words}",
    nearest="Am nächsten, aber keine Antwort:",
    more="Weiteres, weniger sicher:",
    no_more="Sonst kommt nichts in die Nähe.",
    nothing_near="Nichts in den Dokumenten kommt dem nahe.",
    paragraph="Absatz {number}",
    page="Seite {number}",
    slide="Folie {number}",
    row="Zeile {number}",
    cell="Zelle {number}",
    characters="Zeichen {start} bis {end}",
    before="davor",
    after="danach",
    passage_gone=(
        "Diese Stelle gibt es nicht mehr: Das Dokument wurde geändert oder entfernt. Fragen Sie "
        "noch einmal, dann zeige ich, was jetzt dort steht."
    ),
    # on buttons
    button_context="Kontext",
    button_page="Seite",
    button_more="Mehr",
    button_nearest="Am nächsten",
    button_back="Zurück",
    button_previous="‹ Vorher",
    button_next="Weiter ›",
    button_private="Unseren privaten Chat öffnen",
    # in the small line that answers a press
    pressed_old=(
        "Diese Antwort bewahre ich nicht mehr auf. Fragen Sie noch einmal, dann gehen die Knöpfe."
    ),
    page_gone=(
        "Die Seite lässt sich nicht zeigen: Die Datei ist weg oder anders, als ich sie gelesen "
        "habe."
    ),
    pressed_voted="Vermerkt. Noch einmal drücken nimmt es zurück.",
    pressed_unvoted="Zurückgenommen.",
    pressed_saved="Gespeichert.",
    # what commands say
    start=(
        "Stellen Sie mir eine Frage: Ich habe {documents} gelesen.\n\n"
        "Ich antworte nur im Wortlaut. Jeder Satz hat eine Fußnote: Drücken Sie auf die Nummer, "
        "um die Stelle zu sehen. Was dort nicht beantwortet wird, beantworte auch ich nicht, und "
        "sage das.\n\n"
        "/docs zeigt, was ich gelesen habe, /help alles Weitere."
    ),
    start_empty=(
        "Ich habe noch keine Dokumente und kann nichts beantworten. Schauen Sie später wieder "
        "vorbei."
    ),
    help_private=(
        "Fragen Sie so, wie Sie sprechen. Die nächste Frage darf sich darauf beziehen: „Und wann "
        "war das?“\n\n"
        "Drücken Sie auf eine Nummer wie [1], um den Satz an seiner Stelle zu sehen. „Kontext“ "
        "zeigt seinen Absatz, „Mehr“, was sonst nahekommt.\n\n"
        "{commands}\n\n"
        "Ich antworte auch in Gruppen: Fügen Sie mich hinzu und schreiben Sie /ask@{bot} und eine "
        "Frage."
    ),
    help_group=(
        "/ask@{bot} und eine Frage – ich beantworte sie\n"
        "eine Antwort auf meine Antwort – eine Nachfrage\n"
        "eine Antwort auf irgendwen mit /ask@{bot} – jene Nachricht ist die Frage\n"
        "{commands}\n\n"
        "Drücken Sie auf eine Nummer wie [1], um den Satz an seiner Stelle zu sehen."
    ),
    help_admin=(
        "Für Admins: /settings@{bot} – wann ich hier spreche, in welcher Sprache, wie viel und "
        "mit wem. /gaps in unserem privaten Chat – was gefragt wurde und die Dokumente nicht "
        "beantworten."
    ),
    help_line="{command} – {text}",
    help_docs="was ich gelesen habe",
    help_sources="woher die letzte Antwort ist",
    help_why="warum ich so oder gar nicht geantwortet habe",
    help_more="was sonst nahekommt",
    help_settings="Sprache und Länge der Antworten",
    help_privacy="was ich aufbewahre",
    help_forget_me="löschen, was ich von Ihnen aufbewahre",
    help_gaps="was gefragt wurde und die Dokumente nicht beantworten",
    privacy=(
        "Was ich aufbewahre: Ihre Fragen und mit welchen Sätzen ich geantwortet habe, damit "
        "Nachfragen und Knöpfe funktionieren, so lange: {days}; dazu Ihre Bewertungen. Fragen "
        "ohne Antwort werden auch für die aufbewahrt, die die Dokumente pflegen, sofern die "
        "Admins einer Gruppe das nicht abschalten.\n\n"
        "Ich antworte auf der Maschine, auf der ich laufe. Was Sie fragen, steht in keinem "
        "Protokoll, und ich gebe es niemandem weiter.\n\n"
        "/forget_me löscht sofort alles, was ich von Ihnen aufbewahre."
    ),
    forgotten="Erledigt. Alles, was ich von Ihnen aufbewahrt habe, ist gelöscht.",
    nothing_to_cancel="Es gibt nichts abzubrechen: Ein Knopf, den niemand drückt, tut nichts.",
    ask_what=(
        "Wie lautet Ihre Frage? Schreiben Sie sie hinter den Befehl, oder antworten Sie mit ihm "
        "auf eine Nachricht."
    ),
    documents_title="Ich habe {documents} gelesen:",
    no_documents="Ich habe noch keine Dokumente.",
    sources_title="Die Antwort ist aus:",
    no_sources="Ich habe hier in letzter Zeit nichts beantwortet.",
    no_exchange="Hier wurde in letzter Zeit nichts gefragt.",
    # /why
    why_sure="Ich bin mir zu {sure} % sicher. Ab {least} % antworte ich.",
    why_unsure=(
        "Beim Besten, was ich fand, bin ich mir nur zu {sure} % sicher. Ab {least} % antworte ich."
    ),
    why_corrected="Berichtigt: {words}",
    why_matched="Gemeinsame Wörter: {words}",
    why_adds="Dafür und dagegen: {parts}",
    part_words="Wörter",
    part_search="Suche",
    part_letters="Schreibung",
    part_meaning="Bedeutung",
    part_kind="Art der Antwort",
    part_form="Form",
    part_standing="Vorsprung",
    part_model="Modell",
    private_only="Das geht nur in unserem privaten Chat.",
    admins_only="Das dürfen nur die Admins dieser Gruppe.",
    # the greeting of a group
    hello=(
        "Guten Tag. Ich beantworte Fragen im Wortlaut der Dokumente ({documents}), jeden Satz mit "
        "Fußnote. Ich spreche nur, wenn ich gefragt werde:"
    ),
    hello_works=(
        "• /ask@{bot} und eine Frage\n"
        "• eine Antwort auf eine meiner Nachrichten: eine Nachfrage\n"
        "• eine Antwort auf irgendwen mit /ask@{bot}: jene Nachricht ist die Frage"
    ),
    hello_mention="• @{bot} in einer Nachricht mit einer Frage",
    hello_inline=(
        "• @{bot} und eine Frage, in irgendeinem Chat getippt: Wählen Sie einen Satz zum Senden"
    ),
    hello_hidden=(
        "Eine Nachricht, die @{bot} nur erwähnt, erreicht mich nicht: Telegrams "
        "Privatsphäre-Modus verbirgt sie. Um das zu ändern: @BotFather, Bot Settings, Group "
        "Privacy, Turn off; dann entfernen Sie mich aus der Gruppe und fügen mich wieder hinzu. "
        "Oder machen Sie mich zum Admin."
    ),
    hello_admins="Wie ich mich verhalte, bestimmen die Admins: /settings@{bot}",
    hears_now=(
        "Ab jetzt erreichen mich hier auch Nachrichten, die mich erwähnen: @{bot} und eine Frage."
    ),
    # when something is in the way
    too_fast=(
        "Sie fragen schneller, als ich antworten kann. Ich lese einen Moment nicht weiter: "
        "Versuchen Sie es gleich wieder."
    ),
    apology=(
        "Bei mir ist etwas schiefgegangen, und ich konnte nicht antworten. Fragen Sie bitte noch "
        "einmal."
    ),
    askers_only="In dieser Gruppe dürfen nur Admins mich fragen.",
    asked_ago="Ihre Frage hat {age} gewartet; ich war nicht da.",
    away=(
        "Ich komme gerade nicht an meine Dokumente. Was hier gefragt und geschickt wird, "
        "bleibt aufgehoben, und ich kümmere mich darum, sobald sie wieder da sind: "
        "Wiederholen ist nicht nötig."
    ),
    away_now=(
        "Ich komme gerade nicht an meine Dokumente. Bitte versuchen Sie es in einer Minute "
        "noch einmal."
    ),
    # what admins choose
    settings_chat="Wie ich mich in diesem Chat verhalte",
    settings_topic="Wie ich mich in diesem Thema verhalte",
    settings_mode="Wann ich spreche",
    mode_quiet="Nur wenn ich gefragt werde",
    mode_sure="Auch wenn ich sicher bin",
    mode_off="Nie",
    settings_language="Sprache",
    language_asker="Die der fragenden Person",
    settings_sentences="Länge einer Antwort",
    sentences_default="Nach Bedarf",
    settings_askers="Wer fragen darf",
    askers_everyone="Alle",
    askers_admins="Admins",
    settings_gaps="Fragen ohne Antwort",
    gaps_kept="Aufbewahren",
    gaps_dropped="Nicht aufbewahren",
    settings_quiet="Ruhezeit",
    quiet_never="Keine",
    quiet_hint=(
        "In der Ruhezeit antworte ich nur, wenn ich gefragt werde. Andere Zeiten oder Ihre Stadt: "
        "/settings 22:30-6:45 Europe/Berlin"
    ),
    quiet_unknown=(
        "Das verstehe ich nicht. Schreiben Sie es so: /settings 22:30-6:45 Europe/Berlin"
    ),
    settings_zone="Zeitzone",
    # what was asked and not answered
    gaps_title="Gefragt und nicht in den Dokumenten: {questions}",
    no_gaps="Es wurde nichts gefragt, was die Dokumente nicht beantworten.",
    # inline mode
    inline_nothing="Keine Antwort in den Dokumenten: Fragen Sie mich privat",
    inline_hint="Schreiben Sie eine Frage zu den Dokumenten",
    # the menu of commands
    command_start="Was ich tue",
    command_help="Wie man fragt, und alles Weitere",
    command_ask="Eine Frage zu den Dokumenten stellen",
    command_sources="Woher die letzte Antwort ist",
    command_why="Warum ich so oder gar nicht geantwortet habe",
    command_more="Was der Frage sonst nahekommt",
    command_docs="Welche Dokumente ich gelesen habe",
    command_settings="Wann ich spreche, in welcher Sprache, wie viel",
    command_privacy="Was ich aufbewahre, und wie lange",
    command_forget_me="Alles löschen, was ich von Ihnen aufbewahre",
    command_cancel="Abbrechen, was begonnen wurde",
    command_gaps="Was gefragt wurde und die Dokumente nicht beantworten",
    # what else is said on the way, by commands and buttons
    people=("{n} Person", "{n} Personen"),
    for_example="Zum Beispiel: {question}",
    example_about="Was weiß man über {name}?",
    link_unknown="Dieser Link führt zu nichts, was ich Ihnen hier zeigen kann.",
    command_unknown="Diesen Befehl kenne ich nicht. Meinten Sie {command}?",
    command_unheard_of="Diesen Befehl kenne ich nicht. /help zeigt alle, die ich kenne.",
    forget_ask=(
        "Soll ich löschen, was ich von Ihnen aufbewahre: Ihre Fragen, Ihre Bewertungen und was "
        "ich nicht beantworten konnte? Die Knöpfe unter meinen Antworten an Sie funktionieren "
        "dann nicht mehr."
    ),
    nothing_forgotten="Es wurde nichts gelöscht.",
    pressed_askers_only=(
        "Dieser Knopf ist für die Person, die gefragt hat. Die Nummern im Text, etwa [1], öffnen "
        "die Stellen für alle."
    ),
    pressed_nothing="Dieser Knopf tut nichts mehr.",
    settings_private="Wie ich Ihnen antworte",
    gaps_whose="Aus {chats}",
    gaps_nobody=(
        "Es gibt nichts, was Sie sehen dürfen: Das zeige ich denen, die mich betreiben, und den "
        "Admins einer Gruppe, was dort gefragt wurde."
    ),
    gap_dealt_with="Als erledigt vermerkt.",
    button_forget="Löschen",
    button_keep="Behalten",
    button_this_topic="Dieses Thema",
    button_whole_chat="Der ganze Chat",
    button_as_chat="Wie im ganzen Chat",
    button_done="Fertig",
    button_dealt_with="✓ {number}",
    # who may ask
    access_code=(
        "Wem ich antworte, bestimmt, wer mich betreibt. Ihr Code ist {code}: Ich habe ihn mit "
        "Ihrem Namen weitergegeben, und Sie hören hier von mir."
    ),
    access_full=(
        "Wem ich antworte, bestimmt, wer mich betreibt, und gerade warten viele darauf. Versuchen "
        "Sie es bitte morgen wieder."
    ),
    access_refused="Sie wurden nicht zugelassen, daher kann ich Ihnen nicht antworten.",
    access_groups=(
        "Ich antworte allen, die mit mir in einer Gruppe sind. Sobald Sie in einer sind, fragen "
        "Sie mich wieder."
    ),
    access_listed=(
        "Ich antworte allen, die auf der Liste stehen. Wenn Sie mich fragen möchten, geben Sie "
        "Ihre Nummer in Telegram denen, die mich betreiben: {number}."
    ),
    access_group="In dieser Gruppe antworte ich, sobald zugestimmt wurde.",
    access_pressed=(
        "Ich antworte allen, die zugelassen wurden: Schreiben Sie mir in unserem privaten Chat."
    ),
    access_inline="Um Zulassung bitten",
    access_wants="{name} möchte mir Fragen stellen.\nCode: {code}",
    access_group_wants="{name} hat mich zur Gruppe {group} hinzugefügt. Darf ich dort antworten?",
    access_group_asks="Jemand fragt mich in der Gruppe {group}. Darf ich dort antworten?",
    access_welcome="Sie sind zugelassen: Stellen Sie mir eine Frage. /help zeigt, wie.",
    access_admitted="✓ {name}: zugelassen",
    access_turned_down="✗ {name}: nicht zugelassen",
    access_owner=(
        "Jetzt betreiben Sie mich. /access zeigt, wer mich fragen darf, /gaps, was gefragt wurde "
        "und die Dokumente nicht beantworten."
    ),
    access_mode_open="Alle dürfen mich fragen.",
    access_mode_groups=(
        "Fragen dürfen mich die Mitglieder der Gruppen, in die Sie mich gelassen haben."
    ),
    access_mode_listed=(
        "Fragen dürfen mich alle, die die Einstellungen nennen, und die Gruppen, in die Sie mich "
        "gelassen haben."
    ),
    access_mode_code=(
        "Fragen dürfen mich alle, die Sie zulassen, und die Mitglieder der Gruppen, in die Sie "
        "mich gelassen haben."
    ),
    access_nobody="Noch wurde niemand zugelassen, und niemand wartet.",
    access_is_waiting="wartet",
    access_is_refused="abgelehnt",
    access_nameless="Jemand",
    owners_only="Das darf nur, wer mich betreibt.",
    button_let_in="Zulassen",
    button_refuse="Ablehnen",
    command_access="Wer mich fragen darf",
    help_access="wer mich fragen darf und wer darauf wartet",
    # a question in another language
    other_language=(
        "Die Dokumente beantworten das nicht. Ihre Sprache: {languages}. Ich übersetze nicht: "
        "Fragen Sie in dieser Sprache."
    ),
    # files that are sent, and documents that are taken away
    pages=("{n} Seite", "{n} Seiten"),
    megabytes="{n} MB",
    files_read="Ich lese {kinds}, bis {size} je Datei.",
    file_unread="Das kann ich nicht lesen. Ich lese {kinds}, bis {size} je Datei.",
    adding_off="Hier lässt sich nichts hinzufügen: Wer mich betreibt, hat das abgeschaltet.",
    adding_private=(
        "Schicken Sie mir eine Datei, und ich antworte aus ihr, nur hier in unserem Chat.\n\n"
        "{limits}"
    ),
    adding_group=(
        "Admins fügen eine Datei hinzu, indem sie mit /add@{bot} auf sie antworten oder sie mit "
        "diesem Text senden. Ich antworte aus ihr nur in diesem Chat.\n\n"
        "{limits}"
    ),
    adding_limits=(
        "Ich lese {kinds}, bis {size} je Datei. Hier sind es {documents} von {most}, mit {used} "
        "von {room}."
    ),
    upload_fetching="Hole {name} …",
    upload_reading="Lese {name} …",
    upload_page="Lese {name}: Seite {page} von {pages} …",
    upload_keeping="Füge {name} hinzu …",
    upload_added="Hinzugefügt: {name}, {counts}. Fragen Sie mich danach.",
    upload_replaced=(
        "Ersetzt: {name}, {counts}. Seit {date} war hier eine ältere Fassung; einen Tag lang holt "
        "„Rückgängig“ sie zurück."
    ),
    upload_here="Das ist schon hier: {name}, seit {date}. Nichts hat sich geändert.",
    upload_unreadable="Nicht hinzugefügt: {name} ist nicht lesbar. {reason}.",
    upload_large="Nicht hinzugefügt: {name} ist zu groß. Eine Datei darf höchstens {size} haben.",
    upload_full=(
        "Nicht hinzugefügt: Für {name} ist kein Platz. Dieser Chat hat {documents} von {most}, "
        "mit {used} von {room}. /remove schafft Platz."
    ),
    upload_full_everywhere=(
        "Nicht hinzugefügt: Für {name} ist kein Platz. Ich bewahre so viel auf, wie ich darf."
    ),
    upload_no_disk=(
        "Nicht hinzugefügt: Auf der Maschine, auf der ich laufe, ist kein Platz für {name}. "
        "Versuchen Sie es später."
    ),
    upload_lost=(
        "Nicht hinzugefügt: Telegram gibt mir {name} nicht mehr. Schicken Sie es noch einmal."
    ),
    upload_undone="Rückgängig gemacht: Alles ist wie zuvor.",
    undo_late="Das lässt sich nicht mehr rückgängig machen. /remove entfernt ein Dokument.",
    document_added="{size}, hinzugefügt am {date}",
    removal_which="Welches Dokument soll ich entfernen?",
    removal_none="In diesem Chat wurde nichts hinzugefügt, was ich entfernen könnte.",
    removal_unknown=(
        "Ein Dokument dieses Namens wurde in diesem Chat nicht hinzugefügt. Es gibt diese:"
    ),
    removal_ask="{name} entfernen? Es wird endgültig gelöscht, die Datei auch.",
    removed="Entfernt: {name}. Ich bewahre nichts davon auf.",
    removal_gone="Dieses Dokument ist nicht mehr hier.",
    button_undo="Rückgängig",
    button_remove="Entfernen",
    help_add="eine Datei hinzufügen, aus der ich antworte: antworten Sie auf sie",
    help_remove="ein Dokument entfernen, das hier hinzugefügt wurde",
    help_admin_files=(
        "/add@{bot} als Antwort auf eine Datei – ich antworte hier aus ihr. /remove@{bot} – eine "
        "geht wieder."
    ),
    privacy_files=(
        "Eine Datei, die Sie mir dafür schicken, wird mit ihrem Text aufbewahrt, nur für diesen "
        "Chat, bis sie entfernt wird: von Ihnen in unserem privaten Chat, von den Admins in einer "
        "Gruppe."
    ),
    forget_files="Auch die Dateien gehen, die Sie in diesem Chat hinzugefügt haben.",
    start_add="Schicken Sie mir eine Datei, und ich antworte aus ihr, nur hier. /add sagt mehr.",
    command_add="Hier eine Datei hinzufügen, aus der ich antworte",
    command_remove="Ein Dokument entfernen, das hier hinzugefügt wurde",
    # notes
    command_note="Etwas notieren, womit ich antworte",
    help_note=(
        "und ein Text: ich notiere ihn und antworte damit; als Antwort auf eine Nachricht: jene "
        "Nachricht"
    ),
    note_added="Notiert: Ab jetzt antworte ich hier damit.",
    note_added_everywhere="Notiert: Ab jetzt antworte ich überall damit.",
    note_changed="Die Notiz ist geändert.",
    note_removed="Die Notiz ist entfernt.",
    note_nothing=(
        "Was soll ich notieren? Schreiben Sie es hinter den Befehl, oder antworten Sie mit ihm "
        "auf eine Nachricht."
    ),
    note_full="Hier ist kein Platz für mehr: /remove entfernt, was nicht mehr gebraucht wird.",
    note_no_disk=(
        "Das konnte ich nicht aufbewahren: Mein Datenträger ist voll oder defekt. Wer mich "
        "betreibt, kann das beheben."
    ),
    note_told="Benachrichtigt wird, wer gefragt hat: {people}.",
    note_answers="{author} hat Ihre Frage „{question}“ beantwortet:",
    gap_which="Auf welche Frage antwortet das? Beginnen Sie mit ihrer Nummer, etwa: 2 Montags.",
    gap_gone="Diese Frage ist nicht mehr offen: /gaps zeigt die offenen.",
    gap_write=(
        "Antworten Sie auf diese Nachricht: Ich notiere die Antwort und sage sie denen, die "
        "gefragt haben."
    ),
    gaps_how=(
        "Um eine zu beantworten, antworten Sie mit ihrer Nummer: 2 Montags. Ich notiere das und "
        "sage es denen, die gefragt haben."
    ),
    gap_answered="beantwortet",
    button_answer="✎ {number}",
    # notes
    help_admin_notes=(
        "/note@{bot} und ein Text – ich notiere ihn und antworte hier damit; als Antwort auf eine "
        "Nachricht: jene Nachricht."
    ),
    privacy_notes=(
        "Was für meine Antworten notiert wird, bewahre ich mit Namen und Tag auf, bis es entfernt "
        "wird: von Ihnen in unserem privaten Chat, von den Admins in einer Gruppe."
    ),
    # the digest of a week
    digest_title="In den letzten sieben Tagen gefragt und nicht in den Dokumenten: {questions}",
    digest_end="/gaps zeigt alle und nimmt Antworten an. /settings schaltet diese Übersicht ab.",
    settings_digest="Wochenübersicht der Fragen ohne Antwort",
    digest_sent="Senden",
    digest_not_sent="Nicht senden",
)
