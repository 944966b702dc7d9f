"""What is there for the bot to say?

`Words` has one field for each text. The placeholders of a text stand beside it and are the same in
every language, which a test compares.
"""

from typing import Final

from bot.records import dataclass
from bot.wording.plurals import category

Forms = tuple[str, ...]  # the forms of a counted noun, each with {n}, in the order of `plurals`
_ENGLISH: Final = ("one", "other")  # the forms of a noun that is not translated yet


@dataclass(frozen=True, slots=True, eq=False, repr=False)  # so many fields: 5 ms less to make
class Words:
    """Everything that the bot itself says, in one language."""

    code: str  # BCP 47, as Telegram's menus of commands want it
    name: str  # of the language, in the language
    direction: str  # of its writing: "ltr" or "rtl"
    plurals: tuple[str, ...]  # which forms a counted noun has, by CLDR's names
    documents: Forms  # "12 documents"
    questions: Forms
    sentences: Forms
    times: Forms  # "asked 3 times"
    days: Forms  # "kept for 30 days"
    minutes: Forms  # "asked 12 minutes ago"
    hours: Forms

    # why there is no answer, each a line of its own
    not_answered: str
    nothing_asked: str
    greeting: str
    no_words: str
    common_words: str
    too_long: str  # {length} {limit}: characters
    which_document: str
    no_such_document: str

    # in a reply
    searched_for: str  # {words}: the corrected ones
    nearest: str
    more: str
    no_more: str
    nothing_near: str
    paragraph: str  # {number}
    page: str  # {number}
    slide: str  # {number}
    row: str  # {number}, of a sheet
    cell: str  # {number}, of a notebook
    characters: str  # {start} {end}
    before: str
    after: str
    passage_gone: str

    # on buttons
    button_context: str
    button_page: str
    button_more: str
    button_nearest: str
    button_back: str
    button_previous: str
    button_next: str
    button_private: str

    # in the small line that answers a press, at most 200 characters
    pressed_old: str
    page_gone: str
    pressed_voted: str
    pressed_unvoted: str
    pressed_saved: str

    # commands in private
    start: str  # {documents}
    start_empty: str
    help_private: str  # {bot}: our name without the @; {commands}: lines of help_line
    help_group: str  # {bot}, {commands}
    help_admin: str  # {bot}
    help_line: str  # {command}, {text}: what it does
    help_docs: str
    help_sources: str
    help_why: str
    help_more: str
    help_settings: str
    help_privacy: str
    help_forget_me: str
    help_gaps: str
    privacy: str  # {days}
    forgotten: str
    nothing_to_cancel: str
    ask_what: str
    documents_title: str  # {documents}
    no_documents: str
    sources_title: str
    no_sources: str
    no_exchange: str

    # /why
    why_sure: str  # {sure}, {least}: percent
    why_unsure: str  # {sure}, {least}
    why_corrected: str  # {words}
    why_matched: str  # {words}
    why_adds: str  # {parts}: what speaks for it, each with a number
    part_words: str
    part_search: str
    part_letters: str
    part_meaning: str
    part_kind: str
    part_form: str
    part_standing: str
    part_model: str
    private_only: str
    admins_only: str

    # the greeting of a group, in the order of these lines
    hello: str  # {documents}
    hello_works: str  # {bot}
    hello_mention: str  # {bot}: where we can read all messages
    hello_inline: str  # {bot}: where inline mode is switched on
    hello_hidden: str  # {bot}: where privacy mode hides mentions
    hello_admins: str  # {bot}
    hears_now: str  # {bot}: where privacy mode hides mentions no more

    # when something is in the way
    too_fast: str
    apology: str
    askers_only: str
    asked_ago: str  # {age}
    away: str  # the library cannot be reached, and what waits is answered later
    away_now: str  # the same, for what cannot wait

    # what admins choose
    settings_chat: str
    settings_topic: str
    settings_mode: str
    mode_quiet: str
    mode_sure: str
    mode_off: str
    settings_language: str
    language_asker: str
    settings_sentences: str
    sentences_default: str
    settings_askers: str
    askers_everyone: str
    askers_admins: str
    settings_gaps: str
    gaps_kept: str
    gaps_dropped: str
    settings_quiet: str
    quiet_never: str
    quiet_hint: str
    quiet_unknown: str
    settings_zone: str

    # what was asked and not answered
    gaps_title: str  # {questions}
    no_gaps: str

    # inline mode
    inline_nothing: str
    inline_hint: str

    # the menu of commands, at most 256 characters each
    command_start: str
    command_help: str
    command_ask: str
    command_sources: str
    command_why: str
    command_more: str
    command_docs: str
    command_settings: str
    command_privacy: str
    command_forget_me: str
    command_cancel: str
    command_gaps: str

    # what else is said on the way, by commands and buttons
    people: Forms  # asked by 3 people
    for_example: str  # {question}
    example_about: str  # {name}: a question in the language of the documents
    link_unknown: str
    command_unknown: str  # {command}: the nearest one, with its stroke
    command_unheard_of: str
    forget_ask: str
    nothing_forgotten: str
    pressed_askers_only: str
    pressed_nothing: str
    settings_private: str
    gaps_whose: str  # {chats}
    gaps_nobody: str
    gap_dealt_with: str
    button_forget: str
    button_keep: str
    button_this_topic: str
    button_whole_chat: str
    button_as_chat: str
    button_done: str
    button_dealt_with: str  # {number}

    # who may ask
    access_code: str  # {code}
    access_full: str
    access_refused: str
    access_groups: str
    access_listed: str  # {number}: of the person, in Telegram
    access_group: str
    access_pressed: str
    access_inline: str
    access_wants: str  # {name} {code}
    access_group_wants: str  # {name} {group}
    access_group_asks: str  # {group}
    access_welcome: str
    access_admitted: str  # {name}
    access_turned_down: str  # {name}
    access_owner: str
    access_mode_open: str
    access_mode_groups: str
    access_mode_listed: str
    access_mode_code: str
    access_nobody: str
    access_is_waiting: str
    access_is_refused: str
    access_nameless: str
    owners_only: str
    button_let_in: str
    button_refuse: str
    command_access: str
    help_access: str

    # a question in another language
    other_language: str  # {languages}

    # files that are sent, and documents that are taken away
    pages: Forms  # a file of 3 pages
    megabytes: str  # {n}: with one decimal place
    files_read: str  # {kinds} {size}: what is read, and the most that a file may have
    file_unread: str  # {kinds} {size}: to what we do not read
    adding_off: str
    adding_private: str  # {limits}
    adding_group: str  # {bot} {limits}
    adding_limits: str  # {kinds} {size} {documents} {most} {used} {room}
    upload_fetching: str  # {name}
    upload_reading: str  # {name}
    upload_page: str  # {name} {page} {pages}
    upload_keeping: str  # {name}
    upload_added: str  # {name} {counts}: pages and sentences
    upload_replaced: str  # {name} {date} {counts}
    upload_here: str  # {name} {date}
    upload_unreadable: str  # {name} {reason}
    upload_large: str  # {name} {size}: the most that it may have
    upload_full: str  # {name} {documents} {most} {used} {room}
    upload_full_everywhere: str  # {name}
    upload_no_disk: str  # {name}
    upload_lost: str  # {name}
    upload_undone: str
    undo_late: str
    document_added: str  # {size} {date}: behind its name in a list
    removal_which: str
    removal_none: str
    removal_unknown: str
    removal_ask: str  # {name}
    removed: str  # {name}
    removal_gone: str
    button_undo: str
    button_remove: str
    help_add: str
    help_remove: str
    help_admin_files: str  # {bot}
    privacy_files: str
    forget_files: str
    start_add: str
    command_add: str
    command_remove: str

    # notes
    command_note: str
    help_note: str
    note_added: str
    note_added_everywhere: str
    note_changed: str
    note_removed: str
    note_nothing: str
    note_full: str
    note_no_disk: str
    note_told: str  # {people}
    note_answers: str  # {author} {question}
    gap_which: str
    gap_gone: str
    gap_write: str
    gaps_how: str
    gap_answered: str
    button_answer: str  # {number}

    # notes
    help_admin_notes: str  # {bot}
    privacy_notes: str

    # the digest of a week
    digest_title: str  # {questions}
    digest_end: str
    settings_digest: str
    digest_sent: str
    digest_not_sent: str

    def count(self, forms: Forms, number: int) -> str:
        """Return a number and its noun.

        Example:
            words.count(words.documents, 1) -> "1 document"
        """
        own = len(forms) == len(self.plurals)
        plurals, code = (self.plurals, self.code) if own else (_ENGLISH, "en")
        return forms[plurals.index(category(code, number))].format(n=number)
