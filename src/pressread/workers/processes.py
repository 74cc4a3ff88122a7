"""The processes that read and build for an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import ProcessPoolExecutor
    from typing import Any


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


def _begin(begin: Callable[..., None], given: tuple[Any, ...]) -> None:
    """In a new process: an interrupt is for the one that started it."""
    import gc
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what is loaded by now is never garbage
    begin(*given)


def end_children() -> None:
    """End every process that this one started so, whatever it is at."""
    import multiprocessing

    for process in multiprocessing.active_children():
        process.terminate()
