"""Gaps in a wording, such as {text}: what stands in them is known only when it is said."""

import re

GAP = re.compile(r"\{(\w+)\}")


def fill(text: str, gaps: dict[str, str]) -> str:
    """Return `text` with its gaps filled; one that nothing is given for stays as it is."""
    return GAP.sub(lambda gap: gaps.get(gap[1], gap[0]), text)


def filled(template: str, gaps: dict[str, str]) -> str:
    """Return the template with its gaps filled; a line whose gap has nothing to hold is left out."""
    lines = [line for line in template.split("\n") if all(gaps.get(name, name) for name in GAP.findall(line))]
    return fill("\n".join(lines), gaps)
