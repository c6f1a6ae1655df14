"""The parts that need torch, which the application does not: skipped where it is not installed."""

import itertools
from collections.abc import Iterator

import pytest

torch = pytest.importorskip("torch", reason="torch is installed for training only (requirements/training.txt)")

from training.chain import FORBIDDEN, Chain  # noqa: E402
from training.dropout import Dropout, seed_thread  # noqa: E402
from training.evening import Evened  # noqa: E402
from training.labels import Labels  # noqa: E402
from training.losses import padded, without_harm  # noqa: E402
from training.network import Network  # noqa: E402
from training.scores import best_chain  # noqa: E402
from training.sentence import ROLE_LABELS  # noqa: E402
from training.shipped import Rows, Shipped  # noqa: E402


def brute_force(chain: Chain, scores: torch.Tensor) -> Iterator[tuple[tuple[int, ...], torch.Tensor]]:
    """The score of every labelling."""
    matrix = chain.matrix()
    length, labels = scores.shape
    for path in itertools.product(range(labels), repeat=length):
        total = matrix[0, path[0]] + scores[0, path[0]]
        for place in range(1, length):
            total = total + matrix[1 + path[place - 1], path[place]] + scores[place, path[place]]
        yield path, total


def test_the_chain_sums_over_every_labelling() -> None:
    torch.manual_seed(3)
    chain, scores = Chain(5), torch.randn(4, 5)
    possible = torch.full((4, 5), FORBIDDEN)
    gold = (0, 1, 2, 3)
    for place, label in enumerate(gold):
        possible[place, label] = 0.0
    totals = dict(brute_force(chain, scores))
    wanted = torch.logsumexp(torch.stack(list(totals.values())), 0) - totals[gold]
    found = chain.loss(scores[None], possible[None], torch.ones(1, 4, dtype=torch.bool))
    assert found.item() == pytest.approx(wanted.item(), abs=1e-2)


def test_viterbi_finds_the_best_labelling_and_no_forbidden_one() -> None:
    torch.manual_seed(4)
    chain, scores = Chain(5), torch.randn(4, 5)
    best = max(brute_force(chain, scores), key=lambda pair: pair[1].item())[0]
    assert tuple(best_chain(scores, chain.matrix())) == best


def test_dropout_repeats_with_its_seed_and_rests_outside_training() -> None:
    dropout, ones = Dropout(0.25), torch.ones(1000)
    seed_thread(7)
    first = dropout(ones)
    seed_thread(7)
    assert torch.equal(first, dropout(ones))
    assert 0.65 < float((first > 0).float().mean()) < 0.85
    assert torch.equal(dropout.eval()(ones), ones)


def test_a_sentence_without_harm_may_still_have_a_source() -> None:
    open_labels = {label for label, score in zip(ROLE_LABELS, without_harm().tolist(), strict=True) if score == 0.0}
    assert "B-source" in open_labels
    assert not open_labels & {"B-harm", "I-victim", "B-count", "B-perpetrator"}


def test_rows_are_padded_to_the_longest() -> None:
    assert padded([[1], [2, 3]], -100).tolist() == [[1, -100], [2, 3]]


def test_the_network_as_shipped_gives_the_same_scores() -> None:
    torch.manual_seed(5)
    network = Network(Labels(("NOUN", "VERB"), ("_", "Number=Sing", "Number=Plur"), ("nsubj", "obj", "root")), pieces=60).eval()
    pieces, first = torch.randint(0, 60, (1, 9)), torch.tensor([[0, 1, 3, 4, 7]])
    shapes = torch.zeros_like(pieces)
    with torch.no_grad():
        states = network.encoder(pieces, shapes)
        wanted = (
            *network.grammar(states, first),
            network.names(states, first, torch.zeros(1, dtype=torch.long)),
            network.roles(states, first),
        )
        found = Shipped(network)(pieces, shapes, first)
    for one, other in zip(found, wanted, strict=True):
        assert torch.allclose(one, other, atol=1e-4)


def test_a_row_of_the_word_table_is_as_fine_as_its_own_values_allow() -> None:
    table = torch.tensor([[0.001, -0.0005, 0.0], [4.0, -2.0, 1.0], [0.0, 0.0, 0.0]])
    found = Rows(table)(torch.tensor([[0, 1, 2]]))[0]
    assert torch.allclose(found, table, rtol=0.0, atol=0.5 * 4.0 / 127)
    assert torch.allclose(found[0], table[0], rtol=0.0, atol=0.5 * 0.001 / 127)


def test_an_evened_product_gives_the_same_sums_from_a_smaller_input() -> None:
    torch.manual_seed(6)
    product, given = torch.nn.Linear(6, 4), torch.randn(50, 6)
    given[:, 2] *= 40.0
    with torch.no_grad():
        wanted = product(given)
        evened = Evened(product, given.abs().amax(0))
        assert torch.allclose(evened(given), wanted, atol=1e-4)
    assert (given * evened.shares).abs().max() < given.abs().max() / 3
