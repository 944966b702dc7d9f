"""What does the bot say in Chinese?"""

from dataclasses import replace
from typing import Final

from bot.wording.english import WORDS as ENGLISH

WORDS: Final = replace(
    ENGLISH,  # which stands in for what is missing here
    code="zh",
    name="中文",
    plurals=("other",),
    documents=("{n} 份文档",),
    questions=("{n} 个问题",),
    sentences=("{n} 句",),
    times=("{n} 次",),
    days=("{n} 天",),
    minutes=("{n} 分钟",),
    hours=("{n} 小时",),
    # why there is no answer
    not_answered="文档里没有这个问题的答案。",
    nothing_asked="你还没有提问：请写下关于文档的问题。",
    greeting="随时为你效劳：请提问，我会根据文档回答。",
    no_words="里面没有可以查找的词：请用几个词提问。",
    common_words="这些词每篇文章里都有，无从查找：请写明你问的是什么。",
    too_long="问题有 {length} 个字符，最多只能 {limit} 个。请用一两句话提问。",
    which_document="有几份文档都叫这个名字。你指的是哪一份？",
    no_such_document="没有叫这个名字的文档或文档集。",
    # in a reply
    searched_for="已按“{words}”查找",
    nearest="最接近的内容，但不是答案：",
    more="其他相关内容，把握较小：",
    no_more="没有其他相近的内容了。",
    nothing_near="文档里没有与此相近的内容。",
    paragraph="第 {number} 段",
    page="第 {number} 页",
    slide="第 {number} 张幻灯片",
    row="第 {number} 行",
    cell="第 {number} 个单元格",
    characters="字符 {start}–{end}",
    before="上文",
    after="下文",
    passage_gone="这段内容已经不在了：文档已更改或被移除。请再问一次，我会给出现在的内容。",
    # on buttons
    button_context="上下文",
    button_page="页面",
    button_more="更多",
    button_nearest="最接近的内容",
    button_back="返回",
    button_previous="‹ 上一段",
    button_next="下一段 ›",
    button_private="打开私聊",
    # in the small line that answers a press
    pressed_old="这个回答我已不再保存。请再问一次，按钮就能用了。",
    page_gone="无法显示该页：文件已不在，或在我读过之后有改动。",
    pressed_voted="已记下。再按一次即可撤回。",
    pressed_unvoted="已撤回。",
    pressed_saved="已保存。",
    # what commands say
    start=(
        "请向我提问：我读过 {documents}。\n\n"
        "我只用文档的原话回答。每句话都有脚注，点一下编号就能看到它在原文中的位置。"
        "文档里没有答案时，我会直说。\n\n"
        "/docs 列出我读过的文档，/help 说明其他用法。"
    ),
    start_empty="我还没有任何文档，暂时无法回答。",
    help_private=(
        "像平时说话那样提问就行。下一个问题可以接着上一个问：“那是什么时候？”\n\n"
        "点一下 [1] 这样的编号，就能看到那句话在原文中的位置。“上下文”显示它所在的段落，"
        "“更多”显示其他相近的内容。\n\n"
        "{commands}\n\n"
        "我也能在群里回答：把我加进群，然后发送 /ask@{bot} 和问题。"
    ),
    help_group=(
        "/ask@{bot} 加上问题 – 我来回答\n"
        "回复我的回答 – 接着追问\n"
        "用 /ask@{bot} 回复任何人 – 那条消息就是问题\n"
        "{commands}\n\n"
        "点一下 [1] 这样的编号，就能看到那句话在原文中的位置。"
    ),
    help_admin=(
        "管理员：/settings@{bot} – 我何时发言、用什么语言、说多少、回答谁。"
        "在私聊中发送 /gaps – 有人问过而文档没有答案的问题。"
    ),
    help_line="{command} – {text}",
    help_docs="我读过的文档",
    help_sources="上一个回答的出处",
    help_why="我为什么这样回答，或为什么没有回答",
    help_more="还有哪些相近的内容",
    help_settings="语言和回答的长度",
    help_privacy="我保存什么",
    help_forget_me="删除我保存的关于你的一切",
    help_gaps="有人问过而文档没有答案的问题",
    privacy=(
        "我保存的内容：你的问题，以及我用哪些句子作了回答，这样追问和按钮才能用，保存 {days}；"
        "还有你的评价。没有答案的问题也会留给维护文档的人，除非群管理员关闭了这一项。\n\n"
        "我就在自己运行的机器上作答。你的问题不会写进日志，也不会交给任何人。\n\n"
        "/forget_me 会立即删除我保存的关于你的一切。"
    ),
    forgotten="好了。我保存的关于你的一切都已删除。",
    nothing_to_cancel="没有可以取消的操作：不按按钮，就什么也不会发生。",
    ask_what="你想问什么？请把问题写在命令后面，或者用命令回复一条消息。",
    documents_title="我读过 {documents}：",
    no_documents="我还没有任何文档。",
    sources_title="回答的出处：",
    no_sources="最近我在这里没有回答过问题。",
    no_exchange="最近这里没有人提问。",
    # /why
    why_sure="我有 {sure}% 的把握。达到 {least}% 我才回答。",
    why_unsure="对找到的最好一句，我只有 {sure}% 的把握。达到 {least}% 我才回答。",
    why_corrected="已更正：{words}",
    why_matched="与问题相同的词：{words}",
    why_adds="支持与反对：{parts}",
    part_words="词语",
    part_search="检索",
    part_letters="拼写",
    part_meaning="意思",
    part_kind="答案类型",
    part_form="句式",
    part_standing="领先程度",
    part_model="模型",
    private_only="这个命令只能在私聊中使用。",
    admins_only="只有群管理员可以这样做。",
    # the greeting of a group
    hello=(
        "大家好。我根据 {documents} 回答问题，只用文档的原话，每句话都有脚注。"
        "只有问到我时我才发言："
    ),
    hello_works=(
        "• /ask@{bot} 加上问题\n"
        "• 回复我的消息：接着追问\n"
        "• 用 /ask@{bot} 回复任何人：那条消息就是问题"
    ),
    hello_mention="• 在带问题的消息里提到 @{bot}",
    hello_inline="• 在任何聊天里输入 @{bot} 和问题：选一句发送",
    hello_hidden=(
        "只提到 @{bot} 的消息我收不到：Telegram 的隐私模式会把它隐藏。要改变这一点：在 "
        "@BotFather 中依次选 Bot Settings、Group Privacy、Turn off，"
        "然后把我移出群再加回来；或者把我设为管理员。"
    ),
    hello_admins="我在群里怎么做由管理员决定：/settings@{bot}",
    hears_now="现在我能在这里收到提到我的消息了：@{bot} 加上问题。",
    # when something is in the way
    too_fast="你问得比我答得快。我先停一会儿，暂时不看新消息：请稍后再试。",
    apology="我这边出了问题，没能回答。请再问一次。",
    askers_only="在这个群里只有管理员可以向我提问。",
    asked_ago="这个问题是 {age}前提出的，当时我不在线。",
    away="我现在连不上我的文档。这里问的和发的都会保存，文档一恢复我就会处理，不用重复。",
    away_now="我现在连不上我的文档。请过一分钟再试。",
    # what admins choose
    settings_chat="我在这个聊天里怎么做",
    settings_topic="我在这个话题里怎么做",
    settings_mode="何时发言",
    mode_quiet="只在被问到时",
    mode_sure="有把握时也回答",
    mode_off="从不",
    settings_language="语言",
    language_asker="跟随提问者",
    settings_sentences="回答长度",
    sentences_default="按需要",
    settings_askers="谁可以提问",
    askers_everyone="所有人",
    askers_admins="管理员",
    settings_gaps="没有答案的问题",
    gaps_kept="保存",
    gaps_dropped="不保存",
    settings_quiet="安静时段",
    quiet_never="无",
    quiet_hint=(
        "在安静时段，只有问到我时我才回答。要设其他时间或你的城市："
        "/settings 22:30-6:45 Asia/Shanghai"
    ),
    quiet_unknown="我看不懂。请这样写：/settings 22:30-6:45 Asia/Shanghai",
    settings_zone="时区",
    # what was asked and not answered
    gaps_title="问过而文档里没有答案：{questions}",
    no_gaps="没有文档答不了的问题。",
    # inline mode
    inline_nothing="文档里没有答案：请私聊问我",
    inline_hint="输入关于文档的问题",
    # the menu of commands
    command_start="我能做什么",
    command_help="怎样提问，以及其他用法",
    command_ask="提一个关于文档的问题",
    command_sources="上一个回答的出处",
    command_why="我为什么这样回答，或为什么没有回答",
    command_more="还有哪些与问题相近的内容",
    command_docs="我读过哪些文档",
    command_settings="何时发言、用什么语言、说多少",
    command_privacy="我保存什么，保存多久",
    command_forget_me="删除我保存的关于你的一切",
    command_cancel="停止正在进行的操作",
    command_gaps="有人问过而文档没有答案的问题",
    # what else is said on the way, by commands and buttons
    people=("{n} 人",),
    for_example="例如：{question}",
    example_about="关于{name}，文档里说了什么？",
    link_unknown="这个链接在这里没有可以给你看的内容。",
    command_unknown="我不认识这个命令。你是想用 {command} 吗？",
    command_unheard_of="我不认识这个命令。/help 列出我认识的命令。",
    forget_ask=(
        "要删除我保存的关于你的一切吗：你的问题、评价，以及我没能回答的问题？"
        "删除后，我给你的回答下面的按钮将不再有效。"
    ),
    nothing_forgotten="没有删除任何内容。",
    pressed_askers_only="这个按钮只给提问的人用。正文里 [1] 这样的编号，谁都可以点开看原文。",
    pressed_nothing="这个按钮已经失效。",
    settings_private="我怎样回答你",
    gaps_whose="来自 {chats}",
    gaps_nobody="没有你可以查看的内容：我只给运行我的人看，群管理员可以看到自己群里问过的问题。",
    gap_dealt_with="已标记为处理完毕。",
    button_forget="删除",
    button_keep="保留",
    button_this_topic="这个话题",
    button_whole_chat="整个聊天",
    button_as_chat="与整个聊天相同",
    button_done="完成",
    button_dealt_with="✓ {number}",
    # who may ask
    access_code=(
        "由我的主人决定我回答谁。您的代码是 {code}：我已连同您的名字转交，有消息会在这里告诉您。"
    ),
    access_full="由我的主人决定我回答谁，现在等候的人很多。请明天再试。",
    access_refused="我的主人没有允许您提问，所以我不能回答您。",
    access_groups="我只回答与我同在一个群组的人。您加入后，请再问我。",
    access_listed="我只回答主人列出的人。如果您想问我，请把您的 Telegram 编号告诉他：{number}。",
    access_group="只要我的主人同意，我就会在本群回答。",
    access_pressed="我只回答主人允许的人：请私信我。",
    access_inline="申请提问",
    access_wants="{name} 想向我提问。\n代码：{code}",
    access_group_wants="{name} 把我加进了群组 {group}。我可以在那里回答吗？",
    access_group_asks="有人在群组 {group} 里问我。我可以在那里回答吗？",
    access_welcome="您可以提问了。用法见 /help。",
    access_admitted="✓ {name}：已允许",
    access_turned_down="✗ {name}：未允许",
    access_owner="现在您是我的主人。/access 显示谁可以问我，/gaps 显示哪些问题文档中没有答案。",
    access_mode_open="任何人都可以问我。",
    access_mode_groups="您允许的群组的成员可以问我。",
    access_mode_listed="设置中列出的人和您允许的群组可以问我。",
    access_mode_code="您允许的人和您允许的群组的成员可以问我。",
    access_nobody="还没有允许任何人，也没有人在等候。",
    access_is_waiting="等候中",
    access_is_refused="已拒绝",
    access_nameless="某人",
    owners_only="只有我的主人可以这样做。",
    button_let_in="允许",
    button_refuse="拒绝",
    command_access="谁可以问我",
    help_access="谁可以问我，谁在等候",
    # a question in another language
    other_language="文档没有回答这个问题。文档的语言是{languages}，我不做翻译：请用该语言提问。",
    # files that are sent, and documents that are taken away
    pages=("{n} 页",),
    megabytes="{n} MB",
    files_read="我能读 {kinds}，每个文件最大 {size}。",
    file_unread="这个我读不了。我能读 {kinds}，每个文件最大 {size}。",
    adding_off="这里不能添加文件：运行我的人关闭了这个功能。",
    adding_private="把文件发给我，我就根据它回答，只在我们这个聊天里。\n\n{limits}",
    adding_group=(
        "管理员用 /add@{bot} 回复一个文件，或把它写在文件的说明里，就能添加。"
        "我只在这个聊天里根据它回答。\n\n{limits}"
    ),
    adding_limits=(
        "我能读 {kinds}，每个文件最大 {size}。"
        "这里现在有 {documents}（上限 {most}），已用 {used}（上限 {room}）。"
    ),
    upload_fetching="正在下载 {name} …",
    upload_reading="正在阅读 {name} …",
    upload_page="正在阅读 {name}：第 {page} 页，共 {pages} 页 …",
    upload_keeping="正在添加 {name} …",
    upload_added="已添加：{name}，{counts}。可以提问了。",
    upload_replaced=(
        "已替换：{name}，{counts}。旧版本自 {date} 起在这里；一天之内可以用“撤销”恢复。"
    ),
    upload_here="这里已经有了：{name}，自 {date} 起。没有任何变化。",
    upload_unreadable="没有添加：无法读取 {name}。{reason}。",
    upload_large="没有添加：{name} 太大了。文件最大 {size}。",
    upload_full=(
        "没有添加：{name} 放不下。这个聊天有 {documents}（上限 {most}），"
        "已用 {used}（上限 {room}）。/remove 可以腾出空间。"
    ),
    upload_full_everywhere="没有添加：{name} 放不下。运行我的人只允许我保存这么多。",
    upload_no_disk="没有添加：我所在机器的磁盘没有空间存放 {name}。请稍后再试。",
    upload_lost="没有添加：Telegram 不再向我提供 {name}。请再发一次。",
    upload_undone="已撤销：一切恢复原样。",
    undo_late="这已经无法撤销了。/remove 可以移除文档。",
    document_added="{size}，{date} 添加",
    removal_which="要移除哪份文档？",
    removal_none="这个聊天里没有添加过可以移除的文档。",
    removal_unknown="这个聊天里没有添加过这个名字的文档。现有：",
    removal_ask="要移除 {name} 吗？它会连同文件一起被永久删除。",
    removed="已移除：{name}。我不再保存它的任何内容。",
    removal_gone="那份文档已经不在这里了。",
    button_undo="撤销",
    button_remove="移除",
    help_add="回复一个文件，把它加进我回答所用的文档",
    help_remove="移除在这里添加的文档",
    help_admin_files=(
        "用 /add@{bot} 回复一个文件 – 我就在这里根据它回答。/remove@{bot} – 移除文档。"
    ),
    privacy_files=(
        "你发来让我据以回答的文件会连同文字一起保存，只用于这个聊天，"
        "直到被移除：私聊里由你移除，群里由管理员移除。"
    ),
    forget_files="你在这个聊天里添加的文件也会一并删除。",
    start_add="把文件发给我，我就在这里根据它回答。详情见 /add。",
    command_add="添加一个文件，我在这里根据它回答",
    command_remove="移除在这里添加的文档",
    # notes
    command_note="记下可用来回答的内容",
    help_note="加上内容：我会记下并用它回答；回复某条消息则记下该消息",
    note_added="已记下：今后我会在这里用它回答。",
    note_added_everywhere="已记下：今后我会在各处用它回答。",
    note_changed="笔记已更改。",
    note_removed="笔记已删除。",
    note_nothing="要记下什么？请写在命令后面，或用命令回复一条消息。",
    note_full="这里已没有空间：用 /remove 删除不需要的内容。",
    note_no_disk="未能保存：磁盘已满或损坏。我的主人可以处理。",
    note_told="已通知提问者：{people}。",
    note_answers="{author} 回答了您的问题“{question}”：",
    gap_which="这回答的是哪个问题？请以编号开头，例如：2 每周一。",
    gap_gone="该问题已不再待答：/gaps 显示待答的问题。",
    gap_write="请回复这条消息写下答案：我会记下，并通知提问者。",
    gaps_how="要回答，请回复编号和内容：2 每周一。我会记下，并通知提问者。",
    gap_answered="已回答",
    button_answer="✎ {number}",
    # notes
    help_admin_notes="/note@{bot} 加上内容 – 我会记下并在这里用它回答；回复某条消息则记下该消息。",
    privacy_notes="让我用来回答的笔记会连同作者姓名和日期一起保存，直到群组管理员（私聊中则由您本人）将其删除。",
    # the digest of a week
    digest_title="过去七天问过而文档中没有的：{questions}",
    digest_end="/gaps 显示全部并接收答案。可在 /settings 中关闭此摘要。",
    settings_digest="每周未答问题摘要",
    digest_sent="发送",
    digest_not_sent="不发送",
)
