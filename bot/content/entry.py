"""What every kind of content has in common."""

import re
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

NEW_KEY = re.compile(r"[a-z][a-z0-9_]{1,59}")  # what staff may call a new entry


class Entry(BaseModel):
    """One entry of content; its file is <folder>/<key>.yml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    kind: ClassVar[str]

    key: str = Field(pattern=r"^[a-z0-9_]+$", max_length=60)  # a button on Telegram carries 64 bytes
    version: int = Field(default=1, ge=1)
