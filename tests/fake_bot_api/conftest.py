"""The world that tests of the fake Bot API speak to."""

from tests.fake_bot_api.fixture import _every_request_is_valid, world

__all__ = ["_every_request_is_valid", "world"]
