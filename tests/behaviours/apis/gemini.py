"""Google's generateContent, on AI Studio and on Vertex AI.

Source: Gemini API reference, "Generating content"; Gemini API documentation, "Troubleshooting guide".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.behaviours.api import OVERFLOWN, RETRY_AFTER, Api, Failure, JSONObject, Stop
from tests.behaviours.seen import Call, Document, Image, Offered, Part, Result, Seen, Text, Thought
from tests.support import gemini_answers as vendor
from tests.support.answer import Turn
from tests.support.upstream import Reply, Request, json_reply

STOPS: Mapping[Stop, str] = {"end_turn": "STOP", "max_tokens": "MAX_TOKENS", "refusal": "SAFETY"}

_DAILY = {
    "error": {
        "code": 429,
        "message": "You exceeded your current quota.",
        "status": "RESOURCE_EXHAUSTED",
        "details": [
            {
                "@type": "type.googleapis.com/google.rpc.QuotaFailure",
                "violations": [{"quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier", "quotaValue": "50"}],
            },
        ],
    }
}

ERRORS: Mapping[Failure, Reply] = {
    "bad_request": vendor.error_reply(400, 'Invalid JSON payload received. Unknown name "topQ".'),
    "overflow": vendor.error_reply(
        400,
        "The input token count ({}) exceeds the maximum number of tokens allowed ({}).".format(*OVERFLOWN),
    ),
    "unauthenticated": vendor.error_reply(
        400, "API key not valid. Please pass a valid API key.", reason="API_KEY_INVALID"
    ),
    "no_credit": vendor.error_reply(
        403, "This API method requires billing to be enabled.", "PERMISSION_DENIED", reason="BILLING_DISABLED"
    ),
    "forbidden": vendor.error_reply(403, "The caller does not have permission", "PERMISSION_DENIED"),
    "not_found": vendor.error_reply(404, "models/x is not found for API version v1beta", "NOT_FOUND"),
    "timeout": vendor.error_reply(504, "Deadline expired before operation could complete.", "DEADLINE_EXCEEDED"),
    "rate_limit": vendor.error_reply(
        429, "Resource has been exhausted (e.g. check quota).", "RESOURCE_EXHAUSTED", retry_delay=f"{RETRY_AFTER}s"
    ),
    "quota": json_reply(_DAILY, 429),
    "internal": vendor.error_reply(500, "An internal error has occurred.", "INTERNAL"),
    "unavailable": vendor.error_reply(503, "The service is currently unavailable.", "UNAVAILABLE"),
    "overloaded": vendor.error_reply(503, "The model is overloaded. Please try again later.", "UNAVAILABLE"),
}


@dataclass(frozen=True)
class Gemini(Api):
    stops: Mapping[Stop, str] = field(default_factory=lambda: STOPS)
    errors: Mapping[Failure, Reply] = field(default_factory=lambda: ERRORS)
    token: str | None = vendor.SIGNATURE
    odd_id: str = "a1b2c3d4"
    writes_arguments: bool = False
    prompt = ("systemInstruction", "tools", "toolConfig")
    grows = "contents"

    def whole(self, turn: Turn, reason: str | None) -> JSONObject:
        return vendor.whole(turn, reason or "STOP")

    def steps(self, turn: Turn, reason: str | None) -> list[bytes]:
        return vendor.stream_steps(turn, reason or "STOP")

    def streams(self, request: Request) -> bool:
        return ":streamGenerateContent" in request.target

    def mid_stream_error(self) -> bytes:
        return vendor.error_chunk()

    def error_as_answer(self) -> Reply:
        return json_reply(vendor.error_object(503, "The model is overloaded.", "UNAVAILABLE"))

    def blocked(self, *, streamed: bool) -> Reply:
        return self.stream(vendor.data(vendor.blocked())) if streamed else json_reply(vendor.blocked())

    def read(self, request: Request) -> Seen:
        body = request.json
        seen = Seen(request.path.rpartition("/")[2].partition(":")[0], self.streams(request))
        seen.marks = request.body.count(b'"cache_control"')
        seen.system = "\n\n".join(part["text"] for part in body.get("systemInstruction", {}).get("parts", []))
        for content in body["contents"]:
            role = content["role"].replace("model", "assistant")
            for part in content["parts"]:
                seen.say(role, *_parts(part))
        for tool in body.get("tools", []):
            for function in tool["functionDeclarations"]:
                schema = function.get("parametersJsonSchema") or function.get("parameters")
                seen.tools[function["name"]] = Offered(function.get("description", ""), schema)
        calling = body.get("toolConfig", {}).get("functionCallingConfig", {})
        seen.tool_choice = "".join(calling.get("allowedFunctionNames", [])) or calling.get("mode", "").lower()
        config = body.get("generationConfig", {})
        seen.max_tokens = config.get("maxOutputTokens")
        seen.temperature, seen.top_p, seen.top_k = (config.get(key) for key in ("temperature", "topP", "topK"))
        seen.stop = config.get("stopSequences", [])
        seen.thinking = _thinks(config.get("thinkingConfig", {}))
        seen.schema = config.get("responseJsonSchema") or config.get("responseSchema")
        return seen


def _thinks(config: Any) -> bool | None:
    if config.get("includeThoughts"):
        return True
    # The least there is: some models cannot but think.
    least = config.get("thinkingBudget") in (0, 128, 512) or config.get("thinkingLevel") in ("LOW", "MINIMAL")
    return False if least else None


def _parts(part: Any) -> list[Part]:
    found: list[Part] = []
    if "thoughtSignature" in part or part.get("thought"):
        found.append(Thought(part.get("text", "") if part.get("thought") else "", part.get("thoughtSignature", "")))
    match part:
        case {"text": text}:
            if not part.get("thought"):
                found.append(Text(text))
        case {"inlineData": data}:
            found.append(_media(data["mimeType"], data["data"]))
        case {"fileData": data}:
            found.append(_media(data["mimeType"], data["fileUri"]))
        case {"functionCall": call}:
            found.append(Call(call.get("id", ""), call["name"], call["args"]))
        case {"functionResponse": answer}:
            ((kind, text),) = answer["response"].items()
            found.append(Result(answer.get("id", ""), text, kind == "error"))
            blobs = [inner["inlineData"] for inner in answer.get("parts", [])]
            found += [_media(blob["mimeType"], blob["data"]) for blob in blobs]
    return found


def _media(media_type: str, data: str) -> Part:
    return Document(data) if media_type == "application/pdf" else Image(data)
