"""The pages of phrasings and models: what is taken, what is shown of a training, who activates."""

from collections.abc import Callable

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.audit.search import AuditList, Wanted
from bot.compose.training import Teaching, teaching
from bot.settings import Settings
from bot.training.tables import Fault, ModelRow, State
from tests.unit.console.conftest import Browser

NEW = "俺这回干砸了还能有救不"


@pytest.fixture
def taught(settings: Settings, engine: Engine, app: object) -> Teaching:
    return teaching(settings, engine, lambda text: [])


def test_phrasings_are_added_a_line_each(zhou: Browser, taught: Teaching) -> None:
    zhou.get("/phrasings")
    page = zhou.post("/phrasings", intent="tolerable", text=f"{NEW}\n\n  这种糗事领导能不能抬抬手呢咱说  ")
    assert "已添加。" in page
    assert [one.text for one in taught.phrasings.all()] == [NEW, "这种糗事领导能不能抬抬手呢咱说"]


def test_line_that_is_refused_stays_in_the_form_with_the_reason_and_the_others_are_taken(
    zhou: Browser, taught: Teaching
) -> None:
    zhou.get("/phrasings")
    page = zhou.post("/phrasings", 422, intent="tolerable", text=f"{NEW}\n找张三行不行来着嘛")
    assert "“张三”像是姓名、单位或号码" in page
    assert "找张三行不行来着嘛\n</textarea>" in page
    assert [one.text for one in taught.phrasings.all()] == [NEW]


def test_phrasing_of_another_topic_is_refused_and_says_which(zhou: Browser, taught: Teaching) -> None:
    taught.phrasings.add("李强", "pay", NEW)
    zhou.get("/phrasings")
    page = zhou.post("/phrasings", 422, intent="award", text=NEW)
    assert "已经加给“待遇和奖金激励 RC-" in page
    assert [one.intent for one in taught.phrasings.all()] == ["pay"]


@pytest.mark.parametrize("typed", ["award", "RC-037", "37"])
def test_topic_is_found_by_its_number(zhou: Browser, taught: Teaching, typed: str) -> None:
    zhou.get("/phrasings")
    zhou.post("/phrasings", intent=typed, text=NEW)
    assert [one.intent for one in taught.phrasings.all()] == ["award"]


def test_topic_that_is_not_there_is_said_once_and_the_lines_stay(zhou: Browser, taught: Teaching) -> None:
    zhou.get("/phrasings")
    page = zhou.post("/phrasings", 422, intent="待遇", text=f"{NEW}\n第二句也还在呢")
    assert page.count("请从列出来的里面选一条") == 1
    assert f"{NEW}\r\n第二句也还在呢</textarea>".replace("\r", "") in page.replace("\r", "")
    assert "这几句没有收" not in page
    assert taught.phrasings.all() == []


def test_nothing_is_said_to_be_kept_when_every_line_was_refused(zhou: Browser) -> None:
    zhou.get("/phrasings")
    assert "别的已经存了" not in zhou.post("/phrasings", 422, intent="tolerable", text="找张三行不行来着嘛")
    page = zhou.post("/phrasings", 422, intent="tolerable", text=f"{NEW}\n找张三行不行来着嘛")
    assert "这几句没有收，别的已经存了" in page


def test_phrasing_is_dropped(zhou: Browser, taught: Teaching) -> None:
    number = taught.phrasings.add("周敏", "tolerable", NEW)
    zhou.get("/phrasings")
    zhou.post("/phrasings/drop", number=number)
    assert taught.phrasings.all() == []


def test_model_is_asked_for_and_waits(zhou: Browser, taught: Teaching) -> None:
    taught.phrasings.add("周敏", "tolerable", NEW)
    zhou.get("/models")
    page = zhou.post("/models")
    assert "等着" in page
    assert 'hx-get="/models/progress"' in page
    assert "等它好了再来" in zhou.post("/models", 409)


def test_nothing_new_is_said(zhou: Browser, taught: Teaching) -> None:
    zhou.get("/models")
    assert "没有新的问法" in zhou.post("/models", 409)


@pytest.fixture
def made(engine: Engine, taught: Teaching) -> Callable[[State], int]:
    """Return what makes a model stand somewhere, as the trainer would have left it."""

    def make(state: State) -> int:
        taught.phrasings.add("周敏", "tolerable", NEW)
        number = taught.models.request("周敏")
        question = {"set": "dev", "wanted": ["pay"], "text": "工资咋涨", "before": ["pay"], "after": ["care"]}
        with Session(engine) as session, session.begin():
            row = session.get_one(ModelRow, number)
            row.state, row.is_under_way = state, None
            row.asked, row.moved, row.regressions = 100, 1, int(state is State.BLOCKED)
            row.figures = {
                "before": {"topic_questions_right": 0.98},
                "after": {"topic_questions_right": 0.97},
            }
            row.questions = [{**question, "was_right": True, "is_right": False}]
            row.fault = Fault.TRAINING if state is State.FAILED else ""
        return number

    return make


def test_questions_that_go_elsewhere_are_shown(zhou: Browser, made: Callable[[State], int]) -> None:
    page = zhou.get(f"/models/{made(State.BLOCKED)}")
    assert "工资咋涨" in page
    assert "98.0%" in page
    assert "待遇和奖金激励 RC-038" in page
    assert "要审核的人来启用" in page


def test_regression_blocks_until_an_approver_says_why(
    chen: Browser, taught: Teaching, made: Callable[[State], int], engine: Engine
) -> None:
    number = made(State.BLOCKED)
    chen.get(f"/models/{number}")
    assert "要启用请写明理由" in chen.post("/models/activate", 422, number=number)
    chen.post("/models/activate", number=number, reason="那道题的说法已经没人用了")
    assert taught.models.all()[0].state is State.ACTIVE
    [deed] = AuditList(engine).all(Wanted(action="model_activate"))
    assert (deed.staff, deed.reason) == ("陈静", "那道题的说法已经没人用了")


def test_who_added_phrasings_does_not_activate_the_model_and_the_page_says_so(
    chen: Browser, taught: Teaching, made: Callable[[State], int]
) -> None:
    taught.phrasings.add("陈静", "pay", "发的那个钱到底怎么算的呀咱说")
    number = made(State.READY)
    page = chen.get(f"/models/{number}")
    assert "这个模型里有您添加（或去掉）的问法" in page
    assert "启用这个模型" not in page
    assert "要另一位审核的人来启用" in chen.post("/models/activate", 409, number=number)
    assert taught.models.all()[0].state is State.READY


def test_former_model_is_one_click_away(
    chen: Browser, taught: Teaching, made: Callable[[State], int]
) -> None:
    chen.get("/models")
    chen.post("/models/activate", number=made(State.READY))
    assert "换回上一个模型" in chen.get("/models")
    chen.post("/models/back")
    assert [one.number for one in taught.models.all() if one.state is State.ACTIVE] == [1]


def test_editor_does_not_activate(zhou: Browser, taught: Teaching, made: Callable[[State], int]) -> None:
    number = made(State.READY)
    zhou.get("/models")
    zhou.post("/models/activate", 403, number=number)
    assert taught.models.all()[0].state is State.READY


@pytest.mark.parametrize("state", State)
def test_every_state_of_a_model_has_its_words(
    zhou: Browser, made: Callable[[State], int], state: State
) -> None:
    page = zhou.get(f"/models/{made(state)}") + zhou.get("/models")
    assert f">{state}<" not in page


def test_page_that_asks_by_itself_does_not_keep_the_session(zhou: Browser, url_of_redis: str) -> None:
    from redis import Redis

    with Redis.from_url(url_of_redis) as redis:
        [key] = redis.keys("ganwei:staff:session:*")
        redis.expire(key, 100)
        zhou.get("/models/progress")
        assert redis.ttl(key) <= 100


def row_of(page: str, number: int) -> str:
    """Return the line of a model in the list."""
    return page.split(f'<a href="/models/{number}">')[1].split("</tr>", maxsplit=1)[0]


def set_row(engine: Engine, number: int, **fields: object) -> None:
    with Session(engine) as session, session.begin():
        row = session.get_one(ModelRow, number)
        for name, value in fields.items():
            setattr(row, name, value)


def test_model_that_was_never_measured_has_no_figures(
    zhou: Browser, made: Callable[[State], int], engine: Engine
) -> None:
    number = made(State.TRAINING)
    set_row(engine, number, figures={}, moved=0, regressions=0)
    assert "<td>—</td><td>—</td>" in row_of(zhou.get("/models"), number)
    assert "答案变了的题（—）" in zhou.get(f"/models/{number}")


def test_measured_model_has_its_figures(zhou: Browser, made: Callable[[State], int]) -> None:
    number = made(State.READY)
    assert "<td>1</td><td>0</td>" in row_of(zhou.get("/models"), number)


def test_model_is_not_called_in_use_before_it_is(
    chen: Browser, made: Callable[[State], int], engine: Engine
) -> None:
    number = made(State.READY)
    chen.get("/models")
    row = row_of(chen.post("/models/activate", number=number), number)
    assert ("正在换上……" in row, ">在用<" in row) == (True, False)
    set_row(engine, number, serves_since="2026-11-26T04:00:00+00:00")
    row = row_of(chen.get("/models"), number)
    assert ("正在换上……" in row, ">在用<" in row) == (False, True)


def test_going_back_says_where_it_leads_each_time(chen: Browser, made: Callable[[State], int]) -> None:
    number = made(State.READY)
    chen.get("/models")
    page = chen.post("/models/activate", number=number)
    assert 'data-sure="换回第1个模型（出厂的）？半分钟内生效。"' in page
    page = chen.post("/models/back")
    assert f"会换成第{number}个模型（2" in page
    assert "训练的，比现在用的新）" in page


def test_model_that_was_active_says_by_whom_and_asks_for_no_reason(
    chen: Browser, made: Callable[[State], int]
) -> None:
    number = made(State.BLOCKED)
    chen.get("/models")
    chen.post("/models/activate", number=number, reason="那道题没人问了")
    chen.post("/models/back")
    page = chen.get(f"/models/{number}")
    assert "第一次是 陈静 在 2" in page
    assert "理由是“那道题没人问了”" in page
    assert 'name="reason"' not in page
    assert "启用这个模型" in page


def test_regression_needs_a_reason_that_is_not_called_optional(
    chen: Browser, made: Callable[[State], int]
) -> None:
    page = chen.get(f"/models/{made(State.BLOCKED)}")
    assert ("（可空）" in page, 'name="reason" maxlength="200" required' in page) == (False, True)
