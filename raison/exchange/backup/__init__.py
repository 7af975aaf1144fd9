"""Everything of an installation in one archive, and back, from either database into either. Start at `making.py` and
`restoring.py`.

An archive is a gzipped tar: rows as JSON lines in `tables/`, files by their content's hash in `files/`, the secret, and
last a manifest with the hash of each of them, without which an archive is not whole.
"""

from raison.exchange.backup.archive import Damaged, Manifest
from raison.exchange.backup.making import make_backup
from raison.exchange.backup.restoring import restore_backup

__all__ = ["Damaged", "Manifest", "make_backup", "restore_backup"]
