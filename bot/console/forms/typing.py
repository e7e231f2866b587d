"""What browsers send and people type: line ends, white space, several values of one name."""

from starlette.datastructures import FormData


def line(form: FormData, name: str) -> str:
    """Return a field of one line; white space around it and line breaks are gone."""
    return " ".join(text(form, name).split("\n")).strip()


def text(form: FormData, name: str) -> str:
    """Return a field of several lines with the line ends that we store, without white space at its end."""
    value = form.get(name, "")
    return value.replace("\r\n", "\n").replace("\r", "\n").rstrip() if isinstance(value, str) else ""


def several(form: FormData, name: str) -> list[str]:
    """Return the values of a name that were chosen, without the empty ones."""
    return [value for value in form.getlist(name) if isinstance(value, str) and value]
