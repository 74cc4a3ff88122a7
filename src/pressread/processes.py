"""The processes that read and build for an import, and what each input may take of them: CPU time
by an alarm, and by the system where no alarm reaches.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ProcessPoolExecutor
    from typing import Any, NoReturn, TypeVar

    Answer = TypeVar("Answer")

_SECONDS_A_TASK = 600  # CPU time: a task's records have limits of their own, which come first
MEMORY = 960  # MB; extraction of the largest page allowed stays under half of it
TOO_MUCH = "takes more time or memory than one input may (help limits)"
_GRACE = 3  # seconds after the alarm that nobody heard


_standing_by = False
_limited = False  # whether the system ends this process for what it takes


def new_pool(workers: int, begin: Callable[..., None], *given: Any) -> ProcessPoolExecutor:
    """Up to so many processes, each of which calls ``begin(*given)`` first."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_all_start_methods, get_context

    method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    context = get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(["pressread.workers.preloaded"])
    return ProcessPoolExecutor(
        workers, mp_context=context, initializer=_begin, initargs=(begin, given)
    )


def submit(pool: ProcessPoolExecutor, task: Callable[..., Answer], *given: Any) -> Future[Answer]:
    """``pool.submit``, which may start processes and threads: no interrupt finds one half begun,
    and none is for them.
    """
    with _undisturbed():
        return pool.submit(task, *given)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put interrupts off until the end of the block; what is started in it never gets one."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(begin: Callable[..., None], given: tuple[Any, ...]) -> None:
    """In a new process: an interrupt is for the one that started it."""
    import gc

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()  # what is loaded by now is never garbage
    begin(*given)


def _end_with_parent() -> None:
    """Nobody is left to read for once the process that started this one was killed."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def limit_process(seconds: int = _SECONDS_A_TASK) -> None:
    """Let the system end this process where a task takes its time or memory in code that no
    alarm of ours reaches. Called anew for each task.
    """
    global _limited
    if not hasattr(os, "fork"):
        return
    _limited = True
    _limit("RLIMIT_CORE", 0)
    _limit("RLIMIT_DATA", int(stated("PRESSREAD_MEMORY", MEMORY)) << 20)
    _limit("RLIMIT_CPU", int(process_time() + seconds) + 1)


def _limit(name: str, soft: int) -> None:
    import resource

    kind = getattr(resource, name)
    _, most = resource.getrlimit(kind)
    resource.setrlimit(kind, (soft if most < 0 else min(soft, most), most))


class Ended(Exception):
    """A process that was split off was ended for what it took."""


def may_split() -> bool:
    """Whether a process can be split off this one, and has to be for its inputs to have limits."""
    return hasattr(os, "fork") and not _limited and threading.active_count() == 1


class Apart:
    """A process split off this one, for inputs that take time or memory in code that no alarm
    reaches: the system ends it for them. ``begin()`` is called in it and gives what answers.
    """

    def __init__(self, begin: Callable[[], Callable[[Any], Any]]) -> None:
        self._begin = begin
        self._child = 0

    def ask(self, question: Any) -> Any:
        """The answer; what was raised there is raised here. Raises ``Ended``."""
        import pickle

        if not self._child:
            self._split()
        try:
            pickle.dump(question, self._to, pickle.HIGHEST_PROTOCOL)
            self._to.flush()
            well, answer = pickle.load(self._from)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            self.close()
            raise Ended from error
        if not well:
            raise answer
        return answer

    def _split(self) -> None:
        asked, ask = os.pipe()
        answered, answer = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            os.close(ask)
            os.close(answered)
            _serve(self._begin, asked, answer)
        os.close(asked)
        os.close(answer)
        self._to, self._from = os.fdopen(ask, "wb"), os.fdopen(answered, "rb")

    def close(self) -> None:
        """End it."""
        if self._child:
            from contextlib import suppress

            for pipe in (self._to, self._from):
                with suppress(OSError):
                    pipe.close()
            os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
            self._child = 0


def _serve(begin: Callable[[], Callable[[Any], Any]], asked: int, answer: int) -> NoReturn:
    """Answer until nobody asks any more; this process never goes on as its parent's double."""
    import pickle

    try:
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        stand_by()
        answers = begin()
        with open(asked, "rb") as questions, open(answer, "wb") as out:
            while True:
                question = pickle.load(questions)
                limit_process()
                try:
                    found = pickle.dumps((True, answers(question)), pickle.HIGHEST_PROTOCOL)
                except Exception as error:
                    found = pickle.dumps((False, error), pickle.HIGHEST_PROTOCOL)
                out.write(found)
                out.flush()
    finally:
        os._exit(0)


def end_children() -> None:
    """End every process that this one started so, whatever it is at."""
    import multiprocessing

    for process in multiprocessing.active_children():
        process.terminate()


def stated(variable: str, otherwise: float) -> float:
    """A limit from the environment, if it states one above 0 there."""
    try:
        return max(float(os.environ.get(variable, "")), 0.0) or otherwise
    except ValueError:
        return otherwise


def stand_by() -> None:
    """Make ready for alarms once for all, in a process that has no other use for them."""
    global _standing_by
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGPROF, _ring)
        _standing_by = True


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise ``TimeoutError`` inside the block once this process has computed for ``seconds``.

    Waiting for a disk, or for other programs, is not the input's fault.

    Needs POSIX timers and the main thread; elsewhere the block runs without a limit.
    """
    main = threading.current_thread() is threading.main_thread()
    if not main or not hasattr(signal, "setitimer"):
        yield
        return
    before = None if _standing_by else signal.signal(signal.SIGPROF, _ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    if _limited and _standing_by:
        _limit("RLIMIT_CPU", int(process_time() + seconds) + _GRACE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        if _limited and _standing_by:
            _limit("RLIMIT_CPU", int(process_time()) + _SECONDS_A_TASK)
        if not _standing_by:
            signal.signal(signal.SIGPROF, before)


def _ring(*_: object) -> None:
    raise TimeoutError
