"""A topic that no model knows cannot be asked for in words: every page of it says so, and how to mend it."""

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.answers.model import Answer
from bot.compose.training import Teaching, teaching
from bot.content.store import ContentStore
from bot.settings import Settings
from bot.training.data import FEWEST
from bot.training.rows import active
from tests.unit.console.conftest import Browser

WORDS = "还差15句问法，干部打字问不到它"


@pytest.fixture
def taught(settings: Settings, engine: Engine, app: object) -> Teaching:
    assert app
    return teaching(settings, engine, lambda text: [])


@pytest.fixture
def canteen(engine: Engine, app: object) -> str:
    """Return the key of a topic that is live, and that no model knows."""
    assert app
    award = ContentStore(engine).all(Answer)["award"]
    new = {"key": "rc_300", "number": 300, "title": "食堂", "version": 1}
    ContentStore(engine).seed([award.model_copy(update=new)])
    return "rc_300"


def test_page_of_the_answer_says_it_and_leads_to_its_phrasings(zhou: Browser, canteen: str) -> None:
    page = zhou.get(f"/answer/{canteen}/edit")
    assert WORDS in page
    assert f'href="/phrasings?intent={canteen}"' in page
    assert 'value="食堂 RC-300"' in zhou.get("/phrasings", intent=canteen)


@pytest.mark.parametrize("page", ["submit", "draft"])
def test_page_of_submitting_and_of_approving_says_it(zhou: Browser, canteen: str, page: str) -> None:
    zhou.get("/answers")
    zhou.post(f"/answer/{canteen}/edit", stamp=0, title="食堂", text="新的话")
    assert WORDS in zhou.get(f"/answer/{canteen}/{page}")


def test_page_that_stands_after_approval_says_it(zhou: Browser, canteen: str) -> None:
    assert WORDS in zhou.get(f"/answer/{canteen}/history")


def test_draft_of_something_new_says_it_before_anything_is_live(zhou: Browser) -> None:
    zhou.get("/new/answer")
    assert WORDS in zhou.post("/new/answer", name="先谈话")


def test_list_marks_it_and_no_other(zhou: Browser, canteen: str) -> None:
    page = zhou.get("/answers")
    assert page.count("句问法</a>") == 1
    assert f'href="/phrasings?intent={canteen}" title="干部打字问不到它">差15句问法' in page


@pytest.mark.parametrize("path", ["/answer/award/edit", "/answer/busy/edit", "/channel/12388/edit"])
def test_what_can_be_asked_for_or_is_no_topic_says_nothing(zhou: Browser, path: str) -> None:
    assert "问不到它" not in zhou.get(path)


def test_enough_phrasings_lead_to_the_models_until_one_has_learnt_them(
    zhou: Browser, canteen: str, taught: Teaching, engine: Engine
) -> None:
    texts = [f"食堂{'一二三四五六七八九十甲乙丙丁戊'[number]}点开饭来着" for number in range(FEWEST)]
    for text in texts:
        taught.phrasings.add("周敏", canteen, text)
    assert "在用的模型还没学过" in zhou.get(f"/answer/{canteen}/edit")
    assert "等训练</a>" in zhou.get("/answers")
    with Session(engine) as session, session.begin():
        active(session).holds = [[canteen, text] for text in texts]
    assert "问不到它" not in zhou.get(f"/answer/{canteen}/edit")


def find(one: Browser, **asked: str) -> str:
    return one.get("/answers", **asked)


@pytest.mark.parametrize(
    "words", ["食堂 奖励", "奖励　食堂", "rc_300", "RC-300 食堂", "RC-300@4", "rc300", "300", "ＲＣ－300"]
)
def test_list_is_searched_for_all_words_wherever_they_stand(zhou: Browser, canteen: str, words: str) -> None:
    assert f'href="/answer/{canteen}/edit"' in find(zhou, q=words)


@pytest.mark.parametrize("words", ["食堂，奖励", "食堂、奖励", "食堂,奖励", "奖励；食堂，"])
def test_words_may_be_parted_by_commas(zhou: Browser, canteen: str, words: str) -> None:
    assert f'href="/answer/{canteen}/edit"' in find(zhou, q=words)


def test_code_of_another_leaves_it_out(zhou: Browser, canteen: str) -> None:
    assert f'href="/answer/{canteen}/edit"' not in find(zhou, q="RC-016@4")


def test_list_leaves_out_what_lacks_one_of_the_words(zhou: Browser, canteen: str) -> None:
    assert f'href="/answer/{canteen}/edit"' not in find(zhou, q="食堂 没有这个词")


def test_keys_are_shown_to_nobody(zhou: Browser, canteen: str) -> None:
    assert f">{canteen}<" not in find(zhou)
    assert "键" not in zhou.get(f"/answer/{canteen}/edit")
