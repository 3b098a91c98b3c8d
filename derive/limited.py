"""Runs a function in a child process with bounded time and memory: for input that nobody vouches for.

Normal forms can be large however small a formula is; a bound on the process is the one that always holds.
Where the system has no fork (Windows) the function runs in this process, within the kernel's own limits.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import traceback
from collections.abc import Callable

SECONDS = 20
MEMORY = 2 * 1024**3


class TooMuch(Exception):
    """The child process was stopped because it took too much time or memory."""


def limited(work: Callable[[], bool], seconds: int = SECONDS, memory: int = MEMORY) -> bool:
    """The answer of `work`, which prints what it has to say. Raises TooMuch when it was stopped."""
    if not hasattr(os, "fork"):
        return work()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        code = 3
        try:
            _bound(seconds, memory)
            code = 0 if work() else 1
        except MemoryError:
            code = 4
        except RecursionError:
            code = 4
        except Exception:
            traceback.print_exc()
        finally:
            with contextlib.suppress(Exception):
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(code)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code in (0, 1):
        return code == 0
    if code == 3:
        raise RuntimeError("The child process ended with an error of its own; its message stands above.")
    raise TooMuch


def _bound(seconds: int, memory: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(2 * seconds)  # waiting counts too
