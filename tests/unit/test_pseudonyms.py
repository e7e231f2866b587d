from datetime import UTC, datetime

from bot.ephemeral.pseudonyms import CHINA_AT_THREE


def test_the_day_of_a_pseudonym_changes_at_three_in_the_morning_in_china():
    before, after = (datetime(2026, 11, 26, *time, tzinfo=UTC) for time in ((18, 59), (19, 0)))
    assert [moment.astimezone(CHINA_AT_THREE).day for moment in (before, after)] == [26, 27]
