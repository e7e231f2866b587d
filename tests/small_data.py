"""A small repository to learn from: ten intents of the real one, a few phrasings each. For both Pythons."""

import json
from pathlib import Path
from shutil import copy

import yaml

ROOT = Path(__file__).resolve().parents[1]
INTENTS = (
    *("greet", "fear", "what_is", "distress", "repeat"),
    *("start_self_check", "affirm", "deny", "unsure", "cancel"),
)
PHRASINGS, HELD_OUT = 30, 4
NEW_TOPIC = (
    *("食堂几点开饭", "中午食堂还有饭吗", "单位食堂让不让带家属", "食堂的饭卡在哪里充", "食堂晚饭开不开"),
    *("吃食堂一顿多少钱", "食堂饭菜谁来管", "早饭食堂有没有", "食堂周末做不做饭", "食堂里能打包吗"),
    *("食堂今天啥菜", "去食堂吃饭要刷卡不", "食堂的饭太咸了找谁", "外单位的人能进食堂吃吗", "食堂啥时候关门"),
)


def write_small_repository(root: Path) -> Path:
    """Write it below `root`, with held-out questions of each intent."""
    for folder in ("nlu", "stories", "answers", "tests/heldout"):
        (root / folder).mkdir(parents=True)
    copy(ROOT / "config.yml", root)
    for story in (*INTENTS, "no_single_topic"):
        copy(ROOT / "stories" / f"{story}.yml", root / "stories")
    _write(root / "domain.yml", _domain())
    held_out = []
    for intent in INTENTS:
        lines = _phrasings(intent)
        examples = "".join(f"- {line}\n" for line in lines[:PHRASINGS])
        _write(
            root / f"nlu/{intent}.yml", {"version": "3.1", "nlu": [{"intent": intent, "examples": examples}]}
        )
        held_out += [f"{intent}\tterse\t{line}\n" for line in lines[PHRASINGS : PHRASINGS + HELD_OUT]]
    (root / "tests/heldout/dev.tsv").write_text("".join(held_out), "utf-8")
    (root / "answers/facts.json").write_text(json.dumps({}), "utf-8")
    return root


def _domain() -> dict:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    kept = {f"utter_{name}" for name in INTENTS}
    responses = {
        name: says
        for name, says in domain["responses"].items()
        if name in kept or name.startswith("utter_ask_self_check")
    }
    return {**domain, "intents": list(INTENTS), "responses": responses}


def _phrasings(intent: str) -> list:
    [*blocks] = yaml.safe_load((ROOT / "nlu" / f"{intent}.yml").read_text("utf-8"))["nlu"]
    lines = [line.strip() for block in blocks for line in block["examples"].splitlines()]
    return [line[2:] for line in lines if line]


def _write(path: Path, content: dict) -> None:
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")
