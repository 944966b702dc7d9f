"""What does the bot say in French?"""

from dataclasses import replace
from typing import Final

from bot.wording.english import WORDS as ENGLISH

WORDS: Final = replace(
    ENGLISH,  # which stands in for what is missing here
    code="fr",
    name="Français",
    plurals=("one", "many", "other"),
    documents=("{n} document", "{n} de documents", "{n} documents"),
    questions=("{n} question", "{n} de questions", "{n} questions"),
    sentences=("{n} phrase", "{n} de phrases", "{n} phrases"),
    times=("{n} fois", "{n} de fois", "{n} fois"),
    days=("{n} jour", "{n} de jours", "{n} jours"),
    minutes=("{n} minute", "{n} de minutes", "{n} minutes"),
    hours=("{n} heure", "{n} d’heures", "{n} heures"),
    # why there is no answer
    not_answered="Les documents n’y répondent pas.",
    nothing_asked="Vous n’avez encore rien demandé : écrivez une question sur les documents.",
    greeting="À votre service : posez une question, et j’y répondrai avec les documents.",
    no_words="Il n’y a là aucun mot à chercher : demandez en quelques mots.",
    common_words=(
        "Ces mots sont dans tous les textes, il n’y a rien à chercher : ajoutez de quoi il s’agit."
    ),
    too_long=(
        "Cela fait {length} caractères ; une question peut en avoir {limit} au plus. Posez-la en "
        "une ou deux phrases."
    ),
    which_document="Plusieurs documents portent ce nom. Duquel parlez-vous ?",
    no_such_document="Aucun document et aucune collection ne porte ce nom.",
    # in a reply
    searched_for="recherche : {words}",
    nearest="Le plus proche, sans être une réponse :",
    more="D’autres passages, moins sûrs :",
    no_more="Rien d’autre ne s’en approche.",
    nothing_near="Rien dans les documents ne s’en approche.",
    paragraph="paragraphe {number}",
    page="page {number}",
    slide="diapositive {number}",
    row="ligne {number}",
    cell="cellule {number}",
    characters="caractères {start} à {end}",
    before="avant",
    after="après",
    passage_gone=(
        "Ce passage n’est plus là : son document a changé ou a été retiré. Reposez la question, "
        "et je montrerai ce qu’il dit maintenant."
    ),
    # on buttons
    button_context="Contexte",
    button_page="Page",
    button_more="Plus",
    button_nearest="Le plus proche",
    button_back="Retour",
    button_previous="‹ Précédent",
    button_next="Suivant ›",
    button_private="Ouvrir notre discussion privée",
    # in the small line that answers a press
    pressed_old="Je ne garde plus cette réponse. Reposez la question, et les boutons marcheront.",
    page_gone=(
        "La page ne peut pas être montrée : son fichier a disparu ou a changé depuis que je l’ai "
        "lu."
    ),
    pressed_voted="C’est noté. Appuyez encore pour l’annuler.",
    pressed_unvoted="Annulé.",
    pressed_saved="Enregistré.",
    # what commands say
    start=(
        "Posez-moi une question : j’ai lu {documents}.\n\n"
        "Je réponds uniquement avec leurs propres mots. Chaque phrase a une note : appuyez sur "
        "son numéro pour voir où elle se trouve. Quand ils ne répondent pas, moi non plus, et je "
        "le dis.\n\n"
        "/docs montre ce que j’ai lu, /help le reste."
    ),
    start_empty=(
        "Je n’ai pas encore de documents et ne peux donc rien répondre. Revenez plus tard."
    ),
    help_private=(
        "Écrivez votre question comme vous la diriez. La suivante peut s’appuyer sur elle : « Et "
        "c’était quand ? »\n\n"
        "Appuyez sur un numéro comme [1] pour voir la phrase à sa place. « Contexte » montre son "
        "paragraphe, « Plus » ce qui s’en approche aussi.\n\n"
        "{commands}\n\n"
        "Je réponds aussi dans les groupes : ajoutez-moi à l’un d’eux et écrivez /ask@{bot} et "
        "une question."
    ),
    help_group=(
        "/ask@{bot} et une question – j’y réponds\n"
        "une réponse à ma réponse – une question de suite\n"
        "une réponse à quelqu’un avec /ask@{bot} – ce message est la question\n"
        "{commands}\n\n"
        "Appuyez sur un numéro comme [1] pour voir la phrase à sa place."
    ),
    help_admin=(
        "Pour les administrateurs : /settings@{bot} – quand je parle ici, dans quelle langue, "
        "combien et à qui. /gaps dans notre discussion privée – ce qui a été demandé et à quoi "
        "les documents ne répondent pas."
    ),
    help_line="{command} – {text}",
    help_docs="ce que j’ai lu",
    help_sources="d’où vient la dernière réponse",
    help_why="pourquoi j’ai répondu ainsi, ou pas du tout",
    help_more="ce qui s’en approche aussi",
    help_settings="langue et longueur des réponses",
    help_privacy="ce que je garde",
    help_forget_me="effacer ce que je garde de vous",
    help_gaps="ce qui a été demandé et à quoi les documents ne répondent pas",
    privacy=(
        "Ce que je garde : vos questions et les phrases avec lesquelles j’ai répondu, pour que "
        "les questions de suite et les boutons marchent, pendant {days} ; et vos votes. Les "
        "questions sans réponse sont aussi gardées pour qui s’occupe des documents, sauf si les "
        "administrateurs d’un groupe le désactivent.\n\n"
        "Je réponds sur la machine où je tourne. Ce que vous demandez n’est dans aucun journal, "
        "et je ne le transmets à personne.\n\n"
        "/forget_me efface aussitôt tout ce que je garde de vous."
    ),
    forgotten="C’est fait. Tout ce que je gardais de vous est effacé.",
    nothing_to_cancel=(
        "Il n’y a rien à annuler : un bouton sur lequel on n’appuie pas ne fait rien."
    ),
    ask_what=(
        "Quelle est votre question ? Écrivez-la après la commande, ou répondez avec elle à un "
        "message."
    ),
    documents_title="J’ai lu {documents} :",
    no_documents="Je n’ai pas encore de documents.",
    sources_title="La réponse vient de :",
    no_sources="Je n’ai rien répondu ici récemment.",
    no_exchange="Rien n’a été demandé ici récemment.",
    # /why
    why_sure="J’en suis sûr à {sure} %. Je réponds à partir de {least} %.",
    why_unsure=(
        "Du meilleur passage trouvé, je ne suis sûr qu’à {sure} %. Je réponds à partir de {least} "
        "%."
    ),
    why_corrected="Corrigé : {words}",
    why_matched="Mots en commun : {words}",
    why_adds="Pour et contre : {parts}",
    part_words="mots",
    part_search="recherche",
    part_letters="orthographe",
    part_meaning="sens",
    part_kind="type de réponse",
    part_form="forme",
    part_standing="avance",
    part_model="modèle",
    private_only="Cela ne marche que dans notre discussion privée.",
    admins_only="Seuls les administrateurs de ce groupe peuvent le faire.",
    # the greeting of a group
    hello=(
        "Bonjour. Je réponds aux questions avec {documents}, dans leurs propres mots, chaque "
        "phrase avec une note. Je ne parle que si l’on me demande :"
    ),
    hello_works=(
        "• /ask@{bot} et une question\n"
        "• une réponse à l’un de mes messages : une question de suite\n"
        "• une réponse à quelqu’un avec /ask@{bot} : ce message est la question"
    ),
    hello_mention="• @{bot} dans un message avec une question",
    hello_inline=(
        "• @{bot} et une question, tapés dans n’importe quelle discussion : choisissez une phrase "
        "à envoyer"
    ),
    hello_hidden=(
        "Un message qui ne fait que mentionner @{bot} ne m’arrive pas : le mode de "
        "confidentialité de Telegram le cache. Pour changer cela : @BotFather, Bot Settings, "
        "Group Privacy, Turn off ; puis retirez-moi du groupe et ajoutez-moi de nouveau. Ou "
        "nommez-moi administrateur."
    ),
    hello_admins="Les administrateurs choisissent ma conduite : /settings@{bot}",
    hears_now=(
        "Désormais, les messages qui me mentionnent m’arrivent ici : @{bot} et une question."
    ),
    # when something is in the way
    too_fast=(
        "Vous demandez plus vite que je ne peux répondre. Je fais une pause et ne lis plus pour "
        "l’instant : réessayez bientôt."
    ),
    apology=(
        "Quelque chose s’est mal passé de mon côté, et je n’ai pas pu répondre. Reposez la "
        "question, s’il vous plaît."
    ),
    askers_only="Dans ce groupe, seuls les administrateurs peuvent me poser des questions.",
    asked_ago="Vous l’avez demandé il y a {age} ; j’étais absent.",
    away=(
        "Je n’ai pas accès à mes documents en ce moment. Ce qui est demandé ou envoyé ici est"
        " gardé, et je m’en occuperai dès leur retour : inutile de répéter."
    ),
    away_now=(
        "Je n’ai pas accès à mes documents en ce moment. Réessayez dans une minute, s’il vous"
        " plaît."
    ),
    # what admins choose
    settings_chat="Ma conduite dans cette discussion",
    settings_topic="Ma conduite dans ce sujet",
    settings_mode="Quand je parle",
    mode_quiet="Seulement si l’on me demande",
    mode_sure="Aussi quand je suis sûr",
    mode_off="Jamais",
    settings_language="Langue",
    language_asker="Celle de qui demande",
    settings_sentences="Longueur d’une réponse",
    sentences_default="Selon le besoin",
    settings_askers="Qui peut demander",
    askers_everyone="Tout le monde",
    askers_admins="Administrateurs",
    settings_gaps="Questions sans réponse",
    gaps_kept="Garder",
    gaps_dropped="Ne pas garder",
    settings_quiet="Heures calmes",
    quiet_never="Aucune",
    quiet_hint=(
        "Aux heures calmes, je ne réponds que si l’on me demande. D’autres heures, ou votre ville "
        ": /settings 22:30-6:45 Europe/Paris"
    ),
    quiet_unknown="Je ne comprends pas cela. Écrivez ainsi : /settings 22:30-6:45 Europe/Paris",
    settings_zone="Fuseau horaire",
    # what was asked and not answered
    gaps_title="Demandé, et absent des documents : {questions}",
    no_gaps="Rien n’a été demandé à quoi les documents ne répondent pas.",
    # inline mode
    inline_nothing="Aucune réponse dans les documents : écrivez-moi en privé",
    inline_hint="Écrivez une question sur les documents",
    # the menu of commands
    command_start="Ce que je fais",
    command_help="Comment demander, et tout le reste",
    command_ask="Poser une question sur les documents",
    command_sources="D’où vient la dernière réponse",
    command_why="Pourquoi j’ai répondu ainsi, ou pas du tout",
    command_more="Ce qui s’approche aussi de la question",
    command_docs="Quels documents j’ai lus",
    command_settings="Quand je parle, dans quelle langue, combien",
    command_privacy="Ce que je garde, et combien de temps",
    command_forget_me="Effacer tout ce que je garde de vous",
    command_cancel="Arrêter ce qui a été commencé",
    command_gaps="Ce qui a été demandé sans réponse dans les documents",
    # what else is said on the way, by commands and buttons
    people=("{n} personne", "{n} de personnes", "{n} personnes"),
    for_example="Par exemple : {question}",
    example_about="Que sait-on de {name} ?",
    link_unknown="Ce lien ne mène à rien que je puisse vous montrer ici.",
    command_unknown="Je ne connais pas cette commande. Vouliez-vous dire {command} ?",
    command_unheard_of="Je ne connais pas cette commande. /help montre celles que je connais.",
    forget_ask=(
        "Dois-je effacer ce que je garde de vous : vos questions, vos votes et ce à quoi je n’ai "
        "pas pu répondre ? Les boutons sous mes réponses ne marcheront plus pour vous."
    ),
    nothing_forgotten="Rien n’a été effacé.",
    pressed_askers_only=(
        "Ce bouton est pour la personne qui a demandé. Les numéros du texte, comme [1], ouvrent "
        "les passages à tous."
    ),
    pressed_nothing="Ce bouton ne fait plus rien.",
    settings_private="Comment je vous réponds",
    gaps_whose="De {chats}",
    gaps_nobody=(
        "Il n’y a rien que vous puissiez voir : je montre ceci à qui me fait tourner et, aux "
        "administrateurs d’un groupe, ce qui y a été demandé."
    ),
    gap_dealt_with="Marqué comme traité.",
    button_forget="Effacer",
    button_keep="Garder",
    button_this_topic="Ce sujet",
    button_whole_chat="Toute la discussion",
    button_as_chat="Comme dans toute la discussion",
    button_done="Terminé",
    button_dealt_with="✓ {number}",
    # who may ask
    access_code=(
        "Mon propriétaire décide à qui je réponds. Votre code est {code} : je l’ai transmis avec "
        "votre nom, et vous aurez de mes nouvelles ici."
    ),
    access_full=(
        "Mon propriétaire décide à qui je réponds, et beaucoup attendent en ce moment. Réessayez "
        "demain, s’il vous plaît."
    ),
    access_refused="Mon propriétaire ne vous a pas admis, je ne peux donc pas vous répondre.",
    access_groups=(
        "Je réponds à ceux qui sont dans un groupe avec moi. Quand vous serez dans l’un d’eux, "
        "demandez-moi de nouveau."
    ),
    access_listed=(
        "Je réponds à ceux que mon propriétaire a inscrits. Si vous voulez me poser des "
        "questions, donnez-lui votre numéro dans Telegram : {number}."
    ),
    access_group="Je répondrai dans ce groupe dès que mon propriétaire sera d’accord.",
    access_pressed=(
        "Je réponds à ceux que mon propriétaire a admis : écrivez-moi dans notre discussion "
        "privée."
    ),
    access_inline="Demander l’accès",
    access_wants="{name} voudrait me poser des questions.\nCode : {code}",
    access_group_wants="{name} m’a ajouté au groupe {group}. Puis-je y répondre ?",
    access_group_asks="Quelqu’un me demande dans le groupe {group}. Puis-je y répondre ?",
    access_welcome="Vous avez été admis : posez-moi une question. /help montre comment.",
    access_admitted="✓ {name} : admis",
    access_turned_down="✗ {name} : non admis",
    access_owner=(
        "Vous êtes maintenant mon propriétaire. /access montre qui peut me demander, /gaps ce qui "
        "a été demandé sans réponse dans les documents."
    ),
    access_mode_open="Tout le monde peut me demander.",
    access_mode_groups="Les membres des groupes où vous m’avez admis peuvent me demander.",
    access_mode_listed=(
        "Ceux que les réglages nomment peuvent me demander, et les groupes où vous m’avez admis."
    ),
    access_mode_code=(
        "Les personnes que vous admettez peuvent me demander, et les membres des groupes où vous "
        "m’avez admis."
    ),
    access_nobody="Personne n’a encore été admis, et personne n’attend.",
    access_is_waiting="attend",
    access_is_refused="refusé",
    access_nameless="Quelqu’un",
    owners_only="Seul mon propriétaire peut le faire.",
    button_let_in="Admettre",
    button_refuse="Refuser",
    command_access="Qui peut me demander",
    help_access="qui peut me demander, et qui attend",
    # a question in another language
    other_language=(
        "Les documents n’y répondent pas. Leur langue : {languages}. Je ne traduis pas : demandez "
        "dans cette langue."
    ),
    # files that are sent, and documents that are taken away
    pages=("{n} page", "{n} de pages", "{n} pages"),
    megabytes="{n} Mo",
    files_read="Je lis {kinds}, jusqu’à {size} par fichier.",
    file_unread="Je ne peux pas lire cela. Je lis {kinds}, jusqu’à {size} par fichier.",
    adding_off="Rien ne peut être ajouté ici : qui me fait tourner l’a désactivé.",
    adding_private=(
        "Envoyez-moi un fichier, et je réponds avec lui, ici seulement, dans notre discussion.\n\n"
        "{limits}"
    ),
    adding_group=(
        "Les administrateurs ajoutent un fichier en y répondant par /add@{bot}, ou en l’envoyant "
        "avec cette légende. Je réponds avec lui dans cette discussion seulement.\n\n"
        "{limits}"
    ),
    adding_limits=(
        "Je lis {kinds}, jusqu’à {size} par fichier. Ici : {documents} sur {most}, {used} sur "
        "{room}."
    ),
    upload_fetching="Téléchargement de {name} …",
    upload_reading="Lecture de {name} …",
    upload_page="Lecture de {name} : page {page} sur {pages} …",
    upload_keeping="Ajout de {name} …",
    upload_added="Ajouté : {name}, {counts}. Posez-moi vos questions.",
    upload_replaced=(
        "Remplacé : {name}, {counts}. Une version plus ancienne était ici depuis le {date} ; "
        "pendant un jour, « Annuler » la ramène."
    ),
    upload_here="C’est déjà ici : {name}, depuis le {date}. Rien n’a changé.",
    upload_unreadable="Pas ajouté : {name} ne peut pas être lu. {reason}.",
    upload_large="Pas ajouté : {name} est trop grand. Un fichier peut avoir {size} au plus.",
    upload_full=(
        "Pas ajouté : il n’y a pas de place pour {name}. Cette discussion a {documents} sur "
        "{most}, {used} sur {room}. /remove fait de la place."
    ),
    upload_full_everywhere=(
        "Pas ajouté : il n’y a pas de place pour {name}. Je garde autant que me le permet qui me "
        "fait tourner."
    ),
    upload_no_disk=(
        "Pas ajouté : le disque de la machine où je tourne n’a pas de place pour {name}. "
        "Réessayez plus tard."
    ),
    upload_lost="Pas ajouté : Telegram ne me donne plus {name}. Envoyez-le encore une fois.",
    upload_undone="Annulé : tout est comme avant.",
    undo_late="Cela ne peut plus être annulé. /remove retire un document.",
    document_added="{size}, ajouté le {date}",
    removal_which="Quel document dois-je retirer ?",
    removal_none="Rien n’a été ajouté dans cette discussion que je puisse retirer.",
    removal_unknown=(
        "Aucun document de ce nom n’a été ajouté dans cette discussion. Il y a ceux-ci :"
    ),
    removal_ask="Retirer {name} ? Il est effacé pour toujours, et son fichier aussi.",
    removed="Retiré : {name}. Je n’en garde rien.",
    removal_gone="Ce document n’est plus ici.",
    button_undo="Annuler",
    button_remove="Retirer",
    help_add="ajouter un fichier avec lequel je réponds, en y répondant",
    help_remove="retirer un document qui a été ajouté ici",
    help_admin_files=(
        "/add@{bot} en réponse à un fichier – je réponds avec lui ici. /remove@{bot} – en retire "
        "un."
    ),
    privacy_files=(
        "Un fichier que vous m’envoyez pour que je réponde avec lui est gardé avec son texte, "
        "pour cette discussion seulement, jusqu’à ce qu’il soit retiré : par vous dans notre "
        "discussion privée, par les administrateurs dans un groupe."
    ),
    forget_files="Les fichiers que vous avez ajoutés dans cette discussion sont effacés aussi.",
    start_add="Envoyez-moi un fichier, et je réponds avec lui, ici seulement. /add en dit plus.",
    command_add="Ajouter ici un fichier avec lequel je réponds",
    command_remove="Retirer un document qui a été ajouté ici",
    # notes
    command_note="Noter quelque chose avec quoi je répondrai",
    help_note=(
        "et un texte : je le note et réponds avec lui ; en réponse à un message : ce message"
    ),
    note_added="C’est noté : désormais je réponds avec cela ici.",
    note_added_everywhere="C’est noté : désormais je réponds avec cela partout.",
    note_changed="La note est modifiée.",
    note_removed="La note est retirée.",
    note_nothing=(
        "Que dois-je noter ? Écrivez-le après la commande, ou répondez avec elle à un message."
    ),
    note_full="Il n’y a plus de place ici : /remove retire ce qui n’est plus utile.",
    note_no_disk=(
        "Je n’ai pas pu le garder : le disque où j’écris est plein ou abîmé. Qui me fait tourner "
        "peut y remédier."
    ),
    note_told="Sont prévenus ceux qui ont demandé : {people}.",
    note_answers="{author} a répondu à votre question « {question} » :",
    gap_which="À quelle question cela répond-il ? Commencez par son numéro, ainsi : 2 Le lundi.",
    gap_gone="Cette question n’est plus ouverte : /gaps montre celles qui le sont.",
    gap_write="Répondez à ce message : je note la réponse et préviens qui a demandé.",
    gaps_how=(
        "Pour répondre à l’une d’elles, écrivez avec son numéro : 2 Le lundi. Je le note et "
        "préviens qui a demandé."
    ),
    gap_answered="répondu",
    button_answer="✎ {number}",
    # notes
    help_admin_notes=(
        "/note@{bot} et un texte – je le note et réponds avec lui ici ; en réponse à un message, "
        "ce message."
    ),
    privacy_notes=(
        "Ce qui est noté pour mes réponses est gardé avec le nom de son auteur et le jour, "
        "jusqu’à ce qu’il soit retiré : par vous dans notre discussion privée, par les "
        "administrateurs dans un groupe."
    ),
    # the digest of a week
    digest_title="Demandé ces sept derniers jours, et absent des documents : {questions}",
    digest_end="/gaps montre tout et reçoit des réponses. /settings arrête ce résumé.",
    settings_digest="Résumé hebdomadaire des questions sans réponse",
    digest_sent="Envoyer",
    digest_not_sent="Ne pas envoyer",
)
