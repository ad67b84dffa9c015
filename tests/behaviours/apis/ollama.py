"""Ollama's own API.

Source: Ollama API reference, "Chat" and "Errors".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.behaviours.api import Api, Failure, JSONObject, Stop
from tests.behaviours.seen import Call, Image, Offered, Result, Seen, Text, Thought
from tests.support import ollama_answers as ollama
from tests.support.answer import Turn
from tests.support.upstream import Reply, Request, Step, json_reply

STOPS: Mapping[Stop, str] = {"end_turn": "stop", "max_tokens": "length"}

ERRORS: Mapping[Failure, Reply] = {
    "bad_request": ollama.error_reply(400, 'invalid option provided: "top_q"'),
    "overflow": ollama.error_reply(400, "the input length exceeds the context length"),
    "unauthenticated": ollama.error_reply(401, "unauthorized"),
    "not_found": ollama.error_reply(404, "model 'qwen3:8b' not found"),
    "internal": ollama.error_reply(500, "llama runner process has terminated: exit status 2"),
    "overloaded": ollama.error_reply(503, "server busy, please try again.  maximum pending requests exceeded"),
}


@dataclass(frozen=True)
class Ollama(Api):
    stops: Mapping[Stop, str] = field(default_factory=lambda: STOPS)
    errors: Mapping[Failure, Reply] = field(default_factory=lambda: ERRORS)
    odd_id: str = "call_q8vufj1z"
    writes_arguments: bool = False
    prompt = ("model", "tools")

    def whole(self, turn: Turn, reason: str | None) -> JSONObject:
        return ollama.completion(turn, reason or "stop")

    def steps(self, turn: Turn, reason: str | None) -> list[bytes]:
        return ollama.stream_steps(turn, reason or "stop")

    def stream(self, *steps: Step) -> Reply:
        return Reply(headers=[("Content-Type", "application/x-ndjson")], body=steps)

    def mid_stream_error(self) -> bytes:
        return ollama.error_line("server busy, please try again.  maximum pending requests exceeded")

    def error_as_answer(self) -> Reply:
        return json_reply({"error": "server busy, please try again.  maximum pending requests exceeded"})

    def read(self, request: Request) -> Seen:
        body = request.json
        seen = Seen(body["model"], body["stream"], marks=request.body.count(b'"cache_control"'))
        for message in body["messages"]:
            role, content = message["role"], message["content"]
            if role == "system":
                seen.system += content
            elif role == "tool":
                seen.say("user", Result(message["tool_call_id"], content, content.startswith("Error")))
            else:
                seen.say(role, *([Thought(message["thinking"], "")] if "thinking" in message else []))
                seen.say(role, *([Text(content)] if content else []))
                seen.say(role, *(Image(image) for image in message.get("images", [])))
            for call in message.get("tool_calls", []):
                seen.say(role, Call(call["id"], call["function"]["name"], call["function"]["arguments"]))
        for tool in body.get("tools", []):
            function = tool["function"]
            seen.tools[function["name"]] = Offered(function["description"], function["parameters"])
        options = body["options"]
        seen.max_tokens = options.get("num_predict")
        seen.temperature, seen.top_p, seen.top_k = (options.get(key) for key in ("temperature", "top_p", "top_k"))
        seen.stop = options.get("stop", [])
        seen.thinking = None if "think" not in body else body["think"] is not False
        seen.schema = body.get("format")
        return seen
