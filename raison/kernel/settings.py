"""Settings: defaults, then a TOML file, then the environment. Every one is listed in docs/operating.md (tested)."""

import os
import secrets
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

PREFIX = "RAISON_"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What an operator may set, as RAISON_NAME in the environment or `name` in `raison.toml`."""

    data: str = "data"
    """The folder of everything that Raison keeps: the SQLite database, files, the secret, outgoing mail."""
    database: str = ""
    """`sqlite:PATH` or `postgresql://…`; empty: `raison.db` in the data folder."""
    url: str = "http://127.0.0.1:8000"
    """The address that people use; links in mail and passkeys depend on it."""
    secret: str = ""
    """Signs links and cookies; empty: made once and kept in the data folder."""
    files: str = ""
    """Where files go: a folder, or an object-store address such as `s3://bucket`; empty: `files` in the data folder."""
    smtp: str = ""
    """`smtp://user:password@host:port` (or `smtps://`); empty: mail is written to the `outbox` folder."""
    mail_from: str = "Raison <raison@localhost>"
    """The sender of mail."""
    nats: str = ""
    """`nats://host:port` to wake and route between several processes; empty: PostgreSQL or this process does it."""
    allow_private_previews: bool = False
    """Fetch link previews from private addresses too. Off: an SSRF guard."""
    trusted_proxies: int = 0
    """How many reverse proxies stand in front, for the caller's address in rate limits."""
    readers: int = 3
    """Threads that read from SQLite, or connections to PostgreSQL."""

    @property
    def folder(self) -> Path:
        """The data folder as a path."""
        return Path(self.data)

    @property
    def database_url(self) -> str:
        """The database to open, with the default filled in."""
        return self.database or f"sqlite:{self.folder / 'raison.db'}"

    @property
    def secure(self) -> bool:
        """Whether people come by HTTPS, so that cookies may say so."""
        return self.url.startswith("https://")


_current: list[Settings] = []


def use_settings(settings: Settings) -> None:
    """Make these the settings of the process."""
    _current[:] = [settings]


def current_settings() -> Settings:
    """The settings of the process."""
    return _current[0]


class SettingsError(Exception):
    """A setting that can't be used; the message names it and says what it takes."""


def load(overrides: Mapping[str, Any] | None = None, *, environ: Mapping[str, str] = os.environ) -> Settings:
    """Settings from `raison.toml` (or RAISON_CONFIG), the environment and a command's own options, last one wins."""
    values = _from_file(environ)
    values |= {
        name: environ[PREFIX + name.upper()]
        for name in Settings.__struct_fields__
        if environ.get(PREFIX + name.upper())
    }
    values |= {name: value for name, value in (overrides or {}).items() if value is not None}
    try:
        settings = msgspec.convert(values, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise SettingsError(f"A setting can't be used: {error}. See docs/operating.md.") from error
    if not settings.database_url.startswith(("sqlite:", "postgresql:", "postgres:")):
        raise SettingsError("RAISON_DATABASE takes sqlite:PATH or postgresql://USER@HOST/NAME.")
    return msgspec.structs.replace(settings, secret=settings.secret or _kept_secret(settings.folder))


def _from_file(environ: Mapping[str, str]) -> dict[str, Any]:
    named = environ.get(PREFIX + "CONFIG")
    path = Path(named or "raison.toml")
    if not path.is_file():
        if named:
            raise SettingsError(f"RAISON_CONFIG names {named}, which is not a file.")
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is not TOML: {error}.") from error
    unknown = set(values) - set(Settings.__struct_fields__)
    if unknown:
        raise SettingsError(f"{path} has unknown settings: {', '.join(sorted(unknown))}.")
    return values


def _kept_secret(folder: Path) -> str:
    path = folder / "secret"
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
        made = secrets.token_urlsafe(48)
        # exclusive creation: of two processes that start at once, one makes the secret and both use it
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text(encoding="ascii").strip()
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(made)
        return made
