# SPDX-License-Identifier: EUPL-1.2
"""Import-only packages: Rasa's modules import them at their top, and nothing of them is used here. They are
TensorFlow, drawing, asking in a terminal, and other firms' channels, brokers and stores.

Any name found in it is a class that can be named, subclassed and used in an annotation, and raises
when something tries to run it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

TENSORFLOW = ("tensorflow", "tensorflow_addons", "keras")
OTHERS = (
    "aio_pika",
    "aiogram",
    "aiormq",
    "boto3",
    "botocore",
    "bson",
    "fbmessenger",
    "matplotlib",
    "mattermostwrapper",
    "prompt_toolkit",
    "pymongo",
    "questionary",
    "rocketchat_API",
    "sentry_sdk",
    "skops",
    "slack_sdk",
    "socketio",
    "twilio",
    "webexteamssdk",
)
PACKAGES = frozenset((*TENSORFLOW, *OTHERS))
VERSION = "2.12.0"
ERRORS = ("Error", "Exception", "Failure")
_DECORATORS = ("function", "custom_gradient")


WAY_OUT = "name nothing in nlu/config.yml, endpoints.yml or credentials.yml that needs it"


class NotInstalled(RuntimeError):
    """Something tried to run a package that Omzien does not install."""


class _Named(type):
    """Makes every attribute of a stand-in class another stand-in class."""

    def __getattr__(cls, name: str) -> Any:
        return _member(name)

    def __getitem__(cls, _: object) -> _Named:
        return cls

    def __or__(cls, _: object) -> Any:
        return cls

    def __ror__(cls, _: object) -> Any:
        return cls


class _Nothing(metaclass=_Named):
    """Base of every stand-in class."""

    def __new__(cls, *given: Any, **options: Any) -> Any:
        if cls.__name__ in _DECORATORS:
            return given[0] if given and callable(given[0]) else _unchanged
        return super().__new__(cls)

    def __init__(self, *given: Any, **options: Any) -> None:
        """Accepts whatever the real class would."""

    def __call__(self, *given: Any, **options: Any) -> Any:
        raise NotInstalled(f"{type(self).__name__} is of a package that is not installed: {WAY_OUT}")


def _unchanged(function: Callable[..., Any]) -> Callable[..., Any]:
    return function


def _member(name: str) -> Any:
    if name.startswith("__") and name.endswith("__"):
        raise AttributeError(name)
    if name.endswith(ERRORS):
        # Rasa names them where it catches what goes wrong, also with what it does use.
        return type(name, (Exception,), {})
    return _Named(name, (_Nothing,), {})


class _Module(ModuleType):
    """A module whose every name exists."""

    __version__ = VERSION

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__ = []

    def __getattr__(self, name: str) -> Any:
        member = _member(name)
        setattr(self, name, member)
        return member


class Finder(MetaPathFinder, Loader):
    """Answers the import of these packages and of everything under them."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """A spec for the packages we stand in for, None for all others."""
        return ModuleSpec(name, self, is_package=True) if name.split(".")[0] in PACKAGES else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """An empty stand-in module."""
        return _Module(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run."""


def install() -> None:
    """Stand in from now on, after every other finder: a package that is installed stays itself."""
    if not any(isinstance(finder, Finder) for finder in sys.meta_path):
        sys.meta_path.append(Finder())
