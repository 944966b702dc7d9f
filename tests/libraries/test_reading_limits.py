"""What a process that reads a file may take."""

import os
import shutil

import pytest

from bot.libraries.reading_limits import MAX_SECONDS, memory_of, patience_for, time_for


def test_a_file_gets_ten_seconds_and_more_for_each_page_but_not_for_ever():
    assert time_for(0) == 10
    assert 10 < time_for(100) < time_for(300)
    assert time_for(10**9) == MAX_SECONDS
    assert patience_for(0) > time_for(0)  # a busy machine is no fault of the file


@pytest.mark.skipif(not shutil.which("ps"), reason="there is no ps")
def test_the_memory_of_a_process_is_told_where_the_system_does_not_limit_it():
    assert 5_000_000 < memory_of(os.getpid()) < 20_000_000_000
    assert memory_of(2**22 + 1) == 0
