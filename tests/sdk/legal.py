"""Legal requests of the Messages API, as Hypothesis makes them up.

Source of what is legal: Anthropic API documentation, "Messages", "Tool use", "Extended thinking" and "Prompt caching".
"""

from __future__ import annotations

from typing import TypeAlias

from hypothesis import strategies as st

from lynkr.converters.envelope import seal
from tests.converters.conversations import result, text
from tests.sdk.blocks import document, image, image_url, tool
from tests.support.messages_answers import SIGNATURE

JSONObject = dict[str, object]

TEXTS = st.text(min_size=1, max_size=12).map(lambda value: f"t{value}t")
"""Never blank: the vendor refuses such text."""

TOOL_NAMES = ("Read", "mcp__server__do-it", "n" * 90)
Objects: TypeAlias = st.SearchStrategy[JSONObject]

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)
ARGUMENTS = st.dictionaries(st.text(max_size=5), JSON, max_size=3)

IMAGES: Objects = st.sampled_from([image(), image_url("https://img.example/a.png")])
DOCUMENTS: Objects = st.one_of(
    st.builds(lambda title: document(title=title), st.none() | TEXTS),
    st.builds(
        lambda data: {"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": data}}, TEXTS
    ),
    st.builds(
        lambda value: {"type": "document", "source": {"type": "content", "content": [text(value), image()]}}, TEXTS
    ),
    st.just({"type": "document", "source": {"type": "url", "url": "https://doc.example/a.pdf"}}),
)
FOUND: Objects = st.builds(
    lambda value: {
        "type": "search_result",
        "source": "https://search.example",
        "title": "Found",
        "content": [text(value)],
    },
    TEXTS,
)
SAID: Objects = st.builds(text, TEXTS) | IMAGES | DOCUMENTS | FOUND
"""What a user may say, and a tool return."""

NATIVE: JSONObject = {"type": "thinking", "thinking": "Hm.", "signature": SIGNATURE}
FOREIGN: JSONObject = {
    "type": "thinking",
    "thinking": "Hm.",
    "signature": seal("openrouter", {"reasoning_details": [{"type": "reasoning.text", "text": "Hm."}]}),
}
REDACTED: JSONObject = {"type": "redacted_thinking", "data": "EmwKAhgB"}
PAGE: JSONObject = {"type": "web_search_result", "title": "Sky", "url": "https://sky.example", "encrypted_content": "x"}
SEARCHED: list[JSONObject] = [
    {"type": "server_tool_use", "id": "srvtoolu_1", "name": "web_search", "input": {"query": "sky"}},
    {"type": "web_search_tool_result", "tool_use_id": "srvtoolu_1", "content": [PAGE]},
]

TOP_LEVEL_SYSTEM = TEXTS | st.lists(
    st.builds(text, TEXTS) | st.builds(lambda value: text(value, cache_control={"type": "ephemeral"}), TEXTS),
    min_size=1,
    max_size=2,
)


@st.composite
def conversations(draw: st.DrawFn, *, foreign_thinking: bool = False) -> JSONObject:
    """The body of a request. foreign_thinking: with reasoning of other vendors too, which this gateway has signed."""
    thinks = draw(st.booleans())
    kinds = [NATIVE, REDACTED, *([FOREIGN] if foreign_thinking else [])]
    messages: list[JSONObject] = []
    open_calls: list[str] = []
    calls = 0
    for turn in range(draw(st.integers(1, 5))):
        messages += draw(_user_turn(tuple(open_calls)))
        open_calls = []
        if draw(st.booleans()):
            messages.append(draw(_system_message()))
        # The last turn is the user's, or the beginning of an answer.
        content: list[JSONObject] = draw(st.lists(st.builds(text, TEXTS), max_size=2))
        if turn == 0 and draw(st.booleans()):
            content = [*SEARCHED, *content]
        for _ in range(draw(st.integers(0, 3))):
            id_ = f"{draw(st.sampled_from(['toolu_', 'call-', 'x' * 50]))}{calls}"
            calls += 1
            open_calls.append(id_)
            name = draw(st.sampled_from(TOOL_NAMES))
            content.append({"type": "tool_use", "id": id_, "name": name, "input": draw(ARGUMENTS)})
        if thinks or draw(st.booleans()):
            first = kinds[:2] if thinks else kinds
            content = [*draw(st.lists(st.sampled_from(first), min_size=1, max_size=2)), *content]
        if not content or content[-1]["type"] in ("thinking", "redacted_thinking"):
            content.append(draw(st.builds(text, TEXTS)))
        is_plain = len(content) == 1 and content[0]["type"] == "text" and draw(st.booleans())
        messages.append({"role": "assistant", "content": content[0]["text"] if is_plain else content})
    if draw(st.booleans()) or open_calls:
        messages += draw(_user_turn(tuple(open_calls)))
    return {
        "model": "claude-sonnet-4-6",
        "max_tokens": draw(st.integers(2000, 8000)),
        "messages": messages,
        **draw(_parameters(thinks)),
    }


@st.composite
def _user_turn(draw: st.DrawFn, open_calls: tuple[str, ...]) -> list[JSONObject]:
    """Results of all calls in any order, then anything; perhaps in two messages."""
    results = [draw(_result(id_)) for id_ in draw(st.permutations(open_calls))]
    said = draw(st.lists(SAID, min_size=0 if results else 1, max_size=3))
    if not results and len(said) == 1 and said[0]["type"] == "text" and draw(st.booleans()):
        return [{"role": "user", "content": said[0]["text"]}]
    content = [*results, *said]
    cut = draw(st.integers(0, len(content)))
    return [{"role": "user", "content": piece} for piece in (content[:cut], content[cut:]) if piece]


@st.composite
def _result(draw: st.DrawFn, id_: str) -> JSONObject:
    failed = draw(st.booleans())
    inside: Objects = st.builds(text, TEXTS)
    if not failed:
        inside |= IMAGES | DOCUMENTS | FOUND
        inside |= st.just({"type": "tool_reference", "tool_name": "Read"})
    found = result(id_, draw(st.none() | st.text(max_size=5) | st.lists(inside, max_size=3)))
    return found | {"is_error": True} if failed else found


@st.composite
def _system_message(draw: st.DrawFn) -> JSONObject:
    return {"role": "system", "content": draw(TEXTS | st.lists(st.builds(text, TEXTS), max_size=2))}


@st.composite
def _parameters(draw: st.DrawFn, thinks: bool) -> JSONObject:
    found: JSONObject = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "system": TOP_LEVEL_SYSTEM,
                "stop_sequences": st.lists(TEXTS, min_size=1, max_size=6),
                "stream": st.booleans(),
                "metadata": st.sampled_from([{"user_id": "u"}, {"user_id": '{"session_id":"s","device_id":"d"}'}]),
                "output_config": st.sampled_from(
                    [{"effort": "max"}, {"format": {"type": "json_schema", "schema": {"type": "object"}}}]
                ),
                "top_p": st.floats(0.95, 1),
            },
        )
    )
    if not thinks:
        found |= draw(
            st.fixed_dictionaries({}, optional={"temperature": st.floats(0, 1), "top_k": st.integers(0, 100)})
        )
    if draw(st.booleans()):
        search: JSONObject = {"type": "web_search_20250305", "name": "web_search"}
        found["tools"] = [*map(tool, TOOL_NAMES), *([search] if draw(st.booleans()) else [])]
        kinds = ["auto", "none"] if thinks else ["auto", "none", "any", "tool"]
        kind = draw(st.sampled_from([None, *kinds]))
        if kind is not None:
            choice: JSONObject = {"type": kind}
            if kind != "none" and draw(st.booleans()):
                choice["disable_parallel_tool_use"] = draw(st.booleans())
            found["tool_choice"] = choice | ({"name": draw(st.sampled_from(TOOL_NAMES))} if kind == "tool" else {})
    if thinks:
        found["thinking"] = draw(st.sampled_from([{"type": "enabled", "budget_tokens": 1024}, {"type": "adaptive"}]))
    return found
