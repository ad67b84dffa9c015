"""Amazon Bedrock's Converse and ConverseStream.

Source: Amazon Bedrock API reference, "Converse", "ConverseStream" and "Common Errors".
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from tests.behaviours.api import RETRY_AFTER, Api, Failure, JSONObject, Stop, written
from tests.behaviours.seen import Call, Document, Image, Offered, Part, Result, Seen, Text, Thought
from tests.support import converse_answers as aws
from tests.support.answer import Turn, Usage
from tests.support.event_stream import event
from tests.support.upstream import Reply, Request, Step, json_reply

STOPS: Mapping[Stop, str] = {
    "end_turn": "end_turn",
    "max_tokens": "max_tokens",
    "refusal": "content_filtered",
    "stop_sequence": "stop_sequence",
    "model_context_window_exceeded": "model_context_window_exceeded",
}

ERRORS: Mapping[Failure, Reply] = {
    "bad_request": aws.error_reply(400, "ValidationException", "Malformed input request, please reformat."),
    "overflow": aws.error_reply(400, "ValidationException", "Input is too long for requested model."),
    "unauthenticated": aws.error_reply(
        403, "UnrecognizedClientException", "The security token included in the request is invalid."
    ),
    "forbidden": aws.error_reply(403, "AccessDeniedException", "You don't have access to the model."),
    "not_found": aws.error_reply(404, "ResourceNotFoundException", "This model version has reached its end of life."),
    "timeout": aws.error_reply(408, "ModelTimeoutException", "Model has timed out in processing the request."),
    "rate_limit": aws.error_reply(
        429, "ThrottlingException", "Too many requests, please wait.", [("retry-after", str(RETRY_AFTER))]
    ),
    "internal": aws.error_reply(500, "InternalServerException", "The system encountered an unexpected error."),
    "unavailable": aws.error_reply(503, "ServiceUnavailableException", "Bedrock is unable to process your request."),
    "blocked": aws.error_reply(400, "ValidationException", "The request was blocked by the content filters."),
    "overloaded": aws.error_reply(429, "ModelNotReadyException", "The model is not ready."),
}


def no_answer() -> Reply:
    """What AWS's servers answer, with status 200, at an address that they know and an operation that they do not."""
    return json_reply({"Output": {"__type": "com.amazon.coral.service#UnknownOperationException"}, "Version": "1.0"})


@dataclass(frozen=True)
class Converse(Api):
    stops: Mapping[Stop, str] = field(default_factory=lambda: STOPS)
    errors: Mapping[Failure, Reply] = field(default_factory=lambda: ERRORS)
    odd_id: str = "tooluse_kZJMlvQmRJ6eAyJE5GIl7Q"
    prompt = ("system", "toolConfig")

    def whole(self, turn: Turn, reason: str | None) -> JSONObject:
        return aws.response(turn, reason) | {"usage": _usage(turn.usage)}

    def steps(self, turn: Turn, reason: str | None) -> list[bytes]:
        *steps, _ = aws.stream_steps(turn, reason)
        return [*steps, event("metadata", {"metrics": {"latencyMs": 721}, "usage": _usage(turn.usage)})]

    def stream(self, *steps: Step) -> Reply:
        return aws.stream_reply(*steps)

    def streams(self, request: Request) -> bool:
        return request.path.endswith("/converse-stream")

    def mid_stream_error(self) -> bytes:
        return aws.error_frame("serviceUnavailableException", "Overloaded.")

    def error_as_answer(self) -> Reply:
        return no_answer()

    def read(self, request: Request) -> Seen:
        body = request.json
        seen = Seen(unquote(request.path.split("/")[2]), self.streams(request))
        seen.marks = request.body.count(b'"cachePoint"')
        seen.system = "\n\n".join(block["text"] for block in body.get("system", []) if "text" in block)
        for message in body["messages"]:
            for block in message["content"]:
                if "cachePoint" not in block:
                    inside = [inner for inner in block.get("toolResult", {}).get("content", []) if "text" not in inner]
                    seen.say(message["role"], _part(block), *map(_part, inside))
        config = body.get("toolConfig", {})
        for tool in config.get("tools", []):
            if spec := tool.get("toolSpec"):
                seen.tools[spec["name"]] = Offered(spec.get("description", ""), spec["inputSchema"]["json"])
        for kind, choice in config.get("toolChoice", {}).items():
            seen.tool_choice = choice.get("name", kind)
        inference, fields = body["inferenceConfig"], body.get("additionalModelRequestFields", {})
        seen.max_tokens = inference.get("maxTokens")
        seen.temperature, seen.top_p = inference.get("temperature"), inference.get("topP")
        seen.top_k = fields.get("top_k") or fields.get("inferenceConfig", {}).get("topK")
        seen.stop = inference.get("stopSequences", [])
        asked = fields.get("thinking") or fields.get("reasoningConfig")
        seen.thinking = asked["type"] != "disabled" if asked else None
        if form := body.get("outputConfig"):
            seen.schema = json.loads(form["textFormat"]["structure"]["jsonSchema"]["schema"])
        return seen


def _usage(usage: Usage) -> JSONObject:
    value: Any = aws.usage_object(usage)
    value["cacheWriteInputTokens"] = written(usage)
    value["totalTokens"] += written(usage)
    return dict(value)


def _part(block: Any) -> Part:
    match block:
        case {"text": text}:
            return Text(text)
        case {"image": image}:
            return Image(image["source"]["bytes"])
        case {"document": document}:
            return Document(document["source"]["bytes"])
        case {"toolUse": call}:
            return Call(call["toolUseId"], call["name"], call["input"])
        case {"toolResult": result}:
            text = "\n".join(part["text"] for part in result["content"] if "text" in part)
            return Result(result["toolUseId"], text, result.get("status") == "error" or text.startswith("Error"))
        case {"reasoningContent": {"reasoningText": said}}:
            return Thought(said["text"], said.get("signature", ""))
        case _:
            return Thought("", str(block))
