"""Nothing typed, and no sender, is found in output, files or Redis after a talk with marked strings."""

import subprocess
from pathlib import Path

from redis import Redis

from tests.conftest import start_stack
from tests.redis_search import everything_in

MARK = "玄龟夜渡乌江"
SENDER = "marked-sender-7f3a"
MESSAGES = (
    f"{MARK}这种试点没干成能不能容",
    f"{MARK}",
    f"/{MARK}",
    f"/useful {MARK} 1",
    f"我不想活了{MARK}",
    f"举报{MARK}局长收钱",
    f"{MARK}" * 200,
    f"<script>{MARK}</script>",
    "再详细点",
)


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "models" not in path.parts]


def redis_dump(url: str) -> bytes:
    with Redis.from_url(url) as redis:
        return everything_in(redis)


def test_marked_words_leave_no_trace(trained_data_dir: Path, tmp_path: Path) -> None:
    from bot.ephemeral.server import redis_url

    with redis_url("") as url:
        output = tmp_path / "output.log"
        stack = start_stack(trained_data_dir, output, GANWEI_REDIS_URL=url)
        try:
            stack.wait_until_ready()
            for message in MESSAGES:
                assert stack.post(message, SENDER).status_code == 200
            stack.http.post("/webhooks/rest/webhook", content=f'{{"message": "{MARK}'.encode())
            metrics = stack.http.get("/metrics").text
            remembered = redis_dump(url)
        finally:
            stack.stop()
    assert b"ganwei:talk:" in remembered  # the dump did see the talk
    traces = [output.read_bytes(), metrics.encode(), remembered]
    traces += [path.read_bytes() for path in files_below(trained_data_dir)]
    for trace in traces:
        for word in (MARK, SENDER):
            assert word.encode() not in trace
            assert word.encode("unicode_escape") not in trace


def test_ctrl_c_ends_every_process(trained_data_dir: Path, tmp_path: Path) -> None:
    stack = start_stack(trained_data_dir, tmp_path / "output.log")
    stack.wait_until_ready()
    children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(stack.process.pid)], capture_output=True)
    pids = children.stdout.split()
    assert len(pids) >= 2  # Rasa and Redis
    assert stack.stop() == 0
    alive = subprocess.run(["ps", "-o", "pid=", "-p", b",".join(pids).decode()], capture_output=True)
    assert alive.stdout.split() == []
