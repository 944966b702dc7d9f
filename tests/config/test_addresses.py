"""Where an address of the settings leads."""

import pytest

from bot.config.addresses import server_address


@pytest.mark.parametrize("ending", ["", "/", "/bot", "/bot/", "//", " "])
@pytest.mark.parametrize("address", ["http://10.0.0.8:8081", "https://example.org/telegram"])
def test_an_address_may_end_as_in_any_example(address, ending):
    assert server_address(address + ending) == address


@pytest.mark.parametrize("text", ["api.telegram.org", "", "ftp://example.org", "https://", "a b"])
def test_what_is_no_address_is_named_with_an_example(text):
    with pytest.raises(ValueError, match=r"such as .https://api\.telegram\.org"):
        server_address(text)
