"""All bytes that a service holds: in Redis (keys, values, what it would write to a disk), files and logs."""

from redis import Redis

from tests.conftest import Stack


def everything_in(redis: Redis) -> bytes:
    """Return it all as one string to be searched."""
    parts: list[bytes] = []
    for key in redis.keys():
        parts += [key, redis.dump(key) or b"", *_values(redis, key)]
    return b"\n".join(parts)


def _values(redis: Redis, key: bytes) -> list[bytes]:
    kind = redis.type(key)
    if kind == b"set":
        return [*redis.smembers(key)]
    if kind == b"hash":
        return [part for pair in redis.hgetall(key).items() for part in pair]
    return [redis.get(key) or b""] if kind == b"string" else []


def everything_held(stack: Stack, redis: Redis) -> bytes:
    """Return all that Redis, the database, the other files, the log and the metrics of a service hold."""
    files = [file for file in stack.data_dir.rglob("*") if file.is_file() and "models" not in file.parts]
    held = everything_in(redis)
    assert held
    log = stack.output.read_bytes() + stack.http.get("/metrics").content
    return b"".join([held, *(file.read_bytes() for file in files), log])
