"""The world that tests of the bot speak to, and the look through all that was asked of it."""

from tests.fake_bot_api.fixture import _every_request_is_valid, world

__all__ = ["_every_request_is_valid", "world"]
