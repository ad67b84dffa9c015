"""Short ways to write what clients send, and what a Chat Completions upstream has to get of it."""

from __future__ import annotations

import base64

from tests.converters.conversations import text, use

JSONObject = dict[str, object]

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n not quite an image").decode()
PDF = base64.b64encode(b"%PDF-1.4 not quite a document").decode()
DATA_URL = f"data:image/png;base64,{PNG}"

EPHEMERAL: JSONObject = {"type": "ephemeral"}
SCHEMA: JSONObject = {"type": "object", "properties": {"path": {"type": "string"}}, "required": ["path"]}


# What clients send


def user(*content: JSONObject | str) -> JSONObject:
    return {"role": "user", "content": _content(content)}


def assistant(*content: JSONObject | str) -> JSONObject:
    return {"role": "assistant", "content": _content(content)}


def _content(content: tuple[JSONObject | str, ...]) -> object:
    """One string as it is, anything else as blocks."""
    if len(content) == 1 and isinstance(content[0], str):
        return content[0]
    return [text(item) if isinstance(item, str) else item for item in content]


def tool(name: str = "Read", **more: object) -> JSONObject:
    return {"name": name, "description": f"{name} a file", "input_schema": SCHEMA, **more}


def image(data: str = PNG) -> JSONObject:
    return {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": data}}


def image_url(url: str) -> JSONObject:
    return {"type": "image", "source": {"type": "url", "url": url}}


def document(**more: object) -> JSONObject:
    source: JSONObject = {"type": "base64", "media_type": "application/pdf", "data": PDF}
    return {"type": "document", "source": source, **more}


# What the Chat Completions upstream has to get


def says(role: str, content: object) -> JSONObject:
    return {"role": role, "content": content}


def calls(*calls_: JSONObject, content: str | None = None) -> JSONObject:
    return {"role": "assistant", "content": content, "tool_calls": list(calls_)}


def call(id_: str, arguments: str = "{}", name: str = "Read") -> JSONObject:
    return {"id": id_, "type": "function", "function": {"name": name, "arguments": arguments}}


def answers(id_: str, content: str = "done") -> JSONObject:
    return {"role": "tool", "tool_call_id": id_, "content": content}


def part(value: str) -> JSONObject:
    return {"type": "text", "text": value}


def picture(url: str = DATA_URL) -> JSONObject:
    return {"type": "image_url", "image_url": {"url": url}}


def function(name: str = "Read", **more: object) -> JSONObject:
    described = {"name": name, "description": f"{name} a file", "parameters": SCHEMA, **more}
    return {"type": "function", "function": described}


HI = user("hi")
LOOP = (user("Read a and b"), assistant("I will.", use("toolu_1", path="a"), use("toolu_2", path="b")))
LOOP_RENDERED = (
    says("user", "Read a and b"),
    calls(call("toolu_1", '{"path":"a"}'), call("toolu_2", '{"path":"b"}'), content="I will."),
)
