"""Coq at work: a process that reads sentences as it is given them, and is asked of each lemma whether it is there now.

A lemma may be given so many seconds of processor time, after which Coq is interrupted: what a clock on the wall shows
would depend on what else the machine has to do.

Main statements: `Session`, `Tried`, `surroundings`.
"""

from __future__ import annotations

import math
import os
import re
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_ASKED = re.compile(r"^(?:Constant Top\.(\S+)|No object of (?:suffix|basename) (\S+))")
_MARK = "the_step_before_is"
_LOOKS = 0.02  # seconds between two looks at the processor time
_AGAIN = 0.3  # seconds of processor time after which Coq, going on with the next sentence, is interrupted again
_SILENCE = 1.0  # seconds on the wall after which Coq, once interrupted, is asked again
_PATIENCE = 300  # seconds on the wall beyond which Coq is not waited for: it does not listen


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a lemma: was it proved; the processor time that it took; was Coq stopped at it?"""

    proved: bool
    seconds: float
    stopped: bool


def surroundings(empty: Path) -> dict[str, str]:
    """The environment of a Coq that is started in that folder: no variable in it names folders of compiled files.

    Coq looks for what is required in such folders, and where it is started, before it looks in its own library: a
    user's Reals.vo would be taken for the real numbers.
    """
    found = {name: value for name, value in os.environ.items() if name != "COQPATH"}
    return found | {"XDG_DATA_HOME": str(empty)}


class Session:
    """Coq, reading sentences as it is given them; what it complains of is kept for the end."""

    def __init__(self, command: Sequence[str]) -> None:
        self.ended = False
        self._folder = tempfile.TemporaryDirectory(prefix="derive-coq-")
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            cwd=self._folder.name,
            env=surroundings(Path(self._folder.name)),
        )
        assert self._process.stderr is not None
        errors = self._process.stderr
        self._complaints: list[str] = []
        self._reading = threading.Thread(target=lambda: self._complaints.append(errors.read()))
        self._reading.start()

    def say(self, text: str) -> None:
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):
            self._process.stdin.write(text + "\n")
            self._process.stdin.flush()

    def put(self, place: str, text: str) -> None:
        """A lemma with its proof, and the question whether it is there."""
        # What is asked is answered on the output; the mark, which is nothing known, ends the errors of the lemma.
        self.say(f"{text}\nAbort All.\nCheck {_MARK}.\nLocate {place}.")

    def answer(self, place: str, seconds: float) -> bool:
        """Is there now something of that name? Coq is ended when it does not answer in time."""
        assert self._process.stdout is not None
        patience = threading.Timer(seconds, self._process.kill)
        patience.start()
        try:
            for line in self._process.stdout:
                found = _ASKED.match(line)
                if found is not None and place in (found[1], found[2]):
                    return found[1] is not None
        finally:
            patience.cancel()
        self.ended = True
        return False

    def tries(self, place: str, text: str, limit: float) -> Tried:
        """What comes of a lemma within so many seconds of processor time."""
        began = self.used()
        self.put(place, text)
        with self._interrupted_beyond(began + limit, place) as stopped:
            proved = self.answer(place, limit + _PATIENCE)
        return Tried(proved, self.used() - began, stopped.is_set())

    def used(self) -> float:
        """The processor time that Coq has taken so far; the time, where the system does not tell."""
        with suppress(OSError, ValueError, IndexError):
            told = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="utf-8")
            in_user_mode, in_the_system = told.rpartition(")")[2].split()[11:13]
            return (int(in_user_mode) + int(in_the_system)) / os.sysconf("SC_CLK_TCK")
        return time.monotonic()

    @contextmanager
    def _interrupted_beyond(self, limit: float, place: str) -> Iterator[threading.Event]:
        """Meanwhile Coq is interrupted when it has taken so much time, and again should it not come to an end."""
        done, stopped = threading.Event(), threading.Event()

        def watch() -> None:
            next_time, asked = limit, math.inf
            while not done.wait(_LOOKS):
                if self.used() > next_time:
                    stopped.set()
                    self._process.send_signal(signal.SIGINT)
                    next_time, asked = next_time + _AGAIN, time.monotonic()
                elif time.monotonic() > asked + _SILENCE:  # what Coq was reading when it was interrupted it has lost
                    self.say(f"Abort All.\nLocate {place}.")
                    asked = time.monotonic()

        watching = threading.Thread(target=watch)
        watching.start()
        try:
            yield stopped
        finally:
            done.set()
            watching.join()

    def end(self) -> list[str]:
        """All that it complained of, lemma by lemma."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.stdout.read()
        self._process.wait()
        self._reading.join()
        self._folder.cleanup()
        return "".join(self._complaints).split(f"The reference {_MARK}")
