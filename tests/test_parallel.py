"""Work on all processors: every item once, results in order, errors as they are."""

import multiprocessing
import os
import signal

import pytest

from derive import parallel
from derive.parallel import in_parallel


@pytest.fixture(autouse=True)
def three_processes(monkeypatch):
    monkeypatch.setattr(parallel, "_processors", lambda: 3)


def test_every_item_once_and_in_order(tmp_path):
    def work(k):
        (tmp_path / str(k)).touch(exist_ok=False)
        return k * k

    done = []
    assert in_parallel(work, range(100), lambda: done.append(1)) == [k * k for k in range(100)]
    assert len(done) == len(list(tmp_path.iterdir())) == 100


def test_several_processes_work():
    assert len(set(in_parallel(lambda k: (os.getpid(), sum(range(200_000)))[0], range(60)))) > 1


def test_one_that_has_much_left_is_helped():
    places = parallel._Places(6, 2, multiprocessing.get_context("fork"))
    assert [places.next(0) for _ in range(6)] == [0, 1, 2, 5, 4, 3]
    assert places.next(1) is None


def test_an_error_comes_with_the_line_that_raised_it():
    def work(k):
        if k == 7:
            raise LookupError("seven")
        return k

    with pytest.raises(LookupError, match="seven") as raised:
        in_parallel(work, range(20))
    assert raised.traceback[-1].name == "work"


def test_a_process_that_is_killed_is_told():
    def work(k):
        if k == 5:
            os.kill(os.getpid(), signal.SIGKILL)
        return k

    with pytest.raises(RuntimeError, match="A process ended before its work was done"):
        in_parallel(work, range(9))


def test_without_forks_all_happens_here(monkeypatch):
    monkeypatch.setattr(parallel, "_processors", lambda: 1)
    assert set(in_parallel(lambda k: os.getpid(), range(5))) == {os.getpid()}
    assert in_parallel(lambda k: k, []) == []
