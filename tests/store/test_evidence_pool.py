"""The bytes behind backups are kept once, under names that can't be mistaken."""

import hashlib
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path

import pytest

from cpim_pdp.core.refusals import Reason, Refusal
from cpim_pdp.store.evidence_pool import EvidencePool

DATA = b"a certificate"
NAME = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def pool(tmp_path: Path) -> EvidencePool:
    """Return an empty pool."""
    return EvidencePool(tmp_path / "evidence")


def test_what_was_put_in_comes_out(pool: EvidencePool) -> None:
    assert not pool.has(NAME, len(DATA))
    assert pool.keep(NAME, nullcontext(BytesIO(DATA)))

    assert pool.has_whole(NAME, len(DATA))
    with pool.opened(NAME) as readable:
        assert readable.read() == DATA
    assert [one.name for one in pool.folder.iterdir()] == [NAME]


def test_other_bytes_than_the_name_says_are_not_taken(pool: EvidencePool) -> None:
    assert not pool.keep(NAME, nullcontext(BytesIO(b"other")))

    assert [*pool.folder.iterdir()] == []


@pytest.mark.parametrize("name", ["", "../../x", "a" * 63, "A" * 64, f"../{'a' * 61}", "con"])
def test_a_name_that_is_no_digest_leads_nowhere(pool: EvidencePool, name: str) -> None:
    assert not pool.keep(name, nullcontext(BytesIO(DATA)))
    assert not pool.has(name, len(DATA))
    with pytest.raises(Refusal) as refused, pool.opened(name):
        pass
    assert refused.value.reason is Reason.EVIDENCE_UNKNOWN
    assert not pool.folder.exists()


def test_what_is_missing_is_refused(pool: EvidencePool) -> None:
    with pytest.raises(Refusal) as refused, pool.opened(NAME):
        pass

    assert refused.value.reason is Reason.EVIDENCE_UNKNOWN


def test_a_byte_that_changed_is_noticed(pool: EvidencePool) -> None:
    pool.keep(NAME, nullcontext(BytesIO(DATA)))
    (pool.folder / NAME).write_bytes(b"A certificate")

    assert pool.has(NAME, len(DATA))
    assert not pool.has_whole(NAME, len(DATA))
    (pool.folder / NAME).write_bytes(b"cut")
    assert not pool.has(NAME, len(DATA))


def test_only_what_nobody_names_is_forgotten_and_nothing_of_others(pool: EvidencePool) -> None:
    pool.forget_all_but(set())
    for data in (DATA, b"more"):
        pool.keep(hashlib.sha256(data).hexdigest(), nullcontext(BytesIO(data)))
    (pool.folder / "notes.txt").write_bytes(b"mine")

    pool.forget_all_but({NAME})

    assert {one.name for one in pool.folder.iterdir()} == {NAME, "notes.txt"}
