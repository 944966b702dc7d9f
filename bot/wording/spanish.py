"""What does the bot say in Spanish?"""

from dataclasses import replace
from typing import Final

from bot.wording.english import WORDS as ENGLISH

WORDS: Final = replace(
    ENGLISH,  # which stands in for what is missing here
    code="es",
    name="Español",
    plurals=("one", "many", "other"),
    documents=("{n} documento", "{n} de documentos", "{n} documentos"),
    questions=("{n} pregunta", "{n} de preguntas", "{n} preguntas"),
    sentences=("{n} frase", "{n} de frases", "{n} frases"),
    times=("{n} vez", "{n} de veces", "{n} veces"),
    days=("{n} día", "{n} de días", "{n} días"),
    minutes=("{n} minuto", "{n} de minutos", "{n} minutos"),
    hours=("{n} hora", "{n} de horas", "{n} horas"),
    # why there is no answer
    not_answered="Los documentos no responden a eso.",
    nothing_asked="Todavía no ha preguntado nada: escriba una pregunta sobre los documentos.",
    greeting="A su servicio: haga una pregunta y la responderé con los documentos.",
    no_words="Ahí no hay palabras que buscar: pregunte con unas pocas palabras.",
    common_words=(
        "Esas palabras están en cualquier texto y no hay nada que buscar: añada sobre qué "
        "pregunta."
    ),
    too_long=(
        "Son {length} caracteres; una pregunta puede tener {limit} como máximo. Pregunte en una o "
        "dos frases."
    ),
    which_document="Varios documentos se llaman así. ¿A cuál se refiere?",
    no_such_document="Ningún documento ni colección se llama así.",
    # in a reply
    searched_for="se buscó {words}",
    nearest="Lo más cercano, aunque no es una respuesta:",
    more="Otras coincidencias, menos seguras:",
    no_more="No hay nada más que se acerque.",
    nothing_near="Nada en los documentos se acerca a eso.",
    paragraph="párrafo {number}",
    page="página {number}",
    slide="diapositiva {number}",
    row="fila {number}",
    cell="celda {number}",
    characters="caracteres {start} a {end}",
    before="antes",
    after="después",
    passage_gone=(
        "Ese pasaje ya no está: su documento ha cambiado o se ha retirado. Pregunte otra vez y "
        "mostraré lo que dice ahora."
    ),
    # on buttons
    button_context="Contexto",
    button_page="Página",
    button_more="Más",
    button_nearest="Lo más cercano",
    button_back="Volver",
    button_previous="‹ Anterior",
    button_next="Siguiente ›",
    button_private="Abrir nuestro chat privado",
    # in the small line that answers a press
    pressed_old="Ya no conservo esa respuesta. Pregunte otra vez y los botones funcionarán.",
    page_gone=(
        "No se puede mostrar la página: su archivo ya no está o ha cambiado desde que lo leí."
    ),
    pressed_voted="Anotado. Pulse otra vez para retirarlo.",
    pressed_unvoted="Retirado.",
    pressed_saved="Guardado.",
    # what commands say
    start=(
        "Hágame una pregunta: he leído {documents}.\n\n"
        "Respondo solo con sus propias palabras. Cada frase lleva una nota: pulse su número para "
        "ver dónde está. Si no responden a algo, yo tampoco, y se lo digo.\n\n"
        "/docs muestra lo que he leído; /help, lo demás."
    ),
    start_empty="Todavía no tengo documentos, así que no puedo responder nada. Vuelva más tarde.",
    help_private=(
        "Escriba su pregunta tal como la diría. La siguiente puede apoyarse en ella: «¿Y cuándo "
        "fue eso?»\n\n"
        "Pulse un número como [1] para ver la frase en su sitio. «Contexto» muestra su párrafo; "
        "«Más», qué otra cosa se acerca.\n\n"
        "{commands}\n\n"
        "También respondo en grupos: añádame a uno y escriba /ask@{bot} y una pregunta."
    ),
    help_group=(
        "/ask@{bot} y una pregunta: la respondo\n"
        "responder a mi respuesta: seguir preguntando\n"
        "responder a cualquiera con /ask@{bot}: ese mensaje es la pregunta\n"
        "{commands}\n\n"
        "Pulse un número como [1] para ver la frase en su sitio."
    ),
    help_admin=(
        "Para administradores: /settings@{bot}: cuándo hablo aquí, en qué idioma, cuánto y a "
        "quién. /gaps en nuestro chat privado: lo que se preguntó y los documentos no responden."
    ),
    help_line="{command}: {text}",
    help_docs="lo que he leído",
    help_sources="de dónde es la última respuesta",
    help_why="por qué respondí así, o por qué no",
    help_more="qué otra cosa se acerca",
    help_settings="idioma y extensión de las respuestas",
    help_privacy="lo que guardo",
    help_forget_me="borrar lo que guardo de usted",
    help_gaps="lo que se preguntó y los documentos no responden",
    privacy=(
        "Lo que guardo: sus preguntas y con qué frases respondí, para que funcionen los botones y "
        "las preguntas siguientes, durante {days}; y sus votos. Las preguntas sin respuesta se "
        "guardan también para quien cuida los documentos, salvo que los administradores de un "
        "grupo lo desactiven.\n\n"
        "Respondo en la máquina en la que funciono. Lo que pregunta no queda en ningún registro "
        "ni se lo paso a nadie.\n\n"
        "/forget_me borra al momento todo lo que guardo de usted."
    ),
    forgotten="Hecho. Todo lo que guardaba de usted está borrado.",
    nothing_to_cancel="No hay nada que cancelar: un botón que no se pulsa no hace nada.",
    ask_what="¿Cuál es su pregunta? Escríbala tras el comando, o responda con él a un mensaje.",
    documents_title="He leído {documents}:",
    no_documents="Todavía no tengo documentos.",
    sources_title="La respuesta es de:",
    no_sources="Últimamente no he respondido nada aquí.",
    no_exchange="Últimamente no se ha preguntado nada aquí.",
    # /why
    why_sure="Estoy seguro de esto al {sure} %. Respondo a partir del {least} %.",
    why_unsure=(
        "Estoy seguro de lo mejor que encontré solo al {sure} %. Respondo a partir del {least} %."
    ),
    why_corrected="Corregido: {words}",
    why_matched="Palabras en común: {words}",
    why_adds="A favor y en contra: {parts}",
    part_words="palabras",
    part_search="búsqueda",
    part_letters="ortografía",
    part_meaning="significado",
    part_kind="tipo de respuesta",
    part_form="forma",
    part_standing="ventaja sobre otras",
    part_model="modelo",
    private_only="Eso funciona solo en nuestro chat privado.",
    admins_only="Solo los administradores de este grupo pueden hacerlo.",
    # the greeting of a group
    hello=(
        "Hola. Respondo preguntas con {documents}, en sus propias palabras, cada frase con una "
        "nota. Hablo solo cuando me preguntan:"
    ),
    hello_works=(
        "• /ask@{bot} y una pregunta\n"
        "• responder a un mensaje mío: seguir preguntando\n"
        "• responder a cualquiera con /ask@{bot}: ese mensaje es la pregunta"
    ),
    hello_mention="• @{bot} en un mensaje con una pregunta",
    hello_inline=(
        "• @{bot} y una pregunta, escritos en cualquier chat: elija una frase para enviarla"
    ),
    hello_hidden=(
        "Un mensaje que solo menciona a @{bot} no me llega: lo oculta el modo de privacidad de "
        "Telegram. Para cambiarlo: @BotFather, Bot Settings, Group Privacy, Turn off; después "
        "quíteme de este grupo y añádame otra vez. O hágame administrador."
    ),
    hello_admins="Los administradores deciden cómo me comporto: /settings@{bot}",
    hears_now="Desde ahora me llegan aquí los mensajes que me mencionan: @{bot} y una pregunta.",
    # when something is in the way
    too_fast=(
        "Pregunta más rápido de lo que puedo responder. Hago una pausa y no leo más por ahora: "
        "inténtelo en un momento."
    ),
    apology="Algo falló por mi parte y no pude responder. Pregunte otra vez, por favor.",
    askers_only="En este grupo solo los administradores pueden preguntarme.",
    asked_ago="Lo preguntó hace {age}; yo no estaba.",
    away=(
        "Ahora mismo no llego a mis documentos. Lo que se pregunte o envíe aquí queda "
        "guardado y lo atenderé en cuanto vuelvan: no hace falta repetirlo."
    ),
    away_now=(
        "Ahora mismo no llego a mis documentos. Inténtelo de nuevo dentro de un minuto, por favor."
    ),
    # what admins choose
    settings_chat="Cómo me comporto en este chat",
    settings_topic="Cómo me comporto en este tema",
    settings_mode="Cuándo hablo",
    mode_quiet="Solo si me preguntan",
    mode_sure="También si estoy seguro",
    mode_off="Nunca",
    settings_language="Idioma",
    language_asker="El de quien pregunta",
    settings_sentences="Extensión de una respuesta",
    sentences_default="La necesaria",
    settings_askers="Quién puede preguntar",
    askers_everyone="Todos",
    askers_admins="Administradores",
    settings_gaps="Preguntas sin respuesta",
    gaps_kept="Guardar",
    gaps_dropped="No guardar",
    settings_quiet="Horas de silencio",
    quiet_never="Ninguna",
    quiet_hint=(
        "En las horas de silencio respondo solo si me preguntan. Otras horas, o su ciudad: "
        "/settings 22:30-6:45 Europe/Madrid"
    ),
    quiet_unknown="Eso no lo entiendo. Escríbalo así: /settings 22:30-6:45 Europe/Madrid",
    settings_zone="Zona horaria",
    # what was asked and not answered
    gaps_title="Preguntado y no está en los documentos: {questions}",
    no_gaps="No se preguntó nada que los documentos no respondan.",
    # inline mode
    inline_nothing="Sin respuesta en los documentos: pregúnteme en privado",
    inline_hint="Escriba una pregunta sobre los documentos",
    # the menu of commands
    command_start="Qué hago",
    command_help="Cómo preguntar y todo lo demás",
    command_ask="Preguntar algo sobre los documentos",
    command_sources="De dónde es la última respuesta",
    command_why="Por qué respondí así, o por qué no",
    command_more="Qué otra cosa se acerca a la pregunta",
    command_docs="Qué documentos he leído",
    command_settings="Cuándo hablo, en qué idioma y cuánto",
    command_privacy="Qué guardo y por cuánto tiempo",
    command_forget_me="Borrar todo lo que guardo de usted",
    command_cancel="Detener lo que se empezó",
    command_gaps="Lo que se preguntó y los documentos no responden",
    # what else is said on the way, by commands and buttons
    people=("{n} persona", "{n} de personas", "{n} personas"),
    for_example="Por ejemplo: {question}",
    example_about="¿Qué se sabe de {name}?",
    link_unknown="Ese enlace no lleva a nada que pueda mostrarle aquí.",
    command_unknown="No conozco ese comando. ¿Quería decir {command}?",
    command_unheard_of="No conozco ese comando. /help muestra los que conozco.",
    forget_ask=(
        "¿Borro lo que guardo de usted: sus preguntas, sus votos y lo que no pude responderle? "
        "Los botones bajo mis respuestas dejarán de funcionar para usted."
    ),
    nothing_forgotten="No se ha borrado nada.",
    pressed_askers_only=(
        "Ese botón es para quien preguntó. Los números del texto, como [1], abren los pasajes a "
        "cualquiera."
    ),
    pressed_nothing="Ese botón ya no hace nada.",
    settings_private="Cómo le respondo",
    gaps_whose="De {chats}",
    gaps_nobody=(
        "No hay nada que pueda ver: esto lo muestro a quien me dirige y, a los administradores de "
        "un grupo, lo que se preguntó en él."
    ),
    gap_dealt_with="Marcado como atendido.",
    button_forget="Borrar",
    button_keep="Conservar",
    button_this_topic="Este tema",
    button_whole_chat="Todo el chat",
    button_as_chat="Como en todo el chat",
    button_done="Listo",
    button_dealt_with="✓ {number}",
    # who may ask
    access_code=(
        "Mi propietario decide a quién respondo. Su código es {code}: se lo he enviado con su "
        "nombre, y le avisaré aquí."
    ),
    access_full=(
        "Mi propietario decide a quién respondo, y ahora mismo hay muchos esperando. Inténtelo "
        "mañana, por favor."
    ),
    access_refused="Mi propietario no le ha dado acceso, así que no puedo responderle.",
    access_groups=(
        "Respondo a quienes están conmigo en un grupo. Cuando esté en uno, pregúnteme otra vez."
    ),
    access_listed=(
        "Respondo a quienes mi propietario tiene en su lista. Si quiere preguntarme, dele su "
        "número de Telegram: {number}."
    ),
    access_group="Responderé en este grupo en cuanto mi propietario lo acepte.",
    access_pressed=(
        "Respondo a quienes mi propietario ha dado acceso: escríbame en nuestro chat privado."
    ),
    access_inline="Pedir acceso",
    access_wants="{name} quiere hacerme preguntas.\nCódigo: {code}",
    access_group_wants="{name} me ha añadido al grupo {group}. ¿Puedo responder allí?",
    access_group_asks="Alguien me pregunta en el grupo {group}. ¿Puedo responder allí?",
    access_welcome="Ya tiene acceso: hágame una pregunta. /help explica cómo.",
    access_admitted="✓ {name}: con acceso",
    access_turned_down="✗ {name}: sin acceso",
    access_owner=(
        "Ahora es mi propietario. /access muestra quién puede preguntarme; /gaps, lo que se "
        "preguntó y los documentos no responden."
    ),
    access_mode_open="Cualquiera puede preguntarme.",
    access_mode_groups=(
        "Pueden preguntarme los miembros de los grupos a los que me ha dado acceso."
    ),
    access_mode_listed=(
        "Pueden preguntarme quienes figuran en la configuración y los grupos a los que me ha dado "
        "acceso."
    ),
    access_mode_code=(
        "Pueden preguntarme las personas a las que dé acceso y los miembros de los grupos a los "
        "que me ha dado acceso."
    ),
    access_nobody="Nadie tiene acceso todavía y nadie espera.",
    access_is_waiting="espera",
    access_is_refused="rechazado",
    access_nameless="Alguien",
    owners_only="Solo mi propietario puede hacerlo.",
    button_let_in="Dar acceso",
    button_refuse="Rechazar",
    command_access="Quién puede preguntarme",
    help_access="quién puede preguntarme y quién espera",
    # a question in another language
    other_language=(
        "Los documentos no responden a eso. Están en {languages}, y yo no traduzco: pregunte en "
        "ese idioma."
    ),
    # files that are sent, and documents that are taken away
    pages=("{n} página", "{n} de páginas", "{n} páginas"),
    megabytes="{n} MB",
    files_read="Leo {kinds}, hasta {size} por archivo.",
    file_unread="Eso no lo puedo leer. Leo {kinds}, hasta {size} por archivo.",
    adding_off="Aquí no se puede añadir nada: quien me dirige lo ha desactivado.",
    adding_private="Envíeme un archivo y respondo con él, solo aquí, en nuestro chat.\n\n{limits}",
    adding_group=(
        "Los administradores añaden un archivo respondiendo a él con /add@{bot}, o enviándolo con "
        "eso como texto. Respondo con él solo en este chat.\n\n"
        "{limits}"
    ),
    adding_limits=(
        "Leo {kinds}, hasta {size} por archivo. Aquí hay {documents} de {most}, con {used} de "
        "{room}."
    ),
    upload_fetching="Descargando {name} …",
    upload_reading="Leyendo {name} …",
    upload_page="Leyendo {name}: página {page} de {pages} …",
    upload_keeping="Añadiendo {name} …",
    upload_added="Añadido: {name}, {counts}. Pregúnteme sobre él.",
    upload_replaced=(
        "Reemplazado: {name}, {counts}. Estaba aquí desde el {date} en una versión anterior; "
        "durante un día, «Deshacer» la recupera."
    ),
    upload_here="Eso ya está aquí: {name}, desde el {date}. No ha cambiado nada.",
    upload_unreadable="No añadido: {name} no se puede leer. {reason}.",
    upload_large=(
        "No añadido: {name} es demasiado grande. Un archivo puede tener {size} como máximo."
    ),
    upload_full=(
        "No añadido: no hay sitio para {name}. Este chat tiene {documents} de {most}, con {used} "
        "de {room}. /remove hace sitio."
    ),
    upload_full_everywhere=(
        "No añadido: no hay sitio para {name}. Guardo tanto como me permite quien me dirige."
    ),
    upload_no_disk=(
        "No añadido: el disco de la máquina en la que funciono no tiene sitio para {name}. "
        "Inténtelo más tarde."
    ),
    upload_lost="No añadido: Telegram ya no me da {name}. Envíelo otra vez.",
    upload_undone="Deshecho: todo está como antes.",
    undo_late="Eso ya no se puede deshacer. /remove retira un documento.",
    document_added="{size}, añadido el {date}",
    removal_which="¿Qué documento retiro?",
    removal_none="En este chat no se ha añadido nada que pueda retirar.",
    removal_unknown="En este chat no se añadió ningún documento con ese nombre. Hay estos:",
    removal_ask="¿Retiro {name}? Se borra para siempre, y su archivo también.",
    removed="Retirado: {name}. No conservo nada de él.",
    removal_gone="Ese documento ya no está aquí.",
    button_undo="Deshacer",
    button_remove="Retirar",
    help_add="añadir un archivo con el que respondo, respondiendo a él",
    help_remove="retirar un documento que se añadió aquí",
    help_admin_files=(
        "/add@{bot} en respuesta a un archivo: respondo con él aquí. /remove@{bot}: retira uno."
    ),
    privacy_files=(
        "Un archivo que me envía para responder con él se guarda con su texto, solo para este "
        "chat, hasta que se retire: lo retira usted en nuestro chat privado y los administradores "
        "en un grupo."
    ),
    forget_files="También se borran los archivos que añadió en este chat.",
    start_add="Envíeme un archivo y respondo con él, solo aquí. /add explica más.",
    command_add="Añadir aquí un archivo con el que respondo",
    command_remove="Retirar un documento que se añadió aquí",
    # notes
    command_note="Anotar algo con lo que responderé",
    help_note="y un texto: lo anoto y respondo con él; en respuesta a un mensaje: ese mensaje",
    note_added="Anotado: desde ahora respondo con ello aquí.",
    note_added_everywhere="Anotado: desde ahora respondo con ello en todas partes.",
    note_changed="La nota ha cambiado.",
    note_removed="La nota se ha retirado.",
    note_nothing="¿Qué anoto? Escríbalo tras el comando, o responda con el comando a un mensaje.",
    note_full="Aquí no hay sitio para más: /remove retira lo que ya no hace falta.",
    note_no_disk=(
        "No pude guardarlo: el disco en el que escribo está lleno o dañado. Quien me dirige puede "
        "arreglarlo."
    ),
    note_told="Se avisa a quien preguntó: {people}.",
    note_answers="{author} ha respondido a su pregunta «{question}»:",
    gap_which="¿A qué pregunta responde eso? Empiece por su número, así: 2 Los lunes.",
    gap_gone="Esa pregunta ya no está abierta: /gaps muestra las que lo están.",
    gap_write="Responda a este mensaje con la respuesta: la anoto y aviso a quien preguntó.",
    gaps_how=(
        "Para responder a una, conteste con su número: 2 Los lunes. Lo anoto y aviso a quien "
        "preguntó."
    ),
    gap_answered="respondida",
    button_answer="✎ {number}",
    # notes
    help_admin_notes=(
        "/note@{bot} y un texto: lo anoto y respondo con él aquí; en respuesta a un mensaje, ese "
        "mensaje."
    ),
    privacy_notes=(
        "Lo que se anota para que yo responda con ello se guarda con el nombre de su autor y el "
        "día, hasta que se retire: lo retira usted en nuestro chat privado y los administradores "
        "en un grupo."
    ),
    # the digest of a week
    digest_title="Preguntado en los últimos siete días y ausente de los documentos: {questions}",
    digest_end="/gaps muestra todo y recibe respuestas. /settings desactiva este resumen.",
    settings_digest="Resumen semanal de preguntas sin respuesta",
    digest_sent="Enviar",
    digest_not_sent="No enviar",
)
