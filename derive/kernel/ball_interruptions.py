"""Signals that arrive while the integrator of flint is at work wait until it has come back.

The handler of a signal (Ctrl-C, a timer) may raise at the very entry of the function that the integrator calls, where
nothing can catch it; and the integrator cannot pass an exception on.

Main statement: `signals_wait`.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGALRM", "SIGVTALRM", "SIGPROF")
_SIGNALS = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))


@contextmanager
def signals_wait() -> Iterator[list[tuple[int, FrameType | None]]]:
    """Meanwhile signals are only noted, in the list; afterwards their handlers are called.

    Signals are handled in the main thread, and elsewhere there is nothing to do.
    """
    arrived: list[tuple[int, FrameType | None]] = []
    main = threading.current_thread() is threading.main_thread()
    handlers = {number: handler for number in _SIGNALS if main and callable(handler := signal.getsignal(number))}
    try:
        for number in handlers:
            signal.signal(number, lambda n, frame: arrived.append((n, frame)))
        yield arrived
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        for n, frame in arrived:
            handlers[signal.Signals(n)](n, frame)
