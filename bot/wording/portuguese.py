"""What does the bot say in Portuguese?"""

from dataclasses import replace
from typing import Final

from bot.wording.english import WORDS as ENGLISH

WORDS: Final = replace(
    ENGLISH,  # which stands in for what is missing here
    code="pt",
    name="Português",
    plurals=("one", "many", "other"),
    documents=("{n} documento", "{n} de documentos", "{n} documentos"),
    questions=("{n} pergunta", "{n} de perguntas", "{n} perguntas"),
    sentences=("{n} frase", "{n} de frases", "{n} frases"),
    times=("{n} vez", "{n} de vezes", "{n} vezes"),
    days=("{n} dia", "{n} de dias", "{n} dias"),
    minutes=("{n} minuto", "{n} de minutos", "{n} minutos"),
    hours=("{n} hora", "{n} de horas", "{n} horas"),
    # why there is no answer
    not_answered="Os documentos não respondem a isso.",
    nothing_asked="Você ainda não perguntou nada: escreva uma pergunta sobre os documentos.",
    greeting="Às ordens: faça uma pergunta e eu respondo com os documentos.",
    no_words="Não há palavras aí para procurar: pergunte com poucas palavras.",
    common_words=(
        "Essas palavras estão em qualquer texto e não há o que procurar: acrescente de que trata "
        "a pergunta."
    ),
    too_long=(
        "São {length} caracteres; uma pergunta pode ter no máximo {limit}. Pergunte em uma ou "
        "duas frases."
    ),
    which_document="Vários documentos têm esse nome. Qual deles você quer dizer?",
    no_such_document="Nenhum documento ou coleção tem esse nome.",
    # in a reply
    searched_for="procurei {words}",
    nearest="O mais próximo, mas não é uma resposta:",
    more="Outras coincidências, menos seguras:",
    no_more="Nada mais chega perto.",
    nothing_near="Nada nos documentos chega perto disso.",
    paragraph="parágrafo {number}",
    page="página {number}",
    slide="slide {number}",
    row="linha {number}",
    cell="célula {number}",
    characters="caracteres {start} a {end}",
    before="antes",
    after="depois",
    passage_gone=(
        "Esse trecho não está mais lá: o documento mudou ou foi retirado. Pergunte de novo e "
        "mostro o que ele diz agora."
    ),
    # on buttons
    button_context="Contexto",
    button_page="Página",
    button_more="Mais",
    button_nearest="Mais próximo",
    button_back="Voltar",
    button_previous="‹ Anterior",
    button_next="Próximo ›",
    button_private="Abrir nossa conversa privada",
    # in the small line that answers a press
    pressed_old="Não guardo mais essa resposta. Pergunte de novo e os botões funcionarão.",
    page_gone="A página não pode ser mostrada: o arquivo sumiu ou mudou desde que eu o li.",
    pressed_voted="Anotado. Toque de novo para desfazer.",
    pressed_unvoted="Desfeito.",
    pressed_saved="Salvo.",
    # what commands say
    start=(
        "Faça uma pergunta: eu li {documents}.\n\n"
        "Respondo só com as palavras deles. Cada frase tem uma nota: toque no número para ver "
        "onde ela está. O que eles não respondem eu também não respondo, e aviso.\n\n"
        "/docs mostra o que eu li; /help, o resto."
    ),
    start_empty="Ainda não tenho documentos, então não posso responder nada. Volte mais tarde.",
    help_private=(
        "Escreva a pergunta como você falaria. A próxima pode se apoiar nela: “E quando foi "
        "isso?”\n\n"
        "Toque em um número como [1] para ver a frase no lugar dela. “Contexto” mostra o "
        "parágrafo; “Mais”, o que também chega perto.\n\n"
        "{commands}\n\n"
        "Também respondo em grupos: adicione-me a um e escreva /ask@{bot} e uma pergunta."
    ),
    help_group=(
        "/ask@{bot} e uma pergunta – eu respondo\n"
        "responder à minha resposta – continuar perguntando\n"
        "responder a alguém com /ask@{bot} – aquela mensagem é a pergunta\n"
        "{commands}\n\n"
        "Toque em um número como [1] para ver a frase no lugar dela."
    ),
    help_admin=(
        "Para administradores: /settings@{bot} – quando falo aqui, em que idioma, quanto e com "
        "quem. /gaps na nossa conversa privada – o que foi perguntado e os documentos não "
        "respondem."
    ),
    help_line="{command} – {text}",
    help_docs="o que eu li",
    help_sources="de onde é a última resposta",
    help_why="por que respondi assim, ou não respondi",
    help_more="o que também chega perto",
    help_settings="idioma e tamanho das respostas",
    help_privacy="o que eu guardo",
    help_forget_me="apagar o que guardo de você",
    help_gaps="o que foi perguntado e os documentos não respondem",
    privacy=(
        "O que eu guardo: suas perguntas e com quais frases respondi, para que as perguntas "
        "seguintes e os botões funcionem, por {days}; e seus votos. Perguntas sem resposta também "
        "ficam para quem cuida dos documentos, a não ser que os administradores de um grupo "
        "desliguem isso.\n\n"
        "Respondo na máquina em que funciono. O que você pergunta não fica em nenhum registro, e "
        "não repasso a ninguém.\n\n"
        "/forget_me apaga na hora tudo o que guardo de você."
    ),
    forgotten="Pronto. Tudo o que eu guardava de você foi apagado.",
    nothing_to_cancel="Não há nada para cancelar: um botão que não é tocado não faz nada.",
    ask_what=(
        "Qual é a sua pergunta? Escreva-a depois do comando ou responda com ele a uma mensagem."
    ),
    documents_title="Eu li {documents}:",
    no_documents="Ainda não tenho documentos.",
    sources_title="A resposta é de:",
    no_sources="Não respondi nada aqui ultimamente.",
    no_exchange="Nada foi perguntado aqui ultimamente.",
    # /why
    why_sure="Minha certeza é de {sure}%. Respondo a partir de {least}%.",
    why_unsure=(
        "Minha certeza sobre o melhor que achei é de só {sure}%. Respondo a partir de {least}%."
    ),
    why_corrected="Corrigido: {words}",
    why_matched="Palavras em comum: {words}",
    why_adds="A favor e contra: {parts}",
    part_words="palavras",
    part_search="busca",
    part_letters="grafia",
    part_meaning="significado",
    part_kind="tipo de resposta",
    part_form="forma",
    part_standing="vantagem sobre outras",
    part_model="modelo",
    private_only="Isso só funciona na nossa conversa privada.",
    admins_only="Só os administradores deste grupo podem fazer isso.",
    # the greeting of a group
    hello=(
        "Olá. Respondo perguntas com {documents}, nas palavras deles, cada frase com uma nota. Só "
        "falo quando me perguntam:"
    ),
    hello_works=(
        "• /ask@{bot} e uma pergunta\n"
        "• responder a uma mensagem minha: continuar perguntando\n"
        "• responder a alguém com /ask@{bot}: aquela mensagem é a pergunta"
    ),
    hello_mention="• @{bot} em uma mensagem com uma pergunta",
    hello_inline=(
        "• @{bot} e uma pergunta, escritos em qualquer conversa: escolha uma frase para enviar"
    ),
    hello_hidden=(
        "Uma mensagem que só menciona @{bot} não chega até mim: o modo de privacidade do Telegram "
        "a esconde. Para mudar isso: @BotFather, Bot Settings, Group Privacy, Turn off; depois me "
        "retire deste grupo e me adicione de novo. Ou faça de mim um administrador."
    ),
    hello_admins="Os administradores decidem como me comporto: /settings@{bot}",
    hears_now=(
        "A partir de agora recebo aqui as mensagens que me mencionam: @{bot} e uma pergunta."
    ),
    # when something is in the way
    too_fast=(
        "Você pergunta mais rápido do que consigo responder. Faço uma pausa e não leio por um "
        "momento: tente daqui a pouco."
    ),
    apology=(
        "Algo deu errado do meu lado e não consegui responder. Pergunte mais uma vez, por favor."
    ),
    askers_only="Neste grupo só os administradores podem me perguntar.",
    asked_ago="Você perguntou isso há {age}; eu não estava.",
    away=(
        "No momento não consigo chegar aos meus documentos. O que for perguntado ou enviado "
        "aqui fica guardado, e cuidarei disso assim que eles voltarem: não é preciso repetir."
    ),
    away_now=(
        "No momento não consigo chegar aos meus documentos. Tente de novo daqui a um minuto, "
        "por favor."
    ),
    # what admins choose
    settings_chat="Como me comporto nesta conversa",
    settings_topic="Como me comporto neste tópico",
    settings_mode="Quando eu falo",
    mode_quiet="Só quando me perguntam",
    mode_sure="Também quando tenho certeza",
    mode_off="Nunca",
    settings_language="Idioma",
    language_asker="O de quem pergunta",
    settings_sentences="Tamanho de uma resposta",
    sentences_default="O necessário",
    settings_askers="Quem pode perguntar",
    askers_everyone="Todos",
    askers_admins="Administradores",
    settings_gaps="Perguntas sem resposta",
    gaps_kept="Guardar",
    gaps_dropped="Não guardar",
    settings_quiet="Horário de silêncio",
    quiet_never="Nenhum",
    quiet_hint=(
        "No horário de silêncio só respondo quando me perguntam. Outro horário, ou a sua cidade: "
        "/settings 22:30-6:45 America/Sao_Paulo"
    ),
    quiet_unknown="Não entendo isso. Escreva assim: /settings 22:30-6:45 America/Sao_Paulo",
    settings_zone="Fuso horário",
    # what was asked and not answered
    gaps_title="Perguntado e não está nos documentos: {questions}",
    no_gaps="Nada foi perguntado que os documentos não respondam.",
    # inline mode
    inline_nothing="Sem resposta nos documentos: pergunte em particular",
    inline_hint="Escreva uma pergunta sobre os documentos",
    # the menu of commands
    command_start="O que eu faço",
    command_help="Como perguntar e todo o resto",
    command_ask="Fazer uma pergunta sobre os documentos",
    command_sources="De onde é a última resposta",
    command_why="Por que respondi assim, ou não respondi",
    command_more="O que também chega perto da pergunta",
    command_docs="Quais documentos eu li",
    command_settings="Quando falo, em que idioma e quanto",
    command_privacy="O que guardo e por quanto tempo",
    command_forget_me="Apagar tudo o que guardo de você",
    command_cancel="Parar o que foi começado",
    command_gaps="O que foi perguntado e os documentos não respondem",
    # what else is said on the way, by commands and buttons
    people=("{n} pessoa", "{n} de pessoas", "{n} pessoas"),
    for_example="Por exemplo: {question}",
    example_about="O que se sabe sobre {name}?",
    link_unknown="Esse link não leva a nada que eu possa mostrar aqui.",
    command_unknown="Não conheço esse comando. Você quis dizer {command}?",
    command_unheard_of="Não conheço esse comando. /help mostra os que conheço.",
    forget_ask=(
        "Apago o que guardo de você: suas perguntas, seus votos e o que não consegui responder? "
        "Os botões sob as minhas respostas deixarão de funcionar para você."
    ),
    nothing_forgotten="Nada foi apagado.",
    pressed_askers_only=(
        "Esse botão é de quem perguntou. Os números no texto, como [1], abrem os trechos para "
        "qualquer um."
    ),
    pressed_nothing="Esse botão não faz mais nada.",
    settings_private="Como respondo a você",
    gaps_whose="De {chats}",
    gaps_nobody=(
        "Não há nada que você possa ver: mostro isto a quem me administra e, aos administradores "
        "de um grupo, o que foi perguntado nele."
    ),
    gap_dealt_with="Marcado como resolvido.",
    button_forget="Apagar",
    button_keep="Manter",
    button_this_topic="Este tópico",
    button_whole_chat="A conversa toda",
    button_as_chat="Como na conversa toda",
    button_done="Pronto",
    button_dealt_with="✓ {number}",
    # who may ask
    access_code=(
        "Meu dono decide a quem respondo. Seu código é {code}: eu o enviei com o seu nome, e você "
        "terá notícias aqui."
    ),
    access_full=(
        "Meu dono decide a quem respondo, e muitos esperam agora. Tente de novo amanhã, por favor."
    ),
    access_refused="Meu dono não liberou o seu acesso, então não posso responder.",
    access_groups=(
        "Respondo a quem está em um grupo comigo. Quando você estiver em um, pergunte de novo."
    ),
    access_listed=(
        "Respondo a quem meu dono listou. Se quiser me perguntar, dê a ele o seu número no "
        "Telegram: {number}."
    ),
    access_group="Respondo neste grupo assim que meu dono concordar.",
    access_pressed="Respondo a quem meu dono liberou: escreva-me na nossa conversa privada.",
    access_inline="Pedir acesso",
    access_wants="{name} gostaria de me fazer perguntas.\nCódigo: {code}",
    access_group_wants="{name} me adicionou ao grupo {group}. Posso responder lá?",
    access_group_asks="Alguém me pergunta no grupo {group}. Posso responder lá?",
    access_welcome="Você tem acesso: faça uma pergunta. /help mostra como.",
    access_admitted="✓ {name}: com acesso",
    access_turned_down="✗ {name}: sem acesso",
    access_owner=(
        "Agora você é meu dono. /access mostra quem pode me perguntar; /gaps, o que foi "
        "perguntado e os documentos não respondem."
    ),
    access_mode_open="Qualquer pessoa pode me perguntar.",
    access_mode_groups="Podem me perguntar os membros dos grupos que você liberou.",
    access_mode_listed=(
        "Podem me perguntar quem está na lista das configurações e os grupos que você liberou."
    ),
    access_mode_code=(
        "Podem me perguntar as pessoas que você liberar e os membros dos grupos que você liberou."
    ),
    access_nobody="Ninguém foi liberado ainda, e ninguém espera.",
    access_is_waiting="espera",
    access_is_refused="recusado",
    access_nameless="Alguém",
    owners_only="Só meu dono pode fazer isso.",
    button_let_in="Liberar",
    button_refuse="Recusar",
    command_access="Quem pode me perguntar",
    help_access="quem pode me perguntar e quem espera",
    # a question in another language
    other_language=(
        "Os documentos não respondem a isso. Eles estão em {languages}, e eu não traduzo: "
        "pergunte nesse idioma."
    ),
    # files that are sent, and documents that are taken away
    pages=("{n} página", "{n} de páginas", "{n} páginas"),
    megabytes="{n} MB",
    files_read="Leio {kinds}, até {size} por arquivo.",
    file_unread="Isso eu não consigo ler. Leio {kinds}, até {size} por arquivo.",
    adding_off="Nada pode ser adicionado aqui: quem me administra desligou isso.",
    adding_private=(
        "Envie um arquivo e eu respondo com ele, só aqui na nossa conversa.\n\n{limits}"
    ),
    adding_group=(
        "Os administradores adicionam um arquivo respondendo a ele com /add@{bot}, ou enviando-o "
        "com isso na legenda. Respondo com ele só nesta conversa.\n\n"
        "{limits}"
    ),
    adding_limits=(
        "Leio {kinds}, até {size} por arquivo. Aqui há {documents} de {most}, com {used} de "
        "{room}."
    ),
    upload_fetching="Baixando {name} …",
    upload_reading="Lendo {name} …",
    upload_page="Lendo {name}: página {page} de {pages} …",
    upload_keeping="Adicionando {name} …",
    upload_added="Adicionado: {name}, {counts}. Pergunte sobre ele.",
    upload_replaced=(
        "Substituído: {name}, {counts}. Estava aqui desde {date} em uma versão anterior; por um "
        "dia, “Desfazer” a traz de volta."
    ),
    upload_here="Isso já está aqui: {name}, desde {date}. Nada mudou.",
    upload_unreadable="Não adicionado: {name} não pode ser lido. {reason}.",
    upload_large="Não adicionado: {name} é grande demais. Um arquivo pode ter no máximo {size}.",
    upload_full=(
        "Não adicionado: não há espaço para {name}. Esta conversa tem {documents} de {most}, com "
        "{used} de {room}. /remove abre espaço."
    ),
    upload_full_everywhere=(
        "Não adicionado: não há espaço para {name}. Guardo tanto quanto me permite quem me "
        "administra."
    ),
    upload_no_disk=(
        "Não adicionado: o disco da máquina em que funciono não tem espaço para {name}. Tente "
        "mais tarde."
    ),
    upload_lost="Não adicionado: o Telegram não me entrega mais {name}. Envie de novo.",
    upload_undone="Desfeito: tudo está como antes.",
    undo_late="Isso não pode mais ser desfeito. /remove retira um documento.",
    document_added="{size}, adicionado em {date}",
    removal_which="Qual documento devo retirar?",
    removal_none="Nada foi adicionado nesta conversa que eu possa retirar.",
    removal_unknown="Nenhum documento com esse nome foi adicionado nesta conversa. Há estes:",
    removal_ask="Retirar {name}? Ele é apagado para sempre, e o arquivo também.",
    removed="Retirado: {name}. Não guardo nada dele.",
    removal_gone="Esse documento não está mais aqui.",
    button_undo="Desfazer",
    button_remove="Retirar",
    help_add="adicionar um arquivo com que respondo, respondendo a ele",
    help_remove="retirar um documento que foi adicionado aqui",
    help_admin_files=(
        "/add@{bot} em resposta a um arquivo – respondo com ele aqui. /remove@{bot} – retira um."
    ),
    privacy_files=(
        "Um arquivo que você me envia para responder com ele fica guardado com o texto, só para "
        "esta conversa, até ser retirado: por você na nossa conversa privada, pelos "
        "administradores em um grupo."
    ),
    forget_files="Os arquivos que você adicionou nesta conversa também são apagados.",
    start_add="Envie um arquivo e eu respondo com ele, só aqui. /add conta mais.",
    command_add="Adicionar aqui um arquivo com que respondo",
    command_remove="Retirar um documento que foi adicionado aqui",
    # notes
    command_note="Anotar algo com que responderei",
    help_note=(
        "e um texto: eu anoto e respondo com ele; em resposta a uma mensagem: aquela mensagem"
    ),
    note_added="Anotado: a partir de agora respondo com isso aqui.",
    note_added_everywhere="Anotado: a partir de agora respondo com isso em toda parte.",
    note_changed="A nota foi alterada.",
    note_removed="A nota foi retirada.",
    note_nothing=(
        "O que devo anotar? Escreva depois do comando ou responda com o comando a uma mensagem."
    ),
    note_full="Não há espaço para mais aqui: /remove retira o que não é mais necessário.",
    note_no_disk=(
        "Não consegui guardar isso: o disco em que escrevo está cheio ou com defeito. Quem me "
        "administra pode resolver."
    ),
    note_told="Quem perguntou é avisado: {people}.",
    note_answers="{author} respondeu à sua pergunta “{question}”:",
    gap_which="A qual pergunta isso responde? Comece com o número, assim: 2 Às segundas.",
    gap_gone="Essa pergunta não está mais aberta: /gaps mostra as que estão.",
    gap_write="Responda a esta mensagem com a resposta: eu anoto e aviso quem perguntou.",
    gaps_how=(
        "Para responder a uma, escreva com o número: 2 Às segundas. Eu anoto e aviso quem "
        "perguntou."
    ),
    gap_answered="respondida",
    button_answer="✎ {number}",
    # notes
    help_admin_notes=(
        "/note@{bot} e um texto – eu anoto e respondo com ele aqui; em resposta a uma mensagem, "
        "aquela mensagem."
    ),
    privacy_notes=(
        "O que é anotado para que eu responda fica guardado com o nome do autor e o dia, até ser "
        "retirado: por você na nossa conversa privada, pelos administradores em um grupo."
    ),
    # the digest of a week
    digest_title="Perguntado nos últimos sete dias e ausente dos documentos: {questions}",
    digest_end="/gaps mostra tudo e recebe respostas. /settings desliga este resumo.",
    settings_digest="Resumo semanal das perguntas sem resposta",
    digest_sent="Enviar",
    digest_not_sent="Não enviar",
)
