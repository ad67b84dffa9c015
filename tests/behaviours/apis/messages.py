"""The Anthropic Messages API, as the vendor and others serve it.

Source: Anthropic API documentation, "Messages", "Streaming Messages" and "Errors".
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from tests.behaviours.api import OVERFLOWN, RETRY_AFTER, STOP_SEQUENCE, Api, Failure, JSONObject, Stop, written
from tests.behaviours.seen import Call, Document, Image, Offered, Part, Result, Seen, Text, Thought
from tests.support import messages_answers as vendor
from tests.support.answer import Turn, Usage
from tests.support.upstream import Check, Reply, Request, json_reply

STOPS: Mapping[Stop, str] = {
    "end_turn": "end_turn",
    "max_tokens": "max_tokens",
    "refusal": "refusal",
    "stop_sequence": "stop_sequence",
    "model_context_window_exceeded": "model_context_window_exceeded",
}

ERRORS: Mapping[Failure, Reply] = {
    "bad_request": vendor.error_reply(400, "invalid_request_error", "top_q: Extra inputs are not permitted"),
    "overflow": vendor.error_reply(
        400, "invalid_request_error", "prompt is too long: {} tokens > {} maximum".format(*OVERFLOWN)
    ),
    "unauthenticated": vendor.error_reply(401, "authentication_error", "invalid x-api-key"),
    "no_credit": vendor.error_reply(402, "billing_error", "Your credit balance is too low."),
    "forbidden": vendor.error_reply(403, "permission_error", "Your API key may not use this resource."),
    "not_found": vendor.error_reply(404, "not_found_error", "model: no-such-model"),
    "timeout": vendor.error_reply(504, "timeout_error", "The request timed out."),
    "too_large": vendor.error_reply(413, "request_too_large", "Request exceeds the maximum size"),
    "rate_limit": vendor.error_reply(
        429, "rate_limit_error", "Number of request tokens has exceeded your limit", [("retry-after", str(RETRY_AFTER))]
    ),
    "quota": vendor.error_reply(
        429, "rate_limit_error", "You have reached your specified API usage limits.", [("x-should-retry", "false")]
    ),
    "internal": vendor.error_reply(500, "api_error", "Internal server error"),
    "unavailable": vendor.error_reply(503, "overloaded_error", "Service Unavailable"),
    "blocked": vendor.error_reply(400, "invalid_request_error", "Output blocked by content filtering policy"),
    "overloaded": vendor.error_reply(529, "overloaded_error", "Overloaded"),
}


@dataclass(frozen=True)
class Messages(Api):
    stops: Mapping[Stop, str] = field(default_factory=lambda: STOPS)
    errors: Mapping[Failure, Reply] = field(default_factory=lambda: ERRORS)
    token: str | None = vendor.SIGNATURE
    odd_id: str = "toolu_01T1x1fJ34qAmk2tNTrN7Up6"
    prompt: ClassVar[tuple[str, ...]] = ("model", "system", "tools", "tool_choice")

    def whole(self, turn: Turn, reason: str | None) -> JSONObject:
        value: Any = vendor.message(turn, reason)
        if not value["content"]:
            value["content"] = [{"type": "text", "text": ""}]
        value["stop_sequence"] = STOP_SEQUENCE if reason == "stop_sequence" else None
        value["usage"] |= _more(turn.usage)
        return dict(value)

    def steps(self, turn: Turn, reason: str | None) -> list[bytes]:
        *steps, _, end = vendor.stream_steps(turn, reason)
        if not (turn.text or turn.reasoning or turn.calls):
            steps += [vendor.block_start(0, {"type": "text", "text": ""}), vendor.block_stop(0)]
        ending = {
            "stop_reason": reason or vendor.stop_reason(turn),
            "stop_sequence": STOP_SEQUENCE if reason == "stop_sequence" else None,
        }
        usage = vendor.usage_object(turn.usage, turn.usage.output) | _more(turn.usage)
        return [*steps, vendor.event("message_delta", delta=ending, usage=usage), end]

    def mid_stream_error(self) -> bytes:
        return vendor.error_event()

    def error_as_answer(self) -> Reply:
        return json_reply(vendor.error_object("overloaded_error", "Overloaded"))

    def read(self, request: Request) -> Seen:
        body = request.json
        seen = Seen(body.get("model", ""), body.get("stream") is True, marks=request.body.count(b'"cache_control"'))
        seen.system = _text(body.get("system", ""))
        for message in body["messages"]:
            for block in _blocks(message["content"]):
                inside = block.get("content") if block["type"] == "tool_result" else None
                media = [inner for inner in inside or [] if isinstance(inner, dict) and inner["type"] != "text"]
                seen.say(message["role"], _part(block), *map(_part, media))
        for tool in body.get("tools", []):
            seen.tools[tool["name"]] = Offered(tool.get("description", ""), tool.get("input_schema"))
        choice = body.get("tool_choice", {})
        seen.tool_choice = choice.get("name") or choice.get("type", "")
        if "disable_parallel_tool_use" in choice:
            seen.parallel = not choice["disable_parallel_tool_use"]
        seen.max_tokens = body.get("max_tokens")
        seen.temperature, seen.top_p, seen.top_k = (body.get(key) for key in ("temperature", "top_p", "top_k"))
        seen.stop = body.get("stop_sequences", [])
        if "thinking" in body:
            seen.thinking = body["thinking"]["type"] != "disabled"
        seen.schema = body.get("output_config", {}).get("format", {}).get("schema")
        return seen


class VertexClaude(Messages):
    """The same on Vertex AI, where the model is in the address."""

    prompt = ("anthropic_version", "system", "tools", "tool_choice")

    def read(self, request: Request) -> Seen:
        seen = super().read(request)
        seen.model = request.path.rpartition("/")[2].partition(":")[0]
        return seen


def _more(usage: Usage) -> JSONObject:
    reasoning: JSONObject = {"output_tokens_details": {"thinking_tokens": usage.reasoning}} if usage.reasoning else {}
    return {"cache_creation_input_tokens": written(usage), **reasoning}


def _blocks(content: Any) -> list[Any]:
    return [{"type": "text", "text": content}] if isinstance(content, str) else content


def _text(content: Any) -> str:
    return "\n\n".join(block["text"] for block in _blocks(content) if block["type"] == "text" and block["text"])


def _part(block: Any) -> Part:
    match block:
        case {"type": "image", "source": source}:
            return Image(source.get("data") or source.get("url"))
        case {"type": "document", "source": source}:
            return Document(source.get("data") or source.get("url"))
        case {"type": "tool_use", "id": id_, "name": name, "input": given}:
            return Call(id_, name, given)
        case {"type": "tool_result", "tool_use_id": id_}:
            return Result(id_, _text(block.get("content") or ""), bool(block.get("is_error")))
        case {"type": "thinking", "thinking": text, "signature": signature}:
            return Thought(text, signature)
        case {"type": "redacted_thinking", "data": data}:
            return Thought("", data)
        case _:
            return Text(block.get("text", ""))


def judging_vertex(judge: Check) -> Check:
    """The same where the model is in the address, and the version of the API in the body."""

    def check(request: Request) -> Reply | None:
        body = request.json
        if "model" in body or body.pop("anthropic_version", None) != "vertex-2023-10-16":
            return vendor.error_reply(400, "invalid_request_error", "anthropic_version: Field required")
        if request.path.endswith(":streamRawPredict") is not (body.get("stream") is True):
            return vendor.error_reply(400, "invalid_request_error", "stream: not at this address")
        raw = json.dumps({"model": "m", **body}).encode()
        return judge(replace(request, body=raw, headers=[*request.headers, ("anthropic-version", "2023-06-01")]))

    return check
