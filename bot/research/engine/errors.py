"""What may go wrong with an engine. The messages name files, views and columns, never a value."""


class BadTable(Exception):
    """A path holds no table, or a new one has no room there. The message names the file, and a column."""


class BadQuery(Exception):
    """A query does not fit its views or its values; the message names the view or column if it can."""


class QueryFailed(Exception):
    """A query ended before its result: no memory, no disk, a broken file. The message names the kind."""


class NoSpark(Exception):
    """Spark cannot run here; the message says in one line what to do."""
