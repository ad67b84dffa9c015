"""OpenAI's Responses API.

Source: OpenAI API reference, "Responses".
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.behaviours.api import Api, Failure, JSONObject, Stop, written
from tests.behaviours.apis import chat
from tests.behaviours.seen import Call, Document, Image, Offered, Part, Result, Seen, Text, Thought, media
from tests.support import responses_answers as vendor
from tests.support.answer import Turn
from tests.support.upstream import Reply, Request, Step, json_reply, sse_reply

STOPS: Mapping[Stop, str] = {
    "end_turn": "completed",
    "max_tokens": "max_output_tokens",
    "refusal": "content_filter",
}


@dataclass(frozen=True)
class Responses(Api):
    """`encrypts`: whether the model reasons, and gives its reasoning encrypted."""

    encrypts: bool = True
    stops: Mapping[Stop, str] = field(default_factory=lambda: STOPS)
    errors: Mapping[Failure, Reply] = field(default_factory=lambda: chat.ERRORS)
    token: str | None = vendor.ENCRYPTED
    odd_id: str = "call_62136354"
    prompt = ("model", "instructions", "tools", "tool_choice", "prompt_cache_key")
    grows = "input"

    def whole(self, turn: Turn, reason: str | None) -> JSONObject:
        items = vendor.items_of(turn, encrypted=self.encrypts)
        if reason in (None, "completed"):
            value = vendor.response("completed", items, turn.usage)
        else:
            if reason == "max_output_tokens":
                items[-1]["status"] = "incomplete"
            value = vendor.response("incomplete", items, turn.usage, incomplete_details={"reason": reason})
        usage: Any = value["usage"]
        if more := written(turn.usage):
            usage["input_tokens"] += more
            usage["total_tokens"] += more
            usage["input_tokens_details"]["cache_write_tokens"] = more
        return value

    def steps(self, turn: Turn, reason: str | None) -> list[bytes]:
        return vendor.frames(vendor.events_of(self.whole(turn, reason)))

    def stream(self, *steps: Step) -> Reply:
        return sse_reply(*steps, headers=[vendor.REQUEST_ID])

    def mid_stream_error(self) -> bytes:
        return vendor.frame(vendor.error_event("Overloaded.", "server_is_overloaded"))

    def error_as_answer(self) -> Reply:
        return json_reply(vendor.failed("Overloaded.", "server_is_overloaded"))

    def read(self, request: Request) -> Seen:
        body = request.json
        seen = Seen(body["model"], body.get("stream") is True, body.get("instructions", ""))
        seen.marks = request.body.count(b'"cache_control"')
        for item in body["input"]:
            _read_item(seen, item)
        for tool in body.get("tools", []):
            seen.tools[tool["name"]] = Offered(tool["description"], tool["parameters"])
        choice = body.get("tool_choice", "")
        seen.tool_choice = choice["name"] if isinstance(choice, dict) else choice.replace("required", "any")
        seen.parallel = body.get("parallel_tool_calls")
        seen.max_tokens = body.get("max_output_tokens")
        seen.temperature, seen.top_p = body.get("temperature"), body.get("top_p")
        match body.get("reasoning"):
            case {"effort": effort}:
                seen.thinking = effort not in ("none", "minimal")
            case {"summary": _}:
                seen.thinking = True
        seen.schema = body.get("text", {}).get("format", {}).get("schema")
        return seen


def _read_item(seen: Seen, item: Any) -> None:
    match item["type"]:
        case "function_call":
            seen.say("assistant", Call(item["call_id"], item["name"], json.loads(item["arguments"])))
        case "function_call_output":
            parts = [_part(part) for part in item["output"]] if isinstance(item["output"], list) else []
            text = "\n".join(part.text for part in parts if isinstance(part, Text)) if parts else item["output"]
            seen.say("user", Result(item["call_id"], text, text.startswith("Error")))
            seen.say("user", *(part for part in parts if not isinstance(part, Text)))
        case "reasoning":
            seen.say("assistant", Thought("", item["encrypted_content"]))
        case _:
            role = "system" if item["role"] == "developer" else item["role"]
            seen.say(role, *(_part(part) for part in item["content"]))


def _part(part: Any) -> Part:
    match part["type"]:
        case "input_image":
            return Image(media(part["image_url"]))
        case "input_file":
            return Document(media(part.get("file_data") or part["file_url"]))
        case _:
            return Text(part["text"])
