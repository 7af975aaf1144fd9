"""What a test needs and a machine may lack: there it is left out and says so, unless everything is required."""

import os
from typing import NoReturn

import pytest


def leave_out(reason: str) -> NoReturn:
    """Skip the test; fail where RAISON_REQUIRE_ALL=1 says that nothing may be missing, as `.ci/run` does."""
    if os.environ.get("RAISON_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
