"""Many files at once: a process pool and a Dask cluster give the same bytes, in order; a worker that dies loses nothing."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = """UBND TỈNH BÌNH THUẬN
SỞ THỬ NGHIỆM

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}/KH-STN

Bình Thuận, ngày 05 tháng 7 năm 2023

KẾ HOẠCH
Thử nghiệm (HƯ CẤU) năm 2023

Thực hiện Chỉ thị số 03-CT/TW ngày 19/5/2021 của Ban Bí thư, Sở Thử nghiệm xây dựng kế hoạch (hư cấu) như sau:

I. MỤC ĐÍCH
Thử việc đọc nhiều văn bản.

II. PHÂN CÔNG NHIỆM VỤ
1. Sở Công Thương
- Chủ trì, phối hợp với Sở Tài chính tổ chức phiên chợ hư cấu số {number}.
- Báo cáo trước ngày 30/11/2023.
""" + "".join(f"- Phối hợp với Sở Y tế tổ chức đợt bán hàng hư cấu thứ {at} ở xã.\n" for at in range(60))
COUNT = 160  # documents: enough for a worker to be killed while there is work


def extract(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "etl", "extract", "--format", "json", "--quiet", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240)


@pytest.fixture(scope="module")
def many(tmp_path_factory) -> Path:
    """A folder of invented documents, one of them no document at all."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(1, COUNT):
        (folder / f"{number:03}.txt").write_text(DOCUMENT.format(number=number), encoding="utf-8")
    (folder / "999.pdf").write_bytes(b"%PDF-1.7 cut off")
    return folder


@pytest.fixture(scope="module")
def on_this_machine(many) -> str:
    """What the process pool prints."""
    done = extract(many)
    assert done.returncode == 1, done.stderr
    assert f"vào {COUNT} = đọc {COUNT - 1} + loại 1" in done.stderr and "999.pdf" in done.stderr
    return done.stdout


def test_drafts_come_in_the_order_of_the_files(on_this_machine):
    assert re.findall(r'"file":"(\d+)\.txt"', on_this_machine) == [f"{number:03}" for number in range(1, COUNT)]


def test_one_process_gives_the_same_bytes(many, on_this_machine):
    files = sorted(many.glob("00[1-5].txt"))
    done = extract(*files)
    assert done.stdout == "".join(on_this_machine.splitlines(keepends=True)[:5])
    assert done.stderr.splitlines() == ["Văn bản: vào 5 = đọc 5 + loại 0"]  # no library has anything to add when it ends


@contextmanager
def cluster() -> Iterator[tuple[str, list[subprocess.Popen]]]:
    """A Dask scheduler and two workers, each a process of its own on this machine; its address and the workers."""
    environment = os.environ | {"DASK_DISTRIBUTED__WORKER__DAEMON": "False", "PYTHONPATH": str(ROOT)}
    quiet = {"cwd": ROOT, "env": environment, "stderr": subprocess.STDOUT, "text": True}
    scheduler = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"],
        stdout=subprocess.PIPE, **quiet,
    )  # fmt: skip
    started = [scheduler]
    try:
        address = next(found[0] for line in scheduler.stdout if (found := re.search(r"tcp://127\.0\.0\.1:\d+", line)))
        options = ["--nthreads", "1", "--no-dashboard", "--no-nanny"]
        worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, *options]
        workers = [subprocess.Popen(worker, stdout=subprocess.DEVNULL, **quiet) for _ in range(2)]
        started += workers
        yield address, workers
    finally:
        for process in started:
            process.kill()
            process.wait(10)
        scheduler.stdout.close()


def test_a_cluster_gives_the_same_bytes(many, on_this_machine):
    with cluster() as (address, _):
        done = extract(many, "--scheduler", address)
    assert done.stdout == on_this_machine, done.stderr


def test_a_worker_of_the_cluster_killed_in_the_middle_loses_nothing(many, on_this_machine, tmp_path):
    with cluster() as (address, workers):
        command = [sys.executable, "-m", "etl", "extract", "--format", "json", "--quiet", str(many), "--scheduler", address]
        with (tmp_path / "out").open("w") as out, (tmp_path / "err").open("w") as err:
            running = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=err)
            busy = psutil.Process(workers[0].pid)
            before = busy.cpu_times().user
            until = time.monotonic() + 60
            while running.poll() is None and busy.cpu_times().user < before + 1.2 and time.monotonic() < until:
                time.sleep(0.01)
            assert running.poll() is None, "the work was over before a worker could be killed"
            workers[0].send_signal(signal.SIGKILL)
            assert running.wait(200) == 1, (tmp_path / "err").read_text()
    assert (tmp_path / "out").read_text(encoding="utf-8") == on_this_machine


def test_a_worker_of_this_machine_killed_in_the_middle_loses_nothing(many, on_this_machine, tmp_path):
    command = [sys.executable, "-m", "etl", "extract", "--format", "json", "--quiet", str(many)]
    with (tmp_path / "out").open("w") as out:
        running = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.DEVNULL)
        until, worker = time.monotonic() + 60, None
        while worker is None and time.monotonic() < until and running.poll() is None:
            spawned = [child for child in psutil.Process(running.pid).children() if "spawn_main" in " ".join(child.cmdline())]
            worker = next(iter(spawned), None)
            time.sleep(0.01)
        assert worker is not None
        worker.kill()
        assert running.wait(200) == 1
    assert (tmp_path / "out").read_text(encoding="utf-8") == on_this_machine


def test_no_cluster_at_the_address_is_one_clear_line(many):
    done = extract(many, "--scheduler", "tcp://127.0.0.1:9")
    assert done.returncode == 2 and "Không nối được cụm máy" in done.stderr and "Traceback" not in done.stderr


def test_no_file_at_all_is_one_clear_line(tmp_path):
    done = extract(tmp_path)
    assert done.returncode == 2 and "Không thấy tệp nào" in done.stderr
