"""All bytes that a Redis holds: keys, what it would write to a disk, and values as they are read."""

from redis import Redis


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
