"""Chat Completions, with what its many servers have made of it.

Sources: OpenAI API reference, "Chat Completions"; the documentation of OpenRouter ("Reasoning Tokens"), Databricks
("Query reasoning models") and vLLM ("Reasoning Outputs").
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from tests.behaviours.api import RETRY_AFTER, STOP_SEQUENCE, Api, Failure, JSONObject, Stop, written
from tests.behaviours.seen import Call, Document, Image, Offered, Part, Result, Seen, Text, Thought, media
from tests.support import chat_answers as chat
from tests.support.answer import Turn, Usage, pieces
from tests.support.upstream import Check, Reply, Request, json_reply

SIGNATURE = "c2lnbmVkIGJ5IE9wZW5Sb3V0ZXI="

STOPS: Mapping[Stop, str] = {"end_turn": "stop", "max_tokens": "length", "refusal": "content_filter"}
NAMES_STOP: Mapping[Stop, str] = {**STOPS, "stop_sequence": "stop_sequence"}
"""With `stop_reason` beside the finish reason, as vLLM has it."""

ERRORS: Mapping[Failure, Reply] = {
    "bad_request": chat.error_reply(400, "Invalid value for 'top_q'."),
    "overflow": chat.error_reply(
        400,
        "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens. Please"
        " reduce the length of the messages.",
        param="messages",
        code="context_length_exceeded",
    ),
    "unauthenticated": chat.error_reply(401, "Incorrect API key provided.", code="invalid_api_key"),
    "no_credit": chat.error_reply(402, "Insufficient credits."),
    "forbidden": chat.error_reply(403, "Country, region, or territory not supported."),
    "not_found": chat.error_reply(404, "The model does not exist.", code="model_not_found"),
    "timeout": chat.error_reply(408, "The request timed out.", "server_error"),
    "too_large": chat.error_reply(413, "Request body too large."),
    "rate_limit": chat.error_reply(
        429,
        "Rate limit reached for requests.",
        "requests",
        code="rate_limit_exceeded",
        headers=[("retry-after", str(RETRY_AFTER))],
    ),
    "quota": chat.error_reply(429, "You exceeded your current quota.", "insufficient_quota", code="insufficient_quota"),
    "internal": chat.error_reply(500, "The server had an error.", "server_error"),
    "unavailable": chat.error_reply(503, "Not now.", "server_error"),
    "blocked": chat.error_reply(400, "The prompt was filtered by the content policy.", code="content_filter"),
    "overloaded": chat.error_reply(503, "That model is currently overloaded.", "server_error"),
}


@dataclass(frozen=True)
class Chat(Api):
    """`reasoning` is where a server puts it: `reasoning_content`, OpenRouter's `reasoning_details`, parts of the
    content, or a <think> element in the text."""

    reasoning: Literal["content", "details", "parts", "tags"] = "content"
    stops: Mapping[Stop, str] = field(default_factory=lambda: STOPS)
    errors: Mapping[Failure, Reply] = field(default_factory=lambda: ERRORS)
    odd_id: str = "functions.Read:0"
    prompt = ("model", "tools", "tool_choice")

    @property
    def token(self) -> str | None:  # type: ignore[override]  # made of another field
        return SIGNATURE if self.reasoning == "details" else None

    def whole(self, turn: Turn, reason: str | None) -> JSONObject:
        value: Any = chat.completion(replace(turn, reasoning="", text=self._text(turn)), reason)
        choice = value["choices"][0]
        if turn.reasoning:
            choice["message"] |= self._reasoned(turn.reasoning, signed=True, text=turn.text)
        self._name_stop(choice, reason)
        value["usage"] = self.usage(turn.usage)
        return dict(value)

    def steps(self, turn: Turn, reason: str | None) -> list[bytes]:
        *steps, finish, _, done = chat.stream_steps(replace(turn, reasoning="", text=self._text(turn)), reason)
        finishing: Any = json.loads(finish.removeprefix(b"data: "))
        self._name_stop(finishing["choices"][0], reason)
        if turn.reasoning and self.reasoning != "tags":
            told = [self._reasoned(piece, signed=False) for piece in pieces(turn.reasoning)]
            if self.reasoning == "details":
                told.append(self._reasoned("", signed=True))
            steps[1:1] = [chat.chunk(delta) for delta in told]
        counted = {"id": chat.ID, "object": "chat.completion.chunk", "choices": [], "usage": self.usage(turn.usage)}
        return [*steps, chat.data(finishing), chat.data(counted), done]

    def mid_stream_error(self) -> bytes:
        return chat.data({"error": {"message": "Overloaded.", "code": 503}})

    def error_as_answer(self) -> Reply:
        return json_reply({"error": {"message": "Overloaded.", "code": 503}})

    def read(self, request: Request) -> Seen:
        body = request.json
        # Azure has the model in the address.
        model = body.get("model") or request.path.partition("/deployments/")[2].partition("/")[0]
        seen = Seen(model, body.get("stream") is True, marks=request.body.count(b'"cache_control"'))
        for message in body["messages"]:
            _read_message(seen, message)
        for tool in body.get("tools", []):
            function = tool["function"]
            seen.tools[function["name"]] = Offered(function["description"], function["parameters"])
        choice = body.get("tool_choice", "")
        seen.tool_choice = choice["function"]["name"] if isinstance(choice, dict) else choice.replace("required", "any")
        seen.parallel = body.get("parallel_tool_calls")
        seen.max_tokens = body.get("max_tokens") or body.get("max_completion_tokens")
        seen.temperature, seen.top_p, seen.top_k = (body.get(key) for key in ("temperature", "top_p", "top_k"))
        seen.stop = body.get("stop", [])
        seen.thinking = _thinks(body)
        seen.schema = body.get("response_format", {}).get("json_schema", {}).get("schema")
        return seen

    def usage(self, usage: Usage) -> JSONObject:
        value: Any = chat.usage_object(usage)
        if more := written(usage):
            value["prompt_tokens"] += more
            value["total_tokens"] += more
            value["prompt_tokens_details"]["cache_write_tokens"] = more
        return dict(value)

    def _text(self, turn: Turn) -> str:
        tagged = turn.reasoning and self.reasoning == "tags"
        return f"<think>{turn.reasoning}</think>\n\n{turn.text}" if tagged else turn.text

    def _reasoned(self, value: str, *, signed: bool, text: str = "") -> JSONObject:
        """The members of a message or of a delta that hold reasoning. `text` is what stands in a message beside it."""
        match self.reasoning:
            case "content":
                return {"reasoning_content": value}
            case "details":
                detail = {"type": "reasoning.text", "text": value, "format": "anthropic-claude-v1", "index": 0}
                return {
                    "reasoning": value,
                    "reasoning_details": [detail | ({"signature": SIGNATURE} if signed else {})],
                }
            case "parts":
                part: JSONObject = {"type": "reasoning", "summary": [{"type": "summary_text", "text": value}]}
                return {"content": [part, *([{"type": "text", "text": text}] if text else [])]}
            case "tags":
                return {}

    def _name_stop(self, choice: JSONObject, reason: str | None) -> None:
        if reason == "stop_sequence":
            choice |= {"finish_reason": "stop", "stop_reason": STOP_SEQUENCE}


def _read_message(seen: Seen, message: Any) -> None:
    role, content = message["role"], message.get("content") or []
    parts = [_part(part) for part in ([{"type": "text", "text": content}] if isinstance(content, str) else content)]
    text = "\n".join(part.text for part in parts if isinstance(part, Text))
    match role:
        case "system" | "developer":
            if seen.parts:
                seen.say("system", *parts)
            else:
                seen.system += text
        case "tool":
            seen.say("user", Result(message["tool_call_id"], text, text.startswith("Error")))
        case "assistant":
            if thought := message.get("reasoning_content"):
                seen.say(role, Thought(thought, ""))
            for detail in message.get("reasoning_details", []):
                seen.say(role, Thought(detail.get("text", ""), detail.get("signature", "")))
            seen.say(role, *parts)
            for call in message.get("tool_calls", []):
                function = call["function"]
                seen.say(role, Call(call["id"], function["name"], json.loads(function["arguments"])))
        case _:
            seen.say(role, *parts)


def _part(part: Any) -> Part:
    match part["type"]:
        case "image_url":
            return Image(media(part["image_url"]["url"]))
        case "file":
            return Document(media(part["file"]["file_data"]))
        case _:
            return Text(part["text"])


def _thinks(body: Any) -> bool | None:
    match body:
        case {"reasoning_effort": effort} | {"reasoning": {"effort": effort}}:
            return effort not in ("none", "minimal")
        case {"thinking": {"type": kind}}:
            return bool(kind != "disabled")
        case {"chat_template_kwargs": {"enable_thinking": bool(enabled)}}:
            return enabled
        case {"reasoning": {"enabled": bool(enabled)}}:
            return enabled
        case {"reasoning": {"max_tokens": _}}:
            return True
        case _:
            return None


def judging_without(
    judge: Check, *, message_keys: frozenset[str] = frozenset(), part_keys: frozenset[str] = frozenset()
) -> Check:
    """A judge that knows some keys of messages and of their parts which the vendor does not."""

    def check(request: Request) -> Reply | None:
        body = request.json
        for message in body.get("messages", []):
            parts = message["content"] if isinstance(message.get("content"), list) else []
            for holder, keys in [(message, message_keys), *((part, part_keys) for part in parts)]:
                for key in keys & holder.keys():
                    del holder[key]
        if body == request.json:
            return judge(request)
        return judge(replace(request, body=json.dumps(body).encode()))

    return check


def judging_key_in(header: str, judge: Check) -> Check:
    """A judge that wants the key in a header of this name, and no other credentials."""

    def check(request: Request) -> Reply | None:
        headers = [
            ("authorization", f"Bearer {value}") if name.lower() == header else (name, value)
            for name, value in request.headers
            if name.lower() != "authorization"
        ]
        return judge(replace(request, headers=headers))

    return check
