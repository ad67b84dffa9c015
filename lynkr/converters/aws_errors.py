"""What an error of Amazon Bedrock means, as an answer of its own or as a frame of a stream.

AWS names the kind of an error in a header of the answer, or in the frame; the body has a message only. The kind says
more than the status: several of them share a 400, a 403 or a 424.

Source: Amazon Bedrock API reference, "Converse", "InvokeModelWithResponseStream" and "Common Errors"; Amazon Bedrock
user guide, "Troubleshooting Amazon Bedrock API Error Codes".
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lynkr.converters.conversation import JsonObject
from lynkr.converters.errors import ApiError, bad_upstream
from lynkr.converters.json_text import parse
from lynkr.converters.upstream_errors import error_body, error_from_json
from lynkr.wire.aws_event_stream import Frame

# Kind, in lower case and without "exception" -> the HTTP status that says the same.
_STATUS: dict[str, int] = {
    "validation": 400,
    "serialization": 400,
    "unrecognizedclient": 401,
    "invalidclienttokenid": 401,
    "invalidsignature": 401,
    "signaturedoesnotmatch": 401,
    "incompletesignature": 401,
    "missingauthenticationtoken": 401,
    "missingauthentication": 401,
    "expiredtoken": 401,
    "requestexpired": 401,
    "requesttimetooskewed": 401,
    "accessdenied": 403,
    "notauthorized": 403,
    "optinrequired": 403,
    "resourcenotfound": 404,
    "unknownoperation": 404,
    "conflict": 409,
    "throttling": 429,
    "toomanyrequests": 429,
    "servicequotaexceeded": 429,
    "modelerror": 500,
    "modelstreamerror": 500,
    "internalserver": 500,
    "internalfailure": 500,
    "modelnotready": 503,
    "serviceunavailable": 503,
    "modeltimeout": 504,
}

# Kind -> what to do about it.
_ADVICE: dict[str, str] = {
    "unrecognizedclient": "Check the Bedrock API key, or the AWS access key and session token.",
    "invalidclienttokenid": "Check the AWS access key and session token.",
    "invalidsignature": "Check the AWS secret key, and that the clock is right.",
    "signaturedoesnotmatch": "Check the AWS secret key, and that the clock is right.",
    "requesttimetooskewed": "Set the clock of the machine that the gateway runs on.",
    "expiredtoken": "The temporary AWS credentials have expired: sign in again (aws sso login) or set new ones.",
    "accessdenied": (
        "Check that access to the model is granted (Bedrock console, Model access), that the region is right, and"
        " that the IAM policy allows bedrock:InvokeModel and bedrock:InvokeModelWithResponseStream."
    ),
    "resourcenotfound": "Check the model id, and that the region has the model.",
}

# Words in the message of a 400 -> what to do.
_WORDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"on-demand throughput isn.t supported"),
        "Set AWS_BEDROCK_MODEL_ID to the model's inference profile: its id with us., eu., jp., apac. or global. in"
        " front, as fits the region.",
    ),
    (
        re.compile(r"model identifier is invalid"),
        "Check AWS_BEDROCK_MODEL_ID, and that the region in AWS_BEDROCK_REGION has the model.",
    ),
)

# Ways to say that the prompt does not fit which only AWS knows.
_OVERFLOW = re.compile(
    r"Max input tokens: (?P<window>\d+), request input token count: (?P<prompt>\d+)|Input Tokens Exceeded"
    r"|Input is too long|too many (?:input )?tokens in the (?:prompt|request)",
    re.IGNORECASE,
)

_NAME = re.compile(r"(?:.*#)?(?P<name>[A-Za-z]+?)(?:Exception|Error)?(?::.*)?", re.DOTALL)


def aws_error(status: int, headers: Mapping[str, str], body: bytes, *, provider: str) -> ApiError:
    """The error in an answer with HTTP `status` of 400 or more. Header names are in lower case."""
    payload = error_body(body)
    named = headers.get("x-amzn-errortype")
    if named is None and isinstance(payload, dict):
        named = str(payload.get("__type") or payload.get("code") or "")
    kind = _kind(named or "")
    if (request_id := headers.get("x-amzn-requestid")) is not None:
        headers = {**headers, "x-request-id": request_id}
    return _error(_STATUS.get(kind, status), kind, payload, provider, headers)


def frame_error(frame: Frame, *, provider: str) -> ApiError | None:
    """The error that a frame of a stream is, or None where it is an event."""
    headers = frame.headers
    match headers.get(":message-type"):
        case "exception":
            named, payload = str(headers.get(":exception-type")), _object(frame.payload)
        case "error":
            named, payload = str(headers.get(":error-code")), {"message": headers.get(":error-message")}
        case _:
            return None
    kind = _kind(named)
    original = payload.get("originalMessage")
    if isinstance(original, str) and original:
        payload = {"message": f"{payload.get('message') or named}: {original}"}
    if not payload.get("message"):
        payload = {"message": named}
    return _error(_STATUS.get(kind, 500), kind, payload, provider, {})


def broken_stream(what: str, *, provider: str) -> ApiError:
    """The error of a stream that is none, or that ended too early."""
    return bad_upstream(f"{provider}: {what}")


def _error(status: int, kind: str, payload: object, provider: str, headers: Mapping[str, str]) -> ApiError:
    message = _message(payload)
    if status == 400 and (overflow := _OVERFLOW.search(message)) is not None:
        prompt, window = overflow["prompt"], overflow["window"]
        told = f"prompt is too long: {prompt} tokens > {window} maximum" if prompt else message
        payload = {"error": {"message": told, "code": "context_length_exceeded"}}
    error = error_from_json(status, payload, provider=provider, headers=headers)
    told_by = (words for pattern, words in _WORDS if status == 400 and pattern.search(message))
    advice = next(told_by, _ADVICE.get(kind))
    if advice is not None:
        error.message = f"{error.message.rstrip()} {advice}"
    return error


def _message(payload: object) -> str:
    if not isinstance(payload, dict):
        return str(payload)
    return str(payload.get("message") or payload.get("Message") or "")


def _kind(name: str) -> str:
    match = _NAME.fullmatch(name)
    return match["name"].lower() if match is not None else ""


def _object(payload: bytes) -> JsonObject:
    value = parse(payload)
    return value if isinstance(value, dict) else {"message": payload.decode("utf-8", "replace")[:500]}
