"""Coq itself: where it is, the compiled library, and what it says to a file or, lemma by lemma, to a list of lemmas.

The library (proofs/coq) is compiled once for each content into the cache folder; a file of it is compiled again only
when it, or what it requires, has changed.

Main statements: `NoCoq`, `coq`, `Library`, `library`, `compile_file`, `Answer`, `Attempt`, `try_lemmas`,
`opened_session`.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from derive.cache import cache_file
from derive.certify.session import Session, surroundings
from derive.translation import _

_REQUIRED = re.compile(r"^From Derive Require (?:Import |Export )?([A-Za-z_' ]+)\.", re.MULTILINE)
# What is used of libraries from elsewhere. A compiled file holds the digests of all that it was compiled with.
_ELSEWHERE = ("Coquelicot/Coquelicot.vo", "Interval/Tactic.vo")
_QUIET = ("-q", "-w", "none")
SECONDS_FOR_A_STEP = 20
_SECONDS_FOR_A_FILE = 900


class NoCoq(Exception):
    """Coq, or one of its libraries, is not installed; the message says what to install."""


@dataclass(frozen=True, slots=True)
class Coq:
    """The programs, and what is installed: their version and digests of the libraries from elsewhere."""

    coqc: str
    coqtop: str
    version: str


@lru_cache(maxsize=1)
def coq() -> Coq:
    """Coq as it is installed here. Raises NoCoq."""
    coqc, coqtop = shutil.which("coqc"), shutil.which("coqtop")
    told = _("Certificates need Coq: apt-get install coq libcoq-coquelicot libcoq-interval")
    if coqc is None or coqtop is None:
        raise NoCoq(told)
    version = subprocess.run([coqc, "-print-version"], capture_output=True, text=True, check=False).stdout.strip()
    where = subprocess.run([coqc, "-where"], capture_output=True, text=True, check=False).stdout.strip()
    compiled = [Path(where) / "user-contrib" / needed for needed in _ELSEWHERE]
    if not all(file.is_file() for file in compiled):
        raise NoCoq(told)
    digests = (hashlib.sha256(file.read_bytes()).hexdigest() for file in compiled)
    return Coq(coqc, coqtop, " ".join((version, *digests)))


def source_folder() -> Path:
    """The library as it is written, proofs/coq."""
    import proofs

    return Path(next(iter(proofs.__path__))) / "coq"


@lru_cache(maxsize=8)
def required_files(name: str = "Certificates") -> dict[str, str]:
    """The files that one of them requires, itself last, each after what it requires, with their texts."""
    found: dict[str, str] = {}

    def visit(stem: str) -> None:
        if stem in found:
            return
        text = (source_folder() / f"{stem}.v").read_text(encoding="utf-8")
        for needed in _requires(text):
            visit(needed)
        found[stem] = text

    visit(name)
    return found


def _requires(text: str) -> list[str]:
    return [stem for found in _REQUIRED.findall(text) for stem in found.split()]


@dataclass(frozen=True, slots=True)
class Library:
    """The compiled library: its folder, and a digest of all that it was compiled from."""

    folder: Path
    digest: str

    @property
    def options(self) -> tuple[str, ...]:
        return (*_QUIET, "-Q", str(self.folder), "Derive")


def library_digest() -> str:
    """A digest of the texts of the library and of Coq's version."""
    return _key("library", *required_files().values())


def _key(*texts: str) -> str:
    digest = hashlib.sha256(coq().version.encode())
    for text in texts:
        digest.update(b"\0" + text.encode())
    return digest.hexdigest()[:32]


@lru_cache(maxsize=1)
def library() -> Library:
    """The library, compiled. Raises NoCoq; a library that does not compile is a mistake of ours and raises too."""
    return compiled_library()


def compiled_library(
    done: Callable[[], None] = lambda: None, to_do: Callable[[int], None] = lambda count: None
) -> Library:
    """The same; `to_do` is told how many files there are to compile, if any, and `done` of each."""
    files = required_files()
    digest = library_digest()
    root = _cache_folder()
    root.mkdir(parents=True, exist_ok=True)
    folder = root / f"library-{digest}"
    with _alone(root):
        if not folder.is_dir():
            to_do(len(files))
            fresh = Path(tempfile.mkdtemp(dir=root, prefix="fresh-"))
            keys: dict[str, str] = {}
            for stem, text in files.items():
                keys[stem] = _key(stem, text, *(keys[needed] for needed in _requires(text)))
                _compiled(stem, text, fresh, root / f"{stem}-{keys[stem]}.vo")
                done()
            fresh.rename(folder)
    return Library(folder, digest)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process at a time: a compiled file fits only those it was compiled with."""
    import fcntl

    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _compiled(stem: str, text: str, folder: Path, kept: Path) -> None:
    source = folder / f"{stem}.v"
    source.write_text(text, encoding="utf-8")
    if not kept.is_file():
        error = compile_file(source, (*_QUIET, "-Q", str(folder), "Derive"))
        if error.code:
            raise RuntimeError(f"The library does not compile: {error.output}")
        shutil.copy(folder / f"{stem}.vo", kept)
    else:
        shutil.copy(kept, folder / f"{stem}.vo")


def _cache_folder() -> Path:
    file = cache_file("verdicts")
    return file.parent.absolute() / "coq" if file is not None else _temporary_folder()


@lru_cache(maxsize=1)
def _temporary_folder() -> Path:
    """For those who want nothing remembered: a folder that goes away with the process."""
    import atexit

    folder = Path(tempfile.mkdtemp(prefix="derive-coq-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@dataclass(frozen=True, slots=True)
class Compiled:
    """The exit code of coqc and what it printed."""

    code: int
    output: str


def compile_file(source: Path, options: Sequence[str]) -> Compiled:
    """What coqc says to a file."""
    try:
        with working_folder() as empty:
            done = subprocess.run(
                [coq().coqc, *options, str(source.absolute())],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                errors="replace",
                timeout=_SECONDS_FOR_A_FILE,
                check=False,
                cwd=empty,
                env=surroundings(empty),
            )
    except subprocess.TimeoutExpired:
        return Compiled(124, f"coqc was stopped after {_SECONDS_FOR_A_FILE} seconds")
    return Compiled(done.returncode, done.stdout)


@contextmanager
def working_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="derive-coq-") as folder:
        yield Path(folder)


# ---- lemma by lemma


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a lemma: was it proved, and if not what Coq said; how long it took. One that is not wanted is not
    tried."""

    proved: bool
    error: str
    seconds: float
    tried: bool = True

    @property
    def out_of_time(self) -> bool:
        """Would more time have helped, as far as is known?"""
        return not self.proved and self.error.startswith(_OUT_OF_TIME)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A lemma to try: where Coq finds it (`module.name`), its text, and what stands for it where it fails."""

    place: str
    text: str
    otherwise: str = ""


NOT_TRIED = Answer(False, "", 0.0, tried=False)
_OUT_OF_TIME = "Timeout!"
COQ_ENDED = "Coq ended here"
_PATIENCE = 30  # seconds beyond those of its sentences after which Coq is not waited for


def try_lemmas(
    opening: str,
    attempts: Sequence[Attempt],
    seconds: int = SECONDS_FOR_A_STEP,
    wanted: Callable[[str, Mapping[str, bool]], bool] = lambda place, proved: True,
) -> list[Answer]:
    """Each attempt after the ones before it; one that fails is given up, and the others are tried all the same.

    An attempt with an empty place is only read (the beginning of a module, a definition). `wanted` is asked before each
    of the others, given its place and what came of those before it: one that is not wanted counts as not tried. Where
    Coq itself breaks down, the lemma at which it did has failed, and the others are not tried.
    """
    session = opened_session(opening)
    session.say(f"Set Default Timeout {seconds}.")
    proved: dict[str, bool] = {}
    taken: dict[str, float] = {}
    for attempt in attempts:
        if not attempt.place:
            session.say(attempt.text)
        elif session.ended or not wanted(attempt.place, proved):
            session.say(attempt.otherwise)
        else:
            session.put(attempt.place, attempt.text)
            began = time.monotonic()
            proved[attempt.place] = session.answer(attempt.place, attempt.text.count(".\n") * seconds + _PATIENCE)
            taken[attempt.place] = time.monotonic() - began
            session.say(attempt.otherwise)
    errors = {place: _error(said) for place, said in zip(taken, session.end(), strict=False)}
    if session.ended:
        errors[next(reversed(taken))] = COQ_ENDED
    return [
        Answer(proved[x.place], "" if proved[x.place] else errors[x.place], taken[x.place])
        if x.place in taken
        else NOT_TRIED
        for x in attempts
        if x.place
    ]


def opened_session(opening: str) -> Session:
    """Coq with the library, after it has read the opening."""
    session = Session((coq().coqtop, *library().options))
    session.say(f"{opening}\nSet Silent.\nSet Printing Width 1000.")
    return session


def _error(output: str) -> str:
    """The first error in what Coq said, but for its complaint that what was proved is not wanted unproved."""
    for told in output.split("Error:")[1:]:
        sentence = " ".join(told.partition("\n\n")[0].split())
        if sentence and not sentence.endswith("already exists."):
            return sentence[:600]
    return " ".join(output.split())[-600:]
