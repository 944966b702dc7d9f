"""The example of a cluster in README fits together, as far as that shows without running it."""

import re
from typing import Any, Final

import pytest
import yaml

from bot.config.settings import load_configuration
from bot.telegram.receiving.webhook import LARGEST_POST, SECRET, webhook_address
from bot.telegram.tokens import VARIABLE
from tests.cluster.nodes import ADVISED
from tests.readme import README
from tests.shells import ROOT

PAGE: Final = README.read_text(encoding="utf-8")
_BLOCK: Final = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
BLOCKS: Final = dict(
    _BLOCK.findall(PAGE.partition("\n## In a cluster\n")[2].partition("\n## ")[0])
)
COMPOSE: Final[dict[str, Any]] = yaml.safe_load(BLOCKS["yaml"])
SERVICES: Final[dict[str, Any]] = COMPOSE["services"]
NODES: Final = [name for name in SERVICES if name.startswith("search-")]
BOTS: Final = [name for name in SERVICES if name.startswith("bot-")]
GIVEN: Final = {
    "TELEGRAM_BOT_TOKEN": "123456:" + "A" * 35,
    "TELEGRAM_WEBHOOK_SECRET": "a-secret-that-is-long-enough",
    "POSTGRES_PASSWORD": "p",
    "DOMAIN": "bot.example.org",
}
_VARIABLE: Final = re.compile(r"\$\{(\w+)(?::\?)?\}")


def filled(text: str) -> str:
    """Return a text of the file with what the environment gives; what it does not is an error."""
    return _VARIABLE.sub(lambda found: GIVEN[found[1]], text)


def environment(name: str) -> dict[str, str]:
    """Return the environment of a service."""
    return {key: filled(value) for key, value in SERVICES[name]["environment"].items()}


@pytest.mark.parametrize("name", BOTS)
def test_every_setting_of_a_bot_is_one_and_says_what_can_be_obeyed(name, monkeypatch):
    for key, value in environment(name).items():
        monkeypatch.setenv(key, value)
    settings = load_configuration(None).settings
    assert settings.search.engine == "opensearch"
    assert settings.search.replicas == 1
    assert settings.state.url.startswith("postgresql://")
    address = webhook_address(settings.telegram, environment(name))
    assert address is not None
    assert (address.path, address.host, address.port) == ("/telegram", "0.0.0.0", 8443)  # noqa: S104


def test_both_bots_are_alike_but_for_their_folders():
    own = {"volumes": None, "environment": None}
    first, second = ({**SERVICES[name], **own} for name in BOTS)
    assert first == second
    told, others = (dict(SERVICES[name]["environment"]) for name in BOTS)
    names = [each.pop("FOOTNOTE_SEARCH__MACHINE") for each in (told, others)]
    assert names == BOTS
    assert told == others
    assert len(BOTS) == 2


def test_a_name_that_is_spoken_to_is_a_service_or_a_volume():
    bot = environment(BOTS[0])
    hosts = set(re.findall(r"//(?:\w+@)?([\w-]+):(\d+)", str(bot)))
    assert hosts == {("search-1", "9200"), ("search-2", "9200"), ("database", "5432")}
    assert {host for host, _ in hosts} <= set(SERVICES)
    proxy = COMPOSE["configs"]["proxy"]["content"]
    assert re.findall(r"([\w-]+):8443", proxy) == BOTS
    assert set(environment(NODES[0])["discovery.seed_hosts"].split(",")) == set(NODES)
    mounted = [one.partition(":")[0] for each in SERVICES.values() for one in each["volumes"]]
    assert {one for one in mounted if not one.startswith(".")} == set(COMPOSE["volumes"])
    assert {one for each in SERVICES.values() for one in each["networks"]} == set(
        COMPOSE["networks"]
    )


def test_the_nodes_and_the_database_are_reached_by_the_bots_alone():
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    for name in (*NODES, "database"):
        assert SERVICES[name]["networks"] == ["inside"]
        assert "ports" not in SERVICES[name]
    assert [name for name in SERVICES if "ports" in SERVICES[name]] == ["proxy"]


def test_three_have_a_vote_and_the_third_keeps_nothing():
    roles = [environment(name).get("node.roles", "") for name in NODES]
    assert roles == ["", "", "cluster_manager"]
    voting = environment(NODES[0])["cluster.initial_cluster_manager_nodes"].split(",")
    assert voting == NODES
    assert [environment(name)["node.name"] for name in NODES] == NODES


@pytest.mark.parametrize("name", NODES)
def test_a_node_that_hangs_is_noticed_as_in_our_own_runs(name):
    told = environment(name)
    assert {key: told[key] for key in ADVISED} == ADVISED


def test_the_proxy_lets_through_what_the_bot_takes():
    proxy = COMPOSE["configs"]["proxy"]["content"]
    (size,) = re.findall(r"max_size (\d+)MB", proxy)
    assert int(size) * 1_000_000 >= LARGEST_POST
    assert "${DOMAIN}" in proxy


def test_every_image_has_its_version_and_every_service_is_started_again():
    for one in SERVICES.values():
        assert re.search(r":\d+\.\d+", one["image"]) if "image" in one else one["build"]
        assert one["restart"] == "unless-stopped"
    assert all("healthcheck" in SERVICES[name] for name in SERVICES if name != "proxy")


def test_secrets_come_from_the_environment_alone():
    bot = SERVICES[BOTS[0]]["environment"]
    for name in (VARIABLE, SECRET, "PGPASSWORD"):
        assert _VARIABLE.fullmatch(bot[name])
    assert set(_VARIABLE.findall(BLOCKS["yaml"])) == set(GIVEN)
    assert all(name in PAGE for name in GIVEN)


def test_the_image_has_the_extras_that_a_cluster_needs_and_is_nobodys_root():
    lines = BLOCKS["dockerfile"]
    assert re.search(r"^FROM python:3\.\d+\.\d+-slim$", lines, re.MULTILINE)
    (extras,) = re.findall(r"/footnote\[([\w,]+)\]", lines)
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert all(re.search(rf"^{extra} = \[", project, re.MULTILINE) for extra in extras.split(","))
    assert {"opensearch", "postgres"} <= set(extras.split(","))
    assert "\nUSER footnote\n" in lines
