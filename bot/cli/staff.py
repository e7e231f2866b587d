"""The commands `ganwei staff`: the accounts of the staff."""

from typing import Annotated

import typer

from bot.compose.storage import accounts
from bot.settings import Settings
from bot.staff.roles import Role

staff = typer.Typer(no_args_is_help=True)
Name = Annotated[str, typer.Argument(help="2 to 30 characters, no space")]
InRole = Annotated[Role, typer.Option("--role", help="what they may do")]


@staff.command("add")
def staff_add(name: Name, role: InRole) -> None:
    """Make an account; the last line is its one-time password, good for seven days and kept nowhere."""
    typer.echo(accounts(Settings()).add(name, role))


@staff.command("reset")
def staff_reset(name: Name) -> None:
    """Give an account a new one-time password (the last line); its second factor is dropped."""
    typer.echo(accounts(Settings()).reset(name))


@staff.command("role")
def staff_role(name: Name, role: InRole) -> None:
    """Give an account another role."""
    accounts(Settings()).set_role(name, role)


@staff.command("shut")
def staff_shut(name: Name) -> None:
    """Shut an account; its sessions end."""
    accounts(Settings()).set_active(name, active=False)


@staff.command("open")
def staff_open(name: Name) -> None:
    """Open an account again, or unlock it."""
    accounts(Settings()).set_active(name, active=True)


@staff.command("list")
def staff_list() -> None:
    """List the accounts: name, role, state."""
    for member in accounts(Settings()).all():
        state = "shut" if not member.active else "locked" if member.is_locked else "open"
        typer.echo(f"{member.name}\t{member.role}\t{state}")
