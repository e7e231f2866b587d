"""Places for boxes with words: near what they belong to (networkx), and never upon each other."""

from collections.abc import Mapping
from itertools import combinations, pairwise

import networkx as nx

from bot.research.report.charts.drawing import FONT
from bot.research.report.charts.extent import width_of

BOX = 22  # the height of a box
_ACROSS, _DOWN, _ROUNDS = 14, 20, 800  # pixels between boxes, so that lines are seen
_SPREAD = 1.6  # of the springs
_INSIDE = 12  # between a word and the sides of its box, both together


def placed(
    pairs: Mapping[tuple[str, str], int], width: float, height: float, seed: int
) -> dict[str, tuple[float, float, float]]:
    """Return for each word the middle of its box (across, down) and half of the box's width."""
    graph = nx.Graph(sorted(pairs))
    hubs = [max(sorted(part), key=graph.degree) for part in nx.connected_components(graph)]
    ring = pairwise([*hubs, hubs[0]]) if len(hubs) > 1 else ()
    graph.add_edges_from(ring)  # for the layout only: parts that nothing holds would fly apart
    spots = nx.spring_layout(graph, k=_SPREAD / len(graph) ** 0.5, iterations=300, seed=seed)
    halves = {word: (width_of(word, FONT) + _INSIDE) / 2 for word in graph}
    middles = _stretched({word: (float(x), float(y)) for word, (x, y) in spots.items()}, width, height)
    for turn in range(_ROUNDS):
        if not _pushed(middles, halves, 1 - turn / _ROUNDS):
            break
        for word, (x, y) in middles.items():
            middles[word] = [_held(x, halves[word], width), _held(y, BOX / 2, height)]
    return {word: (round(x, 1), round(y, 1), halves[word]) for word, (x, y) in middles.items()}


def _stretched(spots: dict[str, tuple[float, float]], width: float, height: float) -> dict[str, list[float]]:
    """Return the places, moved and stretched so that they fill the plot."""
    lowest = [min(spot[axis] for spot in spots.values()) for axis in (0, 1)]
    spans = [max(spot[axis] for spot in spots.values()) - lowest[axis] or 1 for axis in (0, 1)]
    return {
        word: [(x - lowest[0]) / spans[0] * width, (y - lowest[1]) / spans[1] * height]
        for word, (x, y) in spots.items()
    }


def _pushed(middles: dict[str, list[float]], halves: dict[str, float], room: float) -> bool:
    """Push boxes apart that have not `room` (a share) between them; say whether there were any."""
    any_pushed = False
    for a, b in combinations(middles, 2):
        apart = [middles[b][axis] - middles[a][axis] for axis in (0, 1)]
        across = halves[a] + halves[b] + _ACROSS * room - abs(apart[0])
        down = BOX + _DOWN * room - abs(apart[1])
        if across <= 0 or down <= 0:
            continue
        any_pushed = True
        axis, much = (0, across) if across < down else (1, down)
        step = (much / 2 + 0.5) * (1 if apart[axis] >= 0 else -1)
        middles[a][axis] -= step
        middles[b][axis] += step
    return any_pushed


def _held(place: float, half: float, end: float) -> float:
    return min(max(place, half), end - half)
