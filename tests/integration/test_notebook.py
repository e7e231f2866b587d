"""The example notebook runs on a release, from its first cell to its last."""

import nbformat
import pytest
from nbclient import NotebookClient

from bot.settings import ROOT

NOTEBOOK = ROOT / "docs" / "research.ipynb"


def run(folder, monkeypatch):
    """Run the notebook on a release; return all that it printed and showed."""
    monkeypatch.setenv("GANWEI_RELEASE", str(folder))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": ROOT}}
    ).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return "\n".join(output.get("text") or output.get("data", {}).get("text/plain", "") for output in outputs)


@pytest.mark.parametrize("options", [{}, {"epsilon": 0.0, "texts": 0}], ids=["full", "bare"])
def test_the_notebook_runs_on_a_release(make_release, options, monkeypatch):
    folder, risk = make_release(rows=3000, **options)
    shown = run(folder, monkeypatch)
    assert f"{risk['rows_out']} 条" in shown
    assert f"{risk['texts']['released']} 条有原话" in shown
    assert ("这一份没有公布总数" in shown) == bool(options)


def test_the_notebook_is_kept_without_outputs():
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells)
