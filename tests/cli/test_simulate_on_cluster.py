"""`tapwise simulate --dask dask://local` leaves no worker behind, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import ROOT

WORKERS = """
import os, time
from bot.cli.simulate.cluster_runs import cluster_workers
from bot.pool.cluster.address import ClusterAddress

def pid(_):
    return os.getpid()

if __name__ == "__main__":
    with cluster_workers(ClusterAddress("", workers=1)) as workers:
        print(workers.submit(pid, 0).result(), flush=True)
        workers.submit(time.sleep, 600).result()
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGTERM that can be handled")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_no_worker_of_a_local_cluster_outlives_the_simulation(
    tmp_path: Path, number: signal.Signals
) -> None:
    script = tmp_path / "script.py"
    script.write_text(WORKERS)
    command, environment = [sys.executable, str(script)], os.environ | {"PYTHONPATH": str(ROOT)}

    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.send_signal(number)
        try:
            parent.communicate(timeout=60)  # until the worker, which has the pipe too, has ended
        except subprocess.TimeoutExpired:
            os.kill(worker, signal.SIGKILL)
            raise
    assert parent.returncode != 0
