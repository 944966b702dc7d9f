"""What is wrong with a bot's set-up, and which switch puts it right."""

import pytest
from telegram import (
    ChatFullInfo,
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberLeft,
    ChatMemberMember,
    ChatMemberRestricted,
    User,
    WebhookInfo,
)

from bot.config.sections import TelegramSettings
from bot.telegram.diagnostics.findings import (
    Finding,
    Level,
    check_access,
    check_address,
    check_chat,
    check_switches,
    check_webhook,
    report_bad_token,
    report_unreachable,
)

OPEN = {
    "can_join_groups": True,
    "can_read_all_group_messages": True,
    "supports_inline_queries": True,
    "supports_guest_queries": True,
}
HOOK = "https://bot.example.org/hook"


def us(**flags: bool) -> User:
    return User(7, "Footnote", is_bot=True, username="footnote_bot", **(OPEN | flags))


def hook(url: str = "", count: int = 2, **more) -> WebhookInfo:
    return WebhookInfo(url, has_custom_certificate=False, pending_update_count=count, **more)


def member(status: str) -> ChatMember:
    told = {"status": status, "user": us().to_dict()}
    if status == "restricted":
        rights = ChatMemberRestricted.__slots__
        told |= dict.fromkeys((one for one in rights if one.startswith("can_")), False)
        told |= {"is_member": True, "until_date": 0}
    if status == "administrator":
        rights = ChatMemberAdministrator.__slots__
        told |= dict.fromkeys((one for one in rights if one.startswith("can_")), False)
        told |= {"is_anonymous": False}
    return ChatMember.de_json(told, None)


def group(**more) -> ChatFullInfo:
    return ChatFullInfo.de_json(
        {
            "id": -100,
            "type": "supergroup",
            "title": "The club",
            "accent_color_id": 1,
            "max_reaction_count": 1,
            "accepted_gift_types": dict.fromkeys(
                (
                    "unlimited_gifts",
                    "limited_gifts",
                    "unique_gifts",
                    "premium_subscription",
                    "gifts_from_channels",
                ),
                False,
            ),
            **more,
        },
        None,
    )


def worst(findings) -> dict[str, Finding]:
    return {one.about: one for one in findings if one.level is not Level.FINE}


def test_with_every_switch_on_nothing_is_left_to_do():
    assert worst(check_switches(us())) == {}


@pytest.mark.parametrize(
    ("flag", "about", "level", "switch"),
    [
        ("can_join_groups", "groups", Level.WRONG, "/setjoingroups"),
        ("can_read_all_group_messages", "groups", Level.NOTE, "/setprivacy"),
        ("supports_inline_queries", "inline", Level.NOTE, "/setinline"),
        ("supports_guest_queries", "guest", Level.NOTE, "Guest Mode"),
    ],
)
def test_each_switch_that_is_off_is_named(flag, about, level, switch):
    found = worst(check_switches(us(**{flag: False})))[about]
    assert found.level is level
    assert switch in found.remedy


def test_after_the_privacy_switch_the_bot_has_to_be_added_again():
    found = worst(check_switches(us(can_read_all_group_messages=False)))["groups"]
    assert "remove it from the group and add it again" in found.remedy


def test_a_webhook_that_was_left_over_is_told():
    found = worst(check_webhook(hook(HOOK), TelegramSettings(), ["message"]))["updates"]
    assert "a webhook is set, 2 updates are waiting" in found.found


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, "0 updates are waiting"), (1, "1 update is waiting"), (2, "2 updates are waiting")],
)
def test_what_waits_is_counted_as_one_says_it(count, told):
    (found,) = check_webhook(hook(count=count), TelegramSettings(), ["message"])
    assert found.found == f"by polling, {told}"


@pytest.mark.parametrize("url", ["http://bot.example.org/hook", "bot.example.org", "ftp://x/y"])
def test_a_webhook_that_telegram_would_not_call_is_wrong(url):
    found = worst(check_address(TelegramSettings(webhook_url=url)))["webhook"]
    assert found.level is Level.WRONG
    assert url in found.found


@pytest.mark.parametrize(
    "settings",
    [
        TelegramSettings(),
        TelegramSettings(webhook_url=HOOK),
        TelegramSettings(webhook_url="HTTPS://bot.example.org/hook"),
        TelegramSettings(webhook_url="http://10.0.0.7/hook", base_url="http://10.0.0.8:8081"),
    ],
)
def test_a_webhook_that_is_called_and_none_at_all_are_fine(settings):
    assert list(check_address(settings)) == []


def test_polling_without_a_webhook_is_fine():
    assert worst(check_webhook(hook(), TelegramSettings(), ["message"])) == {}


@pytest.mark.parametrize(("url", "told"), [("", "no webhook yet"), ("https://x.y/z", "another")])
def test_a_webhook_that_is_wanted_but_not_set_is_told(url, told):
    found = worst(check_webhook(hook(url), TelegramSettings(webhook_url=HOOK), ["message"]))[
        "updates"
    ]
    assert told in found.found


def test_a_webhook_that_cannot_be_reached_is_wrong():
    info = hook(HOOK, last_error_message="Connection timed out")
    found = worst(check_webhook(info, TelegramSettings(webhook_url=HOOK), ["message"]))["webhook"]
    assert found.level is Level.WRONG
    assert "Connection timed out" in found.found


def test_kinds_of_updates_that_are_withheld_are_named():
    info = hook(allowed_updates=["message"])
    found = worst(check_webhook(info, TelegramSettings(), ["message", "callback_query"]))[
        "updates"
    ]
    assert found.found == "Telegram withholds callback_query"


@pytest.mark.parametrize(
    ("status", "reads_all", "told"),
    [
        ("administrator", False, {}),
        ("member", True, {}),
        ("member", False, {Level.NOTE: "privacy mode is on"}),
        ("left", True, {Level.WRONG: "is not in The club"}),
        ("restricted", True, {Level.WRONG: "may not write in The club"}),
    ],
)
def test_what_the_bot_may_do_in_a_group_is_told(status, reads_all, told):
    us_there = us(can_read_all_group_messages=reads_all)
    found = worst(check_chat(group(), member(status), us_there)).values()
    assert {one.level for one in found} == set(told)
    assert all(told[one.level] in one.found for one in found)


def test_a_forum_is_told_to_have_topics():
    fine = next(iter(check_chat(group(is_forum=True), member("administrator"), us())))
    assert fine.found == "it is an administrator of The club, with topics"


def test_a_private_chat_needs_no_rights():
    chat = ChatFullInfo.de_json(group().to_dict() | {"type": "private", "first_name": "Ann"}, None)
    assert worst(check_chat(chat, ChatMemberMember(us()), us())) == {}
    assert worst(check_chat(chat, ChatMemberLeft(us()), us())) == {}


def test_a_server_of_ones_own_gets_another_hint_than_telegrams():
    assert "proxy" in report_unreachable("timed out", "https://api.telegram.org").remedy
    assert "base_url" in report_unreachable("timed out", "http://127.0.0.1:8081").remedy


def test_a_token_that_is_refused_is_to_be_copied_again():
    assert "API Token" in report_bad_token().remedy


@pytest.mark.parametrize(
    ("settings", "owners", "level"),
    [
        (TelegramSettings(), {7}, Level.FINE),
        (TelegramSettings(), set(), Level.NOTE),
        (TelegramSettings(access="groups"), set(), Level.NOTE),
        (TelegramSettings(access="open"), {7}, Level.NOTE),
        (TelegramSettings(access="listed"), set(), Level.WRONG),
        (TelegramSettings(access="listed", people=(5,)), set(), Level.NOTE),
        (TelegramSettings(access="listed", people=(5,)), {7}, Level.FINE),
    ],
)
def test_it_says_who_may_ask_and_whether_anybody_can_let_people_in(settings, owners, level):
    found = {one.about: one for one in check_access(settings, owners)}
    assert found["access"].level is level
    assert found["owners"].found == (", ".join(map(str, owners)) or "nobody")
