"""Which two parts of nltk do we use?

Punkt and the Snowball stemmers. `import nltk` also brings classifiers, parsers, corpora and
translation metrics: 290 ms where these two modules need 60 ms, measured on the machine that
wrote this. So its packages are entered without running their `__init__`: empty stand-ins are
put in place while the two modules load, and are taken away again, so that a later
`import nltk` by anybody else gets the real thing.
"""

import importlib
import importlib.util
import sys
from types import ModuleType
from typing import Any

_PACKAGES = ("nltk", "nltk.tokenize", "nltk.stem", "nltk.corpus")


def _stand_in(name: str) -> ModuleType:
    """Return a package of that name whose modules can be imported, and that has run no code."""
    spec = importlib.util.find_spec(name)
    if (
        spec is None or spec.submodule_search_locations is None
    ):  # pragma: no cover - broken install
        msg = f"{name} is not installed"
        raise ImportError(msg)
    package = ModuleType(name)
    package.__path__ = list(spec.submodule_search_locations)
    package.__spec__ = spec
    return package


def _load() -> tuple[Any, Any]:
    """Return the modules `nltk.tokenize.punkt` and `nltk.stem.snowball`."""
    absent = [name for name in _PACKAGES if name not in sys.modules]
    for name in absent:
        sys.modules[name] = _stand_in(name)
    if "nltk.corpus" in absent:
        # snowball imports this name for `ignore_stopwords=True`, which needs a download: unused.
        vars(sys.modules["nltk.corpus"])["stopwords"] = None
    try:
        punkt = importlib.import_module("nltk.tokenize.punkt")
        snowball = importlib.import_module("nltk.stem.snowball")
    finally:
        for name in absent:
            del sys.modules[name]
    return punkt, snowball


_punkt, _snowball = _load()

PunktLanguageVars = _punkt.PunktLanguageVars
PunktParameters = _punkt.PunktParameters
PunktSentenceTokenizer = _punkt.PunktSentenceTokenizer
PunktTrainer = _punkt.PunktTrainer
SnowballStemmer = _snowball.SnowballStemmer
