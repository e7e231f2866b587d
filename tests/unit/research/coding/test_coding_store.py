"""Codes in SQL: given while there is a text, kept when it is destroyed, gone with a withdrawn concern."""

import sqlite3

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot.concerns.keys import BadKeyFile, Keys
from bot.research.coding.codes import Given, codes_of, stored
from bot.research.coding.store import NewCode, code_concerns, put
from bot.research.columns import CodedBy


def of_model(value):
    return Given(value, CodedBy.MODEL, 0.66)


def give(engine, *codes):
    with Session(engine) as session, session.begin():
        put(session, [NewCode(*code) for code in codes])


def test_every_concern_with_a_text_is_coded_whether_it_is_shared_or_not(engine, keys, coder, submit):
    shared, not_shared = submit("甲"), submit("乙", share=False)
    assert code_concerns(engine, keys, coder) == 2
    alike = {"reluctance": of_model("不敢为"), "link": of_model("容错"), "topic": of_model("问责过重")}
    assert codes_of(engine) == {shared: alike, not_shared: alike}


def test_all_that_the_holder_wrote_is_coded_and_nothing_that_staff_wrote(engine, keys, coder, store):
    from bot.concerns.staff import StaffDesk

    number, _seed = store.submit("甲", {})
    key = store.open(number).key
    StaffDesk(engine, keys, "王芳").reply(key, "答复")
    store.follow_up(key, "乙")
    code_concerns(engine, keys, coder)
    assert coder.seen == ["甲\n乙"]


def test_a_concern_is_coded_once_unless_it_is_asked_for_again(engine, keys, coder, submit):
    submit("甲")
    code_concerns(engine, keys, coder)
    submit("乙")
    assert code_concerns(engine, keys, coder) == 1
    assert code_concerns(engine, keys, coder, again=True) == 2


def test_codes_remain_when_the_text_is_destroyed(engine, keys, coder, submit, expire):
    key = submit()
    code_concerns(engine, keys, coder)
    expire(key)
    assert code_concerns(engine, keys, coder, again=True) == 0
    assert codes_of(engine)[key]["topic"] == of_model("问责过重")


def test_a_code_that_the_holder_gave_stays(engine, keys, coder, submit):
    key = submit(reluctance="不会为")
    code_concerns(engine, keys, coder)
    give(engine, (key, "reluctance", "A", "不想为"))
    assert set(codes_of(engine)[key]) == {"link", "topic"}


def test_a_withdrawn_concern_takes_its_codes_along(engine, keys, coder, store, submit, on_disk):
    kept, withdrawn = submit(), submit()
    code_concerns(engine, keys, coder)
    give(engine, (withdrawn, "topic", "A", "历史遗留"))
    store.withdraw(withdrawn)
    assert set(stored(engine)) == {kept}
    assert "历史遗留".encode() not in on_disk()


def test_codes_go_along_when_a_process_withdraws_that_knows_nothing_of_them(
    engine, keys, coder, submit, tmp_path
):
    key = submit()
    code_concerns(engine, keys, coder)
    engine.dispose()
    with sqlite3.connect(tmp_path / "ganwei.sqlite") as connection:
        connection.execute("DELETE FROM concern_text WHERE concern_key = ?", [key])
        connection.execute("DELETE FROM concern WHERE key = ?", [key])
    connection.close()
    assert stored(engine) == {}


def test_a_concern_that_was_withdrawn_meanwhile_gets_no_code(engine, store, submit):
    key = submit()
    store.withdraw(key)
    give(engine, (key, "topic", "", "其他", 0.5))
    assert stored(engine) == {}


def test_a_coder_has_one_code_for_a_column_the_newest(engine, submit):
    key = submit()
    give(engine, (key, "topic", "A", "其他"), (key, "topic", "A", "历史遗留"))
    assert [said.value for said in stored(engine)[key]["topic"].values()] == ["历史遗留"]


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ({}, of_model("其他")),
        ({"A": "历史遗留"}, Given("历史遗留", CodedBy.RESEARCHER, None)),
        ({"A": "历史遗留", "B": "先行先试"}, of_model("其他")),
        ({"A": "历史遗留", "B": "先行先试", "C": "先行先试"}, Given("先行先试", CodedBy.RESEARCHER, None)),
    ],
)
def test_most_researchers_are_believed_and_the_model_where_they_are_at_odds(engine, submit, said, counts):
    key = submit()
    give(
        engine, (key, "topic", "", "其他", 0.66), *((key, "topic", who, value) for who, value in said.items())
    )
    assert codes_of(engine)[key]["topic"] == counts


def test_researchers_at_odds_over_what_the_model_never_coded_leave_no_code(engine, submit):
    key = submit()
    give(engine, (key, "topic", "A", "其他"), (key, "topic", "B", "历史遗留"))
    assert codes_of(engine) == {}


def test_no_text_comes_to_the_disk_by_coding(engine, keys, coder, submit, on_disk):
    submit("只在内存里的一句话")
    code_concerns(engine, keys, coder)
    assert "只在内存里".encode() not in on_disk()


def test_no_probability_is_kept_so_exactly_that_a_destroyed_text_can_be_told_by_it(engine, submit):
    key = submit()
    give(engine, (key, "topic", "", "其他", 0.6612345678))
    assert stored(engine)[key]["topic"][""].p == 0.66


def test_codes_lie_in_no_order_of_their_coming(engine, keys, coder, submit):
    submit()
    code_concerns(engine, keys, coder)
    with Session(engine) as session, pytest.raises(OperationalError):
        session.execute(text("select rowid from concern_code"))


def test_a_key_that_does_not_fit_is_said_without_the_text(engine, coder, submit, tmp_path):
    submit()
    with pytest.raises(BadKeyFile):
        code_concerns(engine, Keys(tmp_path / "other.json"), coder)
