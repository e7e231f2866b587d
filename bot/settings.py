"""Every setting, read from the environment (names start with GANWEI_); README.md lists them."""

from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """What an operator may choose. Times are in seconds."""

    model_config = SettingsConfigDict(env_prefix="GANWEI_")

    host: str = "127.0.0.1"
    port: int = 8000
    data_dir: Path = ROOT / "var"
    redis_url: str = ""  # empty: an embedded server without persistence
    database_url: str = ""  # empty: an SQLite file in data_dir
    key_file: Path | None = None  # of the concerns; empty: in data_dir
    days_kept: int = Field(default=90, ge=1)  # texts of concerns, from the end of their week
    release_budget: float = Field(default=10.0, ge=0)  # epsilon that counts of one body of data may cost
    misses_k: int = Field(default=5, ge=5, le=50)  # senders of like questions before one is kept
    rasa_workers: int = Field(default=1, ge=1)
    rasa_python: Path = ROOT / ".venv-rasa" / "bin" / "python"
    learn_from: Path = ROOT  # the folder of config.yml, domain.yml, nlu/, stories/ and tests/heldout/
    exit_url: str = "about:blank"  # where the page's quick exit leads
    answer_timeout: float = Field(default=8.0, gt=0, lt=10)
    messages_per_second: int = Field(default=20, ge=1)  # from one sender
    turns_at_once: int = Field(default=64, ge=1)  # more are told that the service is busy
    count_seconds: int = Field(default=10, ge=1, le=86400)  # counts are written at multiples of it
    telegram_token: SecretStr = SecretStr("")  # empty: no Telegram
    telegram_api_url: str = "https://api.telegram.org"
    telegram_webhook_url: str = ""  # empty: long polling
    telegram_messages_per_second: int = Field(default=30, ge=1)  # Telegram allows a bot no more
    console_host: str = "127.0.0.1"
    console_port: int = 8001  # 0: no console in this process
    console_idle_minutes: int = Field(default=30, ge=1)  # a session of the staff ends when it is not used
    time_zone: str = "Asia/Shanghai"  # in which staff read times and a day begins; the database keeps UTC
    page_url: str = ""  # of the chat page, told to people on Telegram; empty: the webhook's site

    @field_validator("telegram_webhook_url")
    @classmethod
    def _has_a_path_of_its_own(cls, url: str) -> str:
        if url and len(urlsplit(url).path) <= 1:
            raise ValueError("must have a path of its own, such as https://example.org/telegram")
        return url

    def has_telegram(self) -> bool:
        """Say whether there is a token for Telegram."""
        return bool(self.telegram_token.get_secret_value())

    def page(self) -> str:
        """Return the address of the chat page as people are told it, or an empty string."""
        site = urlsplit(self.telegram_webhook_url)
        return self.page_url or (f"{site.scheme}://{site.netloc}/" if site.netloc else "")

    def console(self) -> str:
        """Return the address of the console on this machine, or an empty string when there is none."""
        return f"http://{self.console_host}:{self.console_port}/" if self.console_port else ""

    def database(self) -> str:
        """Return the SQLAlchemy URL of the database that lasts."""
        return self.database_url or f"sqlite:///{self.data_dir / 'ganwei.sqlite'}"

    def keys(self) -> Path:
        """Return the file of the keys that encrypt concerns; it belongs outside the database's backups."""
        return self.key_file or self.data_dir / "keys" / "concerns.json"

    def models(self) -> Path:
        """Return the folder of trained models."""
        return self.data_dir / "models"
