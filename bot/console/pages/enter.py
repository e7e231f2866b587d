"""In and out: name and password, then the code of the second factor."""

from starlette.responses import Response

from bot.console.devices import COOKIE as DEVICE
from bot.console.devices import Devices
from bot.console.proofs import Proof, Proofs
from bot.console.sessions import Sessions
from bot.console.tries import Tries
from bot.console.visit import COOKIE, Visit, go
from bot.staff.accounts import Member
from bot.staff.entrance import Entrance, NeedsCode, Refused, WrongCode


class EnterPages:
    """Let people in and out."""

    def __init__(
        self, entrance: Entrance, sessions: Sessions, tries: Tries, devices: Devices, proofs: Proofs
    ) -> None:
        """Ask `entrance` who they are; keep them in `sessions`."""
        self._entrance = entrance
        self._sessions = sessions
        self._tries = tries
        self._devices = devices
        self._proofs = proofs

    def show(self, visit: Visit) -> Response:
        """Show the form."""
        if visit.member:
            return go("/")
        return visit.show("enter.html", next=visit.asked("next"), problem="")

    def enter(self, visit: Visit) -> Response:
        """Let in whose name and password fit; ask for the code when one is due, and then for nothing else."""
        if "proved" in visit.form:
            return self._enter_with_code(visit)
        name, password = visit.typed("name"), str(visit.form.get("password", ""))
        is_known = self._devices.knows(name, self._mark(visit))
        if problem := self._too_many(visit, is_known=is_known):
            self._entrance.turn_away(name if is_known else "", "enter_turned_away")
            return self._again(visit, problem, 429)
        try:
            member = self._entrance.enter(name, password, is_known=is_known)
        except NeedsCode as due:
            return self._ask(visit, self._proofs.keep(due.member.name, due.member.epoch))
        except Refused:
            return self._again(visit, "refused", 403)
        return self._let_in(visit, member)

    def _enter_with_code(self, visit: Visit) -> Response:
        proof = self._proofs.take(visit.typed("proved"))
        if proof is None:
            return self._again(visit, "proof_gone", 403)
        is_known = self._devices.knows(proof.name, self._mark(visit))
        if problem := self._too_many(visit, is_known=is_known):
            self._entrance.turn_away(proof.name if is_known else "", "enter_turned_away")
            return self._ask(visit, self._proofs.put_back(proof, 0), problem, 429)
        try:
            member = self._entrance.enter_with_code(
                proof.name, proof.epoch, visit.typed("code"), is_known=is_known
            )
        except WrongCode:
            return self._wrong_code(visit, proof)
        except Refused:
            return self._again(visit, "refused", 403)
        return self._let_in(visit, member)

    def _wrong_code(self, visit: Visit, proof: Proof) -> Response:
        token = self._proofs.put_back(proof)
        return (
            self._ask(visit, token, "wrong_code_at_door", 403)
            if token
            else self._again(visit, "refused", 403)
        )

    def leave(self, visit: Visit) -> Response:
        """End the session."""
        self._sessions.end(visit.token)
        self._entrance.leave(visit.staff)
        response = go("/enter", left="1")
        response.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="lax")
        return response

    def _too_many(self, visit: Visit, *, is_known: bool) -> str:
        if is_known:
            return "" if self._tries.of_device(self._mark(visit)) else "too_many_tries"
        return "" if self._tries.of_stranger() else "too_fast"

    def _let_in(self, visit: Visit, member: Member) -> Response:
        if former := self._sessions.find(visit.token):  # coming in anew, they have left
            self._sessions.end(visit.token)
            self._entrance.leave(former.name)
        response = go(own_path(visit.typed("next")))
        give_cookie(response, self._sessions.begin(member.name, member.epoch))
        self._devices.mark(response, member.name)
        return response

    @staticmethod
    def _mark(visit: Visit) -> str:
        return visit.request.cookies.get(DEVICE, "")

    @staticmethod
    def _again(visit: Visit, problem: str, status: int) -> Response:
        return visit.show("enter.html", status, next=visit.typed("next"), problem=problem)

    @staticmethod
    def _ask(visit: Visit, token: str, problem: str = "", status: int = 200) -> Response:
        return visit.show("code.html", status, next=visit.typed("next"), problem=problem, proved=token)


def give_cookie(response: Response, token: str) -> None:
    """Let the browser keep a token until it is closed; no script can read it."""
    response.set_cookie(COOKIE, token, path="/", secure=True, httponly=True, samesite="lax")


def own_path(path: str) -> str:
    """Return a path of this console: the one that was asked for, unless it would lead to another site."""
    is_own = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if is_own else "/"
