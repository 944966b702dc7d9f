"""Front matter: facts in YAML or TOML, and nothing that only looks like it."""

from bot.documents.markup.front_matter import read_front_matter


def test_toml_between_plus_signs_gives_its_texts_and_dates():
    words = '+++\ntitle = "Bees  and\\thoney"\ndate = 2024-05-01\nweight = 3\n+++\nText.'
    body, facts = read_front_matter(words)
    assert words[body:] == "Text."
    assert facts == {"title": "Bees and honey", "date": "2024-05-01"}


def test_a_line_of_plus_signs_that_no_toml_follows_is_text():
    assert read_front_matter("+++\nnews of the week\n+++\nText.") == (0, {})


def test_yaml_that_is_not_valid_is_read_line_by_line():
    body, facts = read_front_matter("---\ntitle: Part two: the end\n---\nText.")
    assert facts == {"title": "Part two: the end"}
    assert body > 0
