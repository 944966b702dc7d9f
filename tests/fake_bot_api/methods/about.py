"""What does the bot say about itself, and what can it fetch?"""

import json
from collections.abc import Mapping
from typing import Any, Final

from tests.fake_bot_api.accounts import Json
from tests.fake_bot_api.acts import Acts
from tests.fake_bot_api.refusals import NAMED, bad_request

Wanted = Mapping[str, Any]

_DOWNLOAD: Final = 20 * 1024 * 1024  # bytes


def get_me(world: Acts, wanted: Wanted) -> Json:
    """Tell who the bot is and what it may."""
    del wanted
    return world.me.user() | world.me.flags


def set_my_commands(world: Acts, wanted: Wanted) -> bool:
    """Set the menu of commands for a scope and a language."""
    commands = wanted.get("commands", [])
    if len(commands) > 100:
        raise bad_request("too many commands")
    for command in commands:
        if not 1 <= len(command["command"]) <= 32 or not 1 <= len(command["description"]) <= 256:
            raise bad_request("BOT_COMMAND_INVALID")
    world.commands[_scope(world, wanted)] = commands
    return True


def get_my_commands(world: Acts, wanted: Wanted) -> list[Json]:
    """Tell the menu of exactly this scope and language."""
    return world.commands.get(_scope(world, wanted), [])


def delete_my_commands(world: Acts, wanted: Wanted) -> bool:
    """Take a menu back."""
    world.commands.pop(_scope(world, wanted), None)
    return True


def _scope(world: Acts, wanted: Wanted) -> tuple[str, str]:
    """Return the key under which a menu is kept."""
    scope = wanted.get("scope") or {"type": "default"}
    if "chat_id" in scope:
        world.find(scope["chat_id"])
    return json.dumps(scope, sort_keys=True), wanted.get("language_code", "")


def get_file(world: Acts, wanted: Wanted) -> Json:
    """Tell where a file can be downloaded."""
    name = wanted.get("file_id", "")
    if name not in world.files:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    path, content = world.files[name]
    if len(content) > _DOWNLOAD:
        raise NAMED["big file"]
    return {
        "file_id": name,
        "file_unique_id": f"U{name}",
        "file_size": len(content),
        "file_path": path,
    }


METHODS: Final = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "getFile": get_file,
}
