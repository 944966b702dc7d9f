"""Which two parts of nltk do we use?

Punkt and the Snowball stemmers, each imported when it is asked for, and without the rest of nltk.
`import nltk` also brings classifiers, parsers, corpora and translation metrics: it takes 290 ms
where these two modules need 15 ms each, measured on the machine that wrote this. So the `__init__`
of nltk's packages is not run: while a module loads, empty stand-ins take the place of these, and
refusals that of the modules with which nltk opens files and addresses, as nothing here does.
Afterwards both are removed, so that a later `import nltk` elsewhere gets the real package.
"""

import importlib
import importlib.util
import sys
from functools import cache
from threading import Lock
from types import ModuleType
from typing import Any, Final, NoReturn

_PACKAGES = ("nltk", "nltk.tokenize", "nltk.stem", "nltk.corpus")
# 35 ms of http, ssl, zipfile, xml and pickle
_REFUSED = ("nltk.pathsec", "nltk.picklesec", "nltk.tokenize.util")

_LOCK: Final = Lock()  # two threads may need a word at once


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


@cache
def load_punkt() -> Any:  # noqa: ANN401 - nltk has no types
    """Return the module `nltk.tokenize.punkt`."""
    return _load("nltk.tokenize.punkt")


@cache
def load_snowball() -> Any:  # noqa: ANN401 - nltk has no types
    """Return the module `nltk.stem.snowball`."""
    return _load("nltk.stem.snowball")


def _load(module: str) -> ModuleType:
    """Return a module of nltk, or the one of the real nltk where that is imported already."""
    with _LOCK:
        if "nltk" in sys.modules:
            return importlib.import_module(module)
        for name in _PACKAGES:
            sys.modules[name] = _stand_in(name)
        for name in _REFUSED:
            sys.modules[name] = _refusal(name)
        # snowball imports it for `ignore_stopwords=True`, which needs a download: unused.
        vars(sys.modules["nltk.corpus"])["stopwords"] = None
        try:
            return importlib.import_module(module)
        finally:
            for name in [name for name in sys.modules if name.split(".", 1)[0] == "nltk"]:
                del sys.modules[name]
