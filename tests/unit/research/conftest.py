"""Fixtures of the tests of research."""

import pytest

from bot.research.report.page import page
from tests.released_rows import whole_material
from tests.unit.research.report_read import Read


@pytest.fixture(scope="session")
def whole() -> Read:
    """Return the page of a material that has everything."""
    return Read(page(whole_material()))
