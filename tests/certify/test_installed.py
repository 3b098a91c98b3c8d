"""What is remembered of Coq's answers is of the Coq and the libraries that gave them."""

from pathlib import Path

import pytest

from derive.certify import coq as module


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A Coq that says it is at home in a folder of the test, with the two libraries there."""
    for name in ("Coquelicot/Coquelicot.vo", "Interval/Tactic.vo"):
        file = tmp_path / "user-contrib" / name
        file.parent.mkdir(parents=True)
        file.write_bytes(b"as it was")
    for program, says in (("coqc", f"[ $1 = -where ] && echo {tmp_path} || echo 8.16.1"), ("coqtop", "true")):
        script = tmp_path / "bin" / program
        script.parent.mkdir(exist_ok=True)
        script.write_text(f"#!/bin/sh\n{says}\n", encoding="utf-8")
        script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")
    module.coq.cache_clear()
    yield tmp_path / "user-contrib"
    module.coq.cache_clear()


@pytest.mark.parametrize("name", ["Coquelicot/Coquelicot.vo", "Interval/Tactic.vo"])
def test_another_build_of_a_library_is_another_key(elsewhere: Path, name: str) -> None:
    before = module.library_digest()
    (elsewhere / name).write_bytes(b"another")
    module.coq.cache_clear()
    assert module.library_digest() != before


@pytest.mark.parametrize("name", ["Coquelicot/Coquelicot.vo", "Interval/Tactic.vo"])
def test_a_missing_library_is_told(elsewhere: Path, name: str) -> None:
    (elsewhere / name).unlink()
    with pytest.raises(module.NoCoq, match="libcoq"):
        module.coq()
