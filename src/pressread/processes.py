"""The processes that read and build for an import."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pressread.watchdog import stated

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ProcessPoolExecutor
    from typing import Any, TypeVar

    Answer = TypeVar("Answer")

_SECONDS_A_TASK = 600  # CPU time: a task's records have limits of their own, which come first
MEMORY = 1024  # MB; extraction of the largest page allowed stays under half of it


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
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()  # what is loaded by now is never garbage
    begin(*given)


def _end_with_parent() -> None:
    """Nobody is left to read for once the process that started this one was killed."""
    import os
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def limit_process(seconds: int = _SECONDS_A_TASK) -> None:
    """Let the system end this process where a task takes its time or memory in code that no
    alarm of ours reaches. Called anew for each task.
    """
    try:
        import resource
    except ImportError:  # not on this platform
        return
    from time import process_time

    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(process_time()) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft if most < 0 else min(soft, most), most))
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    memory = int(stated("PRESSREAD_MEMORY", MEMORY)) << 20
    resource.setrlimit(resource.RLIMIT_DATA, (memory if most < 0 else min(memory, most), most))


def end_children() -> None:
    """End every process that this one started so, whatever it is at."""
    import multiprocessing

    for process in multiprocessing.active_children():
        process.terminate()
