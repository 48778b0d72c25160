"""Our frozen dataclasses against the standard library's: nobody can tell them apart by use."""

import copy
import dataclasses
import pickle

import pytest

from cpim_pdp.core import frozen


@dataclasses.dataclass(frozen=True, slots=True)
class Usual:
    """Two fields and a default."""

    name: str
    count: int = 3
    more: tuple[int, ...] = ()

    @property
    def twice(self) -> int:
        return 2 * self.count


@frozen.dataclass(frozen=True, slots=True)
class Ours:
    """Two fields and a default."""

    name: str
    count: int = 3
    more: tuple[int, ...] = ()

    @property
    def twice(self) -> int:
        return 2 * self.count


@frozen.dataclass(frozen=True, slots=True)
class Single:
    value: int


@frozen.dataclass(frozen=True, slots=True)
class Empty:
    pass


@frozen.dataclass(frozen=True, slots=True)
class Longer(Ours):
    last: str = ""


def test_fields_are_given_by_place_by_name_or_by_default() -> None:
    assert Ours("a") == Ours("a", 3, ()) == Ours(name="a", count=3) == Ours("a", more=())
    assert Ours("a", 4).twice == Usual("a", 4).twice == 8


def test_many_are_made_like_the_first() -> None:
    @frozen.dataclass(frozen=True, slots=True)
    class Own:
        name: str
        count: int = 3

    made = [Own(str(number), count=number) for number in range(100)]

    assert [(one.name, one.count) for one in made] == [(str(n), n) for n in range(100)]
    assert Own("a").count == 3


@pytest.mark.parametrize(("args", "named"), [((), {}), (("a", 1, (), 2), {}), (("a",), {"x": 1})])
def test_wrong_arguments_are_refused(args: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError, match=r"Ours\.__init__") as ours:
        Ours(*args, **named)  # type: ignore[arg-type]
    with pytest.raises(TypeError) as usual:
        Usual(*args, **named)  # type: ignore[arg-type]

    assert str(ours.value) == str(usual.value).replace("Usual", "Ours")


def test_equality_asks_for_the_same_class_and_the_same_values() -> None:
    assert Ours("a") != Ours("b")
    assert Ours("a") != Usual("a")
    assert Ours("a") != "a"
    assert Single(1) == Single(1)
    assert Single(1) != Single(2)
    assert Empty() == Empty()
    assert Ours("a") != Longer("a")


def test_equal_ones_have_the_same_hash() -> None:
    assert len({Ours("a"), Ours("a"), Ours("b"), Single(1), Single(1), Empty(), Empty()}) == 4
    with pytest.raises(TypeError, match="unhashable"):
        hash(Ours("a", more=[]))  # type: ignore[arg-type]


def test_they_are_shown_in_the_same_way() -> None:
    assert repr(Ours("a", 4)) == repr(Usual("a", 4)).replace("Usual", "Ours")
    assert repr(Empty()) == "Empty()"


def test_nothing_can_be_set_or_deleted() -> None:
    one = Ours("a")

    with pytest.raises(dataclasses.FrozenInstanceError, match="assign to field 'name'"):
        one.name = "b"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="delete field 'name'"):
        del one.name
    with pytest.raises(AttributeError):
        one.other = 1  # type: ignore[attr-defined]
    assert not hasattr(one, "__dict__")


def test_the_librarys_functions_know_them() -> None:
    one = Ours("a", 4)

    assert dataclasses.is_dataclass(one)
    assert dataclasses.replace(one, count=5) == Ours("a", 5)
    assert dataclasses.asdict(one) == {"name": "a", "count": 4, "more": ()}
    assert [field.name for field in dataclasses.fields(one)] == ["name", "count", "more"]


def test_they_are_matched_by_place() -> None:
    match Ours("a", 4):
        case Ours(name, count):
            assert (name, count) == ("a", 4)


def test_they_are_copied_and_pickled() -> None:
    one = Ours("a", more=(1, 2))

    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own bytes
    assert copy.copy(one) == copy.deepcopy(one) == one


def test_one_can_be_made_of_another() -> None:
    assert Longer("a", 1, (), "z").last == "z"
    assert repr(Longer("a")) == "Longer(name='a', count=3, more=(), last='')"


def test_what_only_the_library_makes_is_refused() -> None:
    with pytest.raises(TypeError, match="standard library"):
        frozen.dataclass(frozen=True, slots=False)
    with pytest.raises(TypeError, match="standard library"):
        frozen.dataclass(frozen=False, slots=True)


@pytest.mark.parametrize(
    "odd",
    [
        dataclasses.field(default_factory=list),
        dataclasses.field(default=1, compare=False),
        dataclasses.field(default=1, repr=False),
        dataclasses.field(default=1, kw_only=True),
        dataclasses.field(default=1, init=False),
        [],
    ],
)
def test_a_field_that_is_more_than_a_type_and_a_default_is_refused(odd: object) -> None:
    plain = type("Odd", (), {"__annotations__": {"value": "int"}, "value": odd})

    with pytest.raises(TypeError, match=r"Odd\.value"):
        frozen.dataclass(frozen=True, slots=True)(plain)


def test_a_variable_of_the_class_is_refused() -> None:
    plain = type("Odd", (), {"__annotations__": {"value": "ClassVar[int]"}, "value": 1})

    with pytest.raises(TypeError, match=r"Odd\.value"):
        frozen.dataclass(frozen=True, slots=True)(plain)


def test_a_plain_class_can_be_made_of_one() -> None:
    @frozen.dataclass(frozen=True, slots=True)
    class Own:
        name: str
        count: int = 3

    class Plain(Own):
        pass

    assert dataclasses.replace(Plain("a"), count=4).count == 4
    assert [field.name for field in dataclasses.fields(Plain)] == ["name", "count"]


def test_the_library_can_make_one_of_ours() -> None:
    @dataclasses.dataclass(frozen=True)
    class Further(Longer):
        more_still: str = ""

    assert Further("a", more_still="b") == Further("a", 3, (), "", "b")
    with pytest.raises(dataclasses.FrozenInstanceError):
        Further("a").name = "b"  # type: ignore[misc]
