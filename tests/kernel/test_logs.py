"""What went wrong is told to operators, and nothing that a person wrote is."""

import msgspec
import pytest

from raison.kernel import logs
from raison.kernel.requests import begin_request


def _secretive(said: str) -> None:
    raise LookupError(said)


def test_an_error_tells_its_kind_and_place_and_never_its_message(capsys: pytest.CaptureFixture[str]) -> None:
    request = begin_request()
    try:
        _secretive("what Ada wrote")
    except LookupError as raised:
        logs.error("observer_failed", raised=raised, observer="inbox")
    told = msgspec.json.decode(capsys.readouterr().err)
    assert told["event"] == "observer_failed"
    assert (told["level"], told["observer"], told["error"]) == ("error", "inbox", "LookupError")
    assert told["where"][-1].endswith(" _secretive")
    assert told["request"] == request
    assert "Ada" not in repr(told)


def test_a_request_is_a_line_once_the_process_serves(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "_serving", False)
    logs.access("GET", "/inbox", 200, 1.234)
    assert capsys.readouterr().err == ""
    logs.configure()
    logs.access("GET", "/inbox", 200, 1.234)
    told = msgspec.json.decode(capsys.readouterr().err)
    assert (told["event"], told["method"], told["path"], told["status"]) == ("request", "GET", "/inbox", 200)
    assert told["ms"] == 1.23
