"""One's own account: the password, the second factor."""

import segno
from starlette.responses import Response

from bot.console.pages.enter import give_cookie
from bot.console.sessions import Sessions
from bot.console.tries import Tries
from bot.console.visit import Visit, go
from bot.staff.entrance import Refused, WrongCode
from bot.staff.own_account import BadPassword, OwnAccount
from bot.staff.second_factor import address, new_secret


class AccountPages:
    """Let people change their own account."""

    def __init__(self, own: OwnAccount, sessions: Sessions, tries: Tries) -> None:
        """Change it by `own`; what is being set up waits in the session."""
        self._own = own
        self._sessions = sessions
        self._tries = tries

    def show(self, visit: Visit) -> Response:
        """Show what there is to change."""
        return visit.show("account.html")

    def show_password(self, visit: Visit) -> Response:
        """Show the form for a new password."""
        return visit.show("password.html", problem="")

    def change_password(self, visit: Visit) -> Response:
        """Change the password; this session goes on, the others end."""
        former, new = str(visit.form.get("password", "")), str(visit.form.get("new", ""))
        if not self._tries.of_member(visit.staff):
            return visit.show("password.html", 429, problem="too_many_tries")
        if new != visit.form.get("again"):
            return visit.show("password.html", 422, problem="not_the_same")
        try:
            member = self._own.change_password(visit.staff, former, new)
        except Refused:
            return visit.show("password.html", 403, problem="wrong_password")
        except BadPassword as bad:
            return visit.show("password.html", 422, problem=bad.fault)
        self._sessions.end(visit.token)
        response = go("/account", "password")
        give_cookie(response, self._sessions.begin(member.name, member.epoch))
        return response

    def show_second_factor(self, visit: Visit) -> Response:
        """Show a secret by lot as a QR code, or the way to drop the second factor."""
        if visit.member and visit.member.has_totp:
            return visit.show("second_factor_off.html", problem="")
        return self._secret(visit, new_secret(), "")

    def set_second_factor(self, visit: Visit) -> Response:
        """Set up the secret that was shown, if the app's code fits; once, however often it is sent."""
        if visit.member and visit.member.has_totp:
            return go("/account", "second_factor_on")
        secret = visit.session.pending if visit.session else ""
        if not secret:
            return self._secret(visit, new_secret(), "secret_gone", 409)
        if not self._tries.of_member(visit.staff):
            return self._secret(visit, secret, "too_many_tries", 429)
        password, code = str(visit.form.get("password", "")), visit.typed("code")
        try:
            self._own.set_second_factor(visit.staff, password, secret, code)
        except WrongCode:
            return self._secret(visit, secret, "wrong_code", 403)
        except Refused:
            return self._secret(visit, secret, "wrong_password", 403)
        if visit.session:
            self._sessions.change(visit.token, visit.session, pending="")
        return go("/account", "second_factor_on")

    def drop_second_factor(self, visit: Visit) -> Response:
        """Drop the second factor."""
        if not self._tries.of_member(visit.staff):
            return visit.show("second_factor_off.html", 429, problem="too_many_tries")
        try:
            self._own.drop_second_factor(visit.staff, str(visit.form.get("password", "")))
        except Refused:
            return visit.show("second_factor_off.html", 403, problem="wrong_password")
        return go("/account", "second_factor_off")

    def _secret(self, visit: Visit, secret: str, problem: str, status: int = 200) -> Response:
        if visit.session:
            visit.session = self._sessions.change(visit.token, visit.session, pending=secret)
        picture = segno.make(address(secret, visit.staff)).svg_inline(scale=5, border=2)
        return visit.show("second_factor.html", status, secret=secret, picture=picture, problem=problem)
