"""Finds tool calls that a model wrote into its text.

Open models have a notation of their own for tool calls. A server that does not know it passes it on as text, and the
client's agent stops there. Only tools that were offered are called, and nothing inside a code fence is a call.

Sources: chat templates of Qwen, Hermes, GLM, MiniMax, Mistral and Llama models.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Iterator
from typing import NamedTuple, TypeAlias

from lynkr.converters.conversation import JsonObject
from lynkr.converters.json_repair import parse_object, repair_object
from lynkr.converters.json_text import json_text


class WrittenCall(NamedTuple):
    name: str
    arguments: str


Segment: TypeAlias = str | WrittenCall

_FENCE = "```"
_MARKERS = ("<tool_call>", "<function_call>", "<minimax:tool_call>", "<invoke name=", "[TOOL_CALLS]", "<|python_tag|>")
# At the beginning of the answer, a call may also come without any notation.
_BARE = ("{", "[{")


class WrittenCalls:
    """Holds back what may be calls, in a text that comes in pieces; everything else passes at once.

    A notation is recognised at the beginning of a line, and from there on all is held until the end.
    """

    def __init__(self, offered: Container[str]) -> None:
        self._offered = offered
        self._held = ""
        self._capturing = False
        self._at_line_start = True
        self._at_beginning = True
        self._in_fence = False

    def feed(self, text: str) -> str:
        """The part of the text so far that is no call and was not given before."""
        if self._capturing:
            self._held += text
            return ""
        text, self._held = self._held + text, ""
        position = 0
        while position < len(text):
            if self._at_line_start and self._is_held(text, position):
                return text[:position]
            end = text.find("\n", position)
            self._at_line_start = end >= 0
            position = end + 1 if end >= 0 else len(text)
        return text

    def close(self) -> list[Segment]:
        """What was held back, in its order, when the text has ended."""
        held, self._held, self._capturing = self._held, "", False
        return list(_segments(held, self._offered))

    def _is_held(self, text: str, position: int) -> bool:
        """Look at the line that begins at `position`."""
        line = text[position:].lstrip(" \t")
        begins = _MARKERS + _BARE if self._at_beginning else _MARKERS
        if not self._in_fence and line.startswith(begins):
            self._capturing = True
        elif line.startswith(_FENCE):
            self._in_fence = not self._in_fence
        elif not any(marker.startswith(line) for marker in (*begins, _FENCE)):
            self._at_beginning = self._at_beginning and line[:1] in "\r\n"
            return False
        else:
            # It may still become one.
            self._held = text[position:]
            return True
        if self._capturing:
            self._held = text[position:]
        self._at_beginning = False
        return self._capturing


# One element of a notation: its content and, where it has one, its end.
_ELEMENT = re.compile(
    r"<tool_call>(?P<tool_call>.*?)(?P<end_a></tool_call>|\Z)"
    r"|<function_call>(?P<json>.*?)(?P<end_b></function_call>|\Z)"
    r"|<invoke name=\"?(?P<name>[^\">]+)\"?>(?P<invoke>.*?)(?P<end_c></invoke>|\Z)"
    r"|\[TOOL_CALLS\](?P<mistral>.*?)(?=\[TOOL_CALLS\]|\Z)"
    r"|<\|python_tag\|>(?P<llama>.*?)(?=<\|python_tag\|>|\Z)",
    re.DOTALL,
)
# What stands around the elements and says nothing.
_WRAPPING = re.compile(r"</?minimax:tool_call>|</?function_calls>|<\|(?:im_end|eom_id|eot_id|end)\|>|</s>")

_GLM_ARGUMENT = re.compile(r"<arg_key>(.*?)</arg_key>\s*<arg_value>(.*?)</arg_value>", re.DOTALL)
_QWEN_CODER = re.compile(r"\s*<function=([^>]+)>(.*?)</function>\s*", re.DOTALL)
_QWEN_ARGUMENT = re.compile(r"<parameter=([^>]+)>\n?(.*?)\n?</parameter>", re.DOTALL)
_INVOKE_ARGUMENT = re.compile(r"<parameter name=\"?([^\">]+)\"?>(.*?)</parameter>", re.DOTALL)
_MISTRAL_NAMED = re.compile(r"\s*([\w-]+)(?:\[CALL_ID\][\w-]+)?(?:\[ARGS\])?\s*(?=\{)")
_ARGUMENTS = ("arguments", "parameters", "input")

_read_json: Callable[[str, int], tuple[object, int]] = json.JSONDecoder(strict=False).raw_decode


def _segments(text: str, offered: Container[str]) -> Iterator[Segment]:
    bare = _from_json(text, closed=False)
    if bare and all(call.name in offered for call in bare):
        yield from bare
        return
    end = 0
    plain = ""
    found = False
    for element in _ELEMENT.finditer(text):
        calls = _calls(element)
        if not calls or any(call.name not in offered for call in calls):
            continue
        found = True
        plain = _WRAPPING.sub("", text[end : element.start()])
        if plain.strip():
            yield plain
        yield from calls
        end = element.end()
    plain = _WRAPPING.sub("", text[end:]) if found else text
    if plain.strip() or (not found and plain):
        yield plain


def _calls(element: re.Match[str]) -> list[WrittenCall]:
    groups = element.groupdict()
    closed = bool(groups["end_a"] or groups["end_b"] or groups["end_c"])
    if (text := groups["tool_call"]) is not None:
        if match := _QWEN_CODER.fullmatch(text):
            return [_from_pairs(match[1], _QWEN_ARGUMENT.findall(match[2]))]
        if text.lstrip().startswith("{"):
            return _from_json(text, closed=closed)
        name, _, _ = text.partition("<arg_key>")
        return [_from_pairs(name, _GLM_ARGUMENT.findall(text))] if closed else []
    if (text := groups["json"]) is not None:
        return _from_json(text, closed=closed)
    if (text := groups["invoke"]) is not None:
        return [_from_pairs(groups["name"], _INVOKE_ARGUMENT.findall(text))] if closed else []
    if (text := groups["mistral"]) is not None:
        if match := _MISTRAL_NAMED.match(text):
            arguments = parse_object(_WRAPPING.sub("", text[match.end() :]))
            return [WrittenCall(match[1], json_text(arguments))] if arguments is not None else []
        return _from_json(text, closed=False)
    return [call for part in groups["llama"].split(";\n") for call in _from_json(part, closed=False)]


def _from_json(text: str, *, closed: bool) -> list[WrittenCall]:
    """The calls in a JSON object, or in a list of such. Where the end of the notation is there, it may be careless."""
    text = _WRAPPING.sub("", text).strip()
    try:
        value, end = _read_json(text, 0)
        if text[end:].strip():
            return []
    except (ValueError, RecursionError):
        value = repair_object(text) if closed else None
    calls = [_from_object(item) for item in (value if isinstance(value, list) else [value])]
    return [] if None in calls else [call for call in calls if call is not None]


def _from_object(value: object) -> WrittenCall | None:
    if not isinstance(value, dict):
        return None
    inner = value.get("function")
    if isinstance(inner, dict):
        value = inner
    name = value.get("name")
    arguments = next((value[key] for key in _ARGUMENTS if key in value), None)
    if isinstance(arguments, str):
        arguments = repair_object(arguments)
    if not isinstance(name, str) or not isinstance(arguments, dict):
        return None
    return WrittenCall(name, json_text(arguments))


def _from_pairs(name: str, pairs: list[tuple[str, str]]) -> WrittenCall:
    arguments: JsonObject = {key.strip(): _value(text) for key, text in pairs}
    return WrittenCall(name.strip(), json_text(arguments))


def _value(text: str) -> object:
    """An argument whose type the notation does not tell: JSON where it is something else than a string."""
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return text if isinstance(value, str) else value
