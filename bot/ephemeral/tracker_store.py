"""Rasa's memory of a talk: a few turns without a word of what was typed, in Redis, gone after half an hour.

The stock Redis store keeps every message for as long as Redis runs. This one drops the text before it is
stored (privacy) and keeps the last turns only (the cost of a turn stays flat), with the form and the slots
that older turns left behind. It runs in Rasa's environment.
"""

import json
from typing import Any, Dict, Iterable, List, Optional

import redis
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SerializedTrackerAsText, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.ephemeral.talks import SECONDS_KEPT, TALK_PREFIX

TURNS_KEPT = 3
STATE = (SlotSet.type_name, ActiveLoop.type_name)


class ForgetfulTrackerStore(TrackerStore, SerializedTrackerAsText):
    """Keep the last turns of each talk in Redis, wordless and for half an hour."""

    def __init__(
        self, domain: Domain, host: str, event_broker: Optional[EventBroker] = None, **kwargs: Any
    ) -> None:
        """Connect to Redis; Rasa passes the `url` of endpoints.yml as `host`."""
        self._redis = redis.Redis.from_url(host, decode_responses=True)
        super().__init__(domain, event_broker, **kwargs)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Replace what is stored for the talk."""
        state = {"events": [wordless(event) for event in last_turns(list(tracker.events))]}
        self._redis.set(TALK_PREFIX + tracker.sender_id, json.dumps(state), ex=SECONDS_KEPT)

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        """Return the talk of `sender_id`, or None when nothing is stored."""
        stored = self._redis.get(TALK_PREFIX + sender_id)
        if stored is None:
            return None
        return DialogueStateTracker.from_dict(sender_id, json.loads(stored)["events"], self.domain.slots)

    async def keys(self) -> Iterable[str]:
        """Return the ids of all talks that are stored."""
        return [key[len(TALK_PREFIX) :] for key in self._redis.scan_iter(TALK_PREFIX + "*")]


def last_turns(events: List[Event]) -> List[Event]:
    """Return the events since the person's third-last message began, after the state that it began with."""
    starts = [i for i, event in enumerate(events) if event.type_name == "user"]
    if len(starts) <= TURNS_KEPT:
        return events
    begin = starts[-TURNS_KEPT]
    return [*state_after(events[:begin]), *events[begin:]]


def state_after(events: List[Event]) -> List[Event]:
    """Return of `events` the last about each slot and about the active loop: enough to go on in a form."""
    latest: Dict[str, Event] = {}
    for event in events:
        if event.type_name in STATE:
            name = event.key if isinstance(event, SlotSet) else event.type_name
            latest.pop(name, None)  # the later stands later
            latest[name] = event
    return list(latest.values())


def wordless(event: Event) -> Dict[str, Any]:
    """Return the event as a dictionary without anything that the person typed."""
    state: Dict[str, Any] = event.as_dict()
    if event.type_name == "user":
        parse = state.get("parse_data") or {}
        state["text"] = ""
        state["parse_data"] = {key: parse.get(key) for key in ("intent", "intent_ranking")}
        state["metadata"] = {}
        state["message_id"] = None
    return state
