"""The layout of maps: order, distances, crossings."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from derive.publish.site.layers import Edge, components, drawn, reduced

NODES = [chr(ord("a") + k) for k in range(12)]
GRAPHS = st.lists(st.sampled_from(list(combinations(NODES, 2))), max_size=30, unique=True)  # edges go forwards


def _reachable(edges: list[Edge]) -> set[Edge]:
    found = set(edges)
    while True:
        more = {(a, d) for a, b in found for c, d in edges if b == c} - found
        if not more:
            return found
        found |= more


@given(GRAPHS)
def test_every_node_stands_right_of_what_it_rests_on(edges: list[Edge]) -> None:
    drawing = drawn(NODES, edges)
    assert set(drawing.places) == set(NODES)
    for a, b in edges:
        assert drawing.places[a][0] < drawing.places[b][0]
        way = drawing.ways[a, b]
        assert [column for column, _ in way] == list(range(drawing.places[a][0], drawing.places[b][0] + 1))
        assert (way[0], way[-1]) == (drawing.places[a], drawing.places[b])
    assert drawing.columns == 1 + max(column for column, _ in drawing.places.values())


@given(GRAPHS)
def test_no_two_nodes_of_a_column_overlap(edges: list[Edge]) -> None:
    drawing = drawn(NODES, edges)
    for a, b in combinations(NODES, 2):
        (k, y), (m, z) = drawing.places[a], drawing.places[b]
        assert k != m or abs(y - z) > 1 - 1e-9
    assert all(-1e-9 < y < drawing.height for _, y in drawing.places.values())


@given(GRAPHS)
def test_edges_that_longer_ways_stand_for_are_left_out_and_no_others(edges: list[Edge]) -> None:
    kept = reduced(edges)
    assert set(kept) <= set(edges)
    assert _reachable(kept) == _reachable(edges)
    for edge in kept:
        assert edge not in _reachable([other for other in kept if other != edge])


def test_components_by_size() -> None:
    assert components(list("abcde"), [("a", "c"), ("c", "e"), ("b", "d")]) == [["a", "c", "e"], ["b", "d"]]


def test_crossings_are_taken_out() -> None:
    drawing = drawn(list("abcxyz"), [("a", "z"), ("b", "y"), ("c", "x")])
    ends = sorted((drawing.places[a][1], drawing.places[b][1]) for a, b in drawing.ways)
    assert [y for _, y in ends] == sorted(y for _, y in ends)


def test_an_empty_map() -> None:
    assert drawn([], []).columns == 0


def test_the_same_graph_gives_the_same_drawing() -> None:
    edges = [("a", "d"), ("b", "d"), ("c", "e"), ("a", "e"), ("d", "f")]
    assert drawn(NODES, edges) == drawn(NODES, list(edges))
