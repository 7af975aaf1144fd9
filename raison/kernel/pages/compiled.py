"""Compiled templates, kept for the next start beside the code, as Python keeps its byte code.

All templates of two languages take some 5 s to compile. Where the folder may not be written to, each start does so.
"""

import shutil
import sys
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from pickle import UnpicklingError

from jinja2.bccache import Bucket, FileSystemBytecodeCache

from raison.kernel.i18n import catalogue_file

HERE = Path(__file__).parent


class CompiledTemplates(FileSystemBytecodeCache):
    """Byte code in files. To be without one, or with a damaged one, costs time and nothing else."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read what was compiled from this very source."""
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, unless Python is told to write none."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)


def compiled_templates(language: str, beside: Path = HERE) -> CompiledTemplates:
    """Those of a language. What was compiled by other code or from another catalogue is not looked at any more, and
    removed."""
    python = sys.implementation.cache_tag
    folder = beside / "__pycache__" / f"templates.{language}.{python}.{_origin(language)}"
    if not folder.is_dir() and not sys.dont_write_bytecode:
        outdated = list(folder.parent.glob(f"templates.{language}.{python}.*"))
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        for one in outdated:
            shutil.rmtree(one, ignore_errors=True)
    return CompiledTemplates(str(folder), "%s.bytecode")


def _origin(language: str) -> str:
    """What the byte code of a template depends on beside its source: how we compile, and the sentences in it."""
    known = sha256(version("jinja2").encode())
    catalogue = catalogue_file(language)
    for file in sorted(HERE.glob("*.py")) + ([catalogue] if catalogue else []):
        known.update(file.read_bytes())
    return known.hexdigest()[:16]
