"""Threads that take a job each."""

import threading

from bot.libraries.cluster.workers import Workers


def test_jobs_that_wait_for_each_other_are_done_at_once():
    workers, meeting = Workers(), threading.Barrier(5, timeout=30)
    for _ in range(4):
        workers.run(meeting.wait)
    meeting.wait()


def test_one_thread_does_all_jobs_that_come_one_after_the_other():
    workers, threads = Workers(), set()
    for _ in range(50):
        done = threading.Event()
        workers.run(lambda done=done: (threads.add(threading.get_ident()), done.set()))
        assert done.wait(30)
    assert len(threads) < 10
