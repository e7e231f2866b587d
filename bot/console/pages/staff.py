"""The accounts, as an admin keeps them."""

from collections.abc import Callable

from starlette.responses import Response

from bot.console.visit import Visit, go
from bot.staff.accounts import Accounts, BadName, NameTaken, NoSuchStaff
from bot.staff.roles import Role


class StaffPages:
    """Let an admin keep the accounts."""

    def __init__(self, accounts: Callable[[str], Accounts]) -> None:
        """Act by the `accounts` of whoever it is."""
        self._accounts = accounts

    def show(self, visit: Visit) -> Response:
        """Show all accounts."""
        return self._show(visit)

    def add(self, visit: Visit) -> Response:
        """Make an account; its one-time password is shown once."""
        name, role = visit.typed("name"), visit.typed("role")
        if role not in list(Role):
            return self._show(visit, "bad_role", 422)
        try:
            password = self._accounts(visit.staff).add(name, Role(role))
        except BadName:
            return self._show(visit, "bad_name", 422)
        except NameTaken:
            return self._show(visit, "name_taken", 422)
        return visit.show("one_time.html", deed="add", name=name, password=password)

    def change(self, visit: Visit) -> Response:
        """Reset, shut, open an account, or give it another role; nobody does it to their own."""
        name, deed = visit.typed("name"), visit.typed("deed")
        if name == visit.staff:
            return self._show(visit, "own_account", 422)
        try:
            if deed == "reset":
                password = self._accounts(visit.staff).reset(name)
                return visit.show("one_time.html", deed=deed, name=name, password=password)
            done = self._change(visit, name, deed)
        except NoSuchStaff:
            return self._show(visit, "not_found", 404)
        except ValueError:
            return self._show(visit, "bad_role", 422)
        return go("/staff", done, name=name)

    def _change(self, visit: Visit, name: str, deed: str) -> str:
        """Return the code of what was done."""
        accounts = self._accounts(visit.staff)
        if deed in ("shut", "open"):
            accounts.set_active(name, active=deed == "open")
            return f"staff_{deed}"
        accounts.set_role(name, Role(deed))
        return "staff_role"

    def _show(self, visit: Visit, problem: str = "", status: int = 200) -> Response:
        everybody = self._accounts(visit.staff).all()
        return visit.show("staff.html", status, everybody=everybody, roles=list(Role), problem=problem)
