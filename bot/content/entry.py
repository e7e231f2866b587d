"""What every kind of content has in common."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field


class Entry(BaseModel):
    """One entry of content; its file is <folder>/<key>.yml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    kind: ClassVar[str]

    key: str = Field(pattern=r"^[a-z0-9_]+$", max_length=60)  # a button on Telegram carries 64 bytes
    version: int = Field(default=1, ge=1)
