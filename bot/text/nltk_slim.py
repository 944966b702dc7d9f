"""Which two parts of nltk do we use?

Punkt and the Snowball stemmers, imported without the rest of nltk. `import nltk` also brings
classifiers, parsers, corpora and translation metrics: it takes 290 ms where these two modules
need 30 ms, measured on the machine that wrote this. So the `__init__` of nltk's packages is not
run: while the two modules load, empty stand-ins take the place of the packages, and refusals that
of the modules with which nltk opens files and addresses, which nothing here does. Afterwards both
are removed, so that a later `import nltk` elsewhere gets the real package.
"""

import importlib
import importlib.util
import sys
from types import ModuleType
from typing import Any, NoReturn

_PACKAGES = ("nltk", "nltk.tokenize", "nltk.stem", "nltk.corpus")
# 35 ms of http, ssl, zipfile, xml and pickle
_REFUSED = ("nltk.pathsec", "nltk.picklesec", "nltk.tokenize.util")


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


def _refusal(name: str) -> ModuleType:
    """Return a module any name of which can be imported, and none of which can be called."""

    def refuse(*_: object, **__: object) -> NoReturn:
        msg = f"{name} is left out: this program opens no file through nltk"
        raise RuntimeError(msg)

    module = ModuleType(name)
    vars(module)["__getattr__"] = lambda _: refuse
    return module


def _load() -> tuple[Any, Any]:
    """Return the modules `nltk.tokenize.punkt` and `nltk.stem.snowball`."""
    present = set(sys.modules)
    if "nltk" not in present:
        for name in _PACKAGES:
            sys.modules[name] = _stand_in(name)
        for name in _REFUSED:
            sys.modules[name] = _refusal(name)
        # snowball imports it for `ignore_stopwords=True`, which needs a download: unused.
        vars(sys.modules["nltk.corpus"])["stopwords"] = None
    try:
        punkt = importlib.import_module("nltk.tokenize.punkt")
        snowball = importlib.import_module("nltk.stem.snowball")
    finally:
        if "nltk" not in present:
            for name in [name for name in sys.modules if name.split(".", 1)[0] == "nltk"]:
                del sys.modules[name]
    return punkt, snowball


_punkt, _snowball = _load()

PunktLanguageVars = _punkt.PunktLanguageVars
PunktParameters = _punkt.PunktParameters
PunktSentenceTokenizer = _punkt.PunktSentenceTokenizer
PunktTrainer = _punkt.PunktTrainer
SnowballStemmer = _snowball.SnowballStemmer
