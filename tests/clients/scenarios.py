"""What the model says in an agent run, independent of the API that says it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.clients.claude_code import ClaudeCode, Run
from tests.support.answer import Call, Turn


@dataclass(frozen=True)
class Scenario:
    """One run of the client.

    turns: the model's answers in order, given the client's home (tools want absolute paths).
    verify: what must have come of it, as the user sees it.
    rate_limited: the answers, counted from 0, before which the upstream says 429 once.
    """

    name: str
    turns: Callable[[ClaudeCode], Sequence[Turn]]
    verify: Callable[[ClaudeCode, Run], None]
    rate_limited: frozenset[int] = frozenset()


def results_by_call(run: Run) -> dict[str, dict[str, Any]]:
    return {block["tool_use_id"]: block for block in run.blocks("user", "tool_result")}


def _plain_turns(client: ClaudeCode) -> Sequence[Turn]:
    return [Turn(text="Привіт, I am the model. ❄ 1 < 2 & 3")]


def _verify_plain(client: ClaudeCode, run: Run) -> None:
    assert run.text == "Привіт, I am the model. ❄ 1 < 2 & 3"


def _file_turns(client: ClaudeCode) -> Sequence[Turn]:
    path = str(client.work / "hello.txt")
    return [
        Turn(
            text="I will write the file.",
            calls=(Call("toolu_01A", "Write", {"file_path": path, "content": 'first line\n"quoted" ❄\n'}),),
        ),
        Turn(calls=(Call("toolu_01B", "Bash", {"command": "cat hello.txt; exit 3", "description": "Show it"}),)),
        Turn(calls=(Call("toolu_01C", "Read", {"file_path": path}),)),
        Turn(text="The file is written."),
    ]


def _verify_file(client: ClaudeCode, run: Run) -> None:
    assert run.text == "The file is written."
    assert (client.work / "hello.txt").read_text() == 'first line\n"quoted" ❄\n'
    results = results_by_call(run)
    assert set(results) == {"toolu_01A", "toolu_01B", "toolu_01C"}
    assert results["toolu_01B"]["is_error"] is True
    assert "Exit code 3" in results["toolu_01B"]["content"]
    assert "first line" in results["toolu_01C"]["content"]


def _parallel_turns(client: ClaudeCode) -> Sequence[Turn]:
    return [
        Turn(
            text="Both at once.",
            calls=(
                Call("toolu_01A", "Write", {"file_path": str(client.work / "a.txt"), "content": "A"}),
                Call("toolu_01B", "Write", {"file_path": str(client.work / "b.txt"), "content": "B"}),
            ),
        ),
        Turn(text="Both are written."),
    ]


def _verify_parallel(client: ClaudeCode, run: Run) -> None:
    assert run.text == "Both are written."
    assert [block["id"] for block in run.blocks("assistant", "tool_use")] == ["toolu_01A", "toolu_01B"]
    assert set(results_by_call(run)) == {"toolu_01A", "toolu_01B"}
    assert ((client.work / "a.txt").read_text(), (client.work / "b.txt").read_text()) == ("A", "B")


def _thinking_turns(client: ClaudeCode) -> Sequence[Turn]:
    return [
        Turn(
            reasoning="A file is wanted. I know its name.",
            text="I write.",
            calls=(Call("toolu_01A", "Write", {"file_path": str(client.work / "t.txt"), "content": "T"}),),
        ),
        Turn(reasoning="Nothing is left to do.", text="Done."),
    ]


def _verify_thinking(client: ClaudeCode, run: Run) -> None:
    assert run.text == "Done."
    assert (client.work / "t.txt").read_text() == "T"
    thoughts = [block["thinking"] for block in run.blocks("assistant", "thinking")]
    assert thoughts == ["A file is wanted. I know its name.", "Nothing is left to do."]


def _limited_turns(client: ClaudeCode) -> Sequence[Turn]:
    return [
        Turn(calls=(Call("toolu_01A", "Write", {"file_path": str(client.work / "l.txt"), "content": "L"}),)),
        Turn(text="After the wait."),
    ]


def _verify_limited(client: ClaudeCode, run: Run) -> None:
    assert run.text == "After the wait."
    assert (client.work / "l.txt").read_text() == "L"


RED_PNG = "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAF0lEQVR4nGP4z8BAEiJN9aiGUQ1DSgMAkPn/Afnh+ngAAAAASUVORK5CYII="
"""A red square of 16 by 16 pixels, in base64."""


def _image_turns(client: ClaudeCode) -> Sequence[Turn]:
    paint = f"echo {RED_PNG} | base64 -d > red.png"
    return [
        Turn(calls=(Call("toolu_01A", "Bash", {"command": paint, "description": "Paint"}),)),
        Turn(calls=(Call("toolu_01B", "Read", {"file_path": str(client.work / "red.png")}),)),
        Turn(text="It is red."),
    ]


def _verify_image(client: ClaudeCode, run: Run) -> None:
    assert run.text == "It is red."
    (block,) = results_by_call(run)["toolu_01B"]["content"]
    assert block["type"] == "image"


def _tool_search_turns(client: ClaudeCode) -> Sequence[Turn]:
    return [
        Turn(calls=(Call("toolu_01A", "ToolSearch", {"query": "select:NotebookEdit", "max_results": 1}),)),
        Turn(text="The tool is there."),
    ]


def _verify_tool_search(client: ClaudeCode, run: Run) -> None:
    assert run.text == "The tool is there."
    assert results_by_call(run)["toolu_01A"]["content"] == [{"type": "tool_reference", "tool_name": "NotebookEdit"}]


PLAIN = Scenario("plain", _plain_turns, _verify_plain)
FILE = Scenario("file", _file_turns, _verify_file)
PARALLEL = Scenario("parallel", _parallel_turns, _verify_parallel)
THINKING = Scenario("thinking", _thinking_turns, _verify_thinking)
IMAGE = Scenario("image", _image_turns, _verify_image)
TOOL_SEARCH = Scenario("tool_search", _tool_search_turns, _verify_tool_search)
RATE_LIMITED = Scenario("rate_limited", _limited_turns, _verify_limited, rate_limited=frozenset({1}))

ALL = (PLAIN, FILE, PARALLEL, THINKING, IMAGE, TOOL_SEARCH, RATE_LIMITED)
