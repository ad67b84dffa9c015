"""The contents of a generateContent request: their order, and that every call is answered where it must be.

Sources: Gemini API documentation, "Function calling", "Thought Signatures" and "Image understanding"; the APIs' own
error messages.
"""

from __future__ import annotations

from typing import cast

from tests.support.strict import JSONObject
from tests.support.strict_gemini_shapes import FUNCTION_NAME, refuse

DATA = ("text", "inlineData", "fileData", "functionCall", "functionResponse")
ROLE_OF = {"functionCall": "model", "functionResponse": "user", "inlineData": "user", "fileData": "user"}
MEDIA_TYPES = frozenset(
    {"image/png", "image/jpeg", "image/webp", "image/heic", "image/heif", "application/pdf", "text/plain"}
)
RESULT_TYPES = frozenset({"image/png", "image/jpeg", "image/webp", "application/pdf", "text/plain"})


def check_contents(contents: list[JSONObject], *, signatures: bool, media_in_results: bool) -> None:
    """signatures: whether the first call of each step of the current turn has to have a thought signature.
    media_in_results: whether functions' responses may have parts."""
    if not contents:
        refuse("* GenerateContentRequest.contents: contents is not specified")
    for index, content in enumerate(contents):
        _content(content, f"GenerateContentRequest.contents[{index}]", media_in_results)
    if contents[0].get("role") != "user":
        refuse("Please ensure that the first content has the role user.")
    if contents[-1].get("role") != "user":
        refuse("Please ensure that multiturn requests end with a user turn or a function response.")
    _calls(contents)
    if signatures:
        _signatures(contents)


def parts_of(content: JSONObject) -> list[JSONObject]:
    return cast(list[JSONObject], content.get("parts") or [])


def kind_of(part: JSONObject) -> str:
    return next(key for key in DATA if key in part)


def _content(content: JSONObject, path: str, media_in_results: bool) -> None:
    if "role" not in content:
        refuse("Please use a valid role: user, model.")
    if not parts_of(content):
        refuse(f"* {path}.parts: contents.parts must not be empty.")
    for index, part in enumerate(parts_of(content)):
        check_part(part, f"{path}.parts[{index}]")
        kind = kind_of(part)
        if ROLE_OF.get(kind, content["role"]) != content["role"]:
            refuse(f"* {path}.parts[{index}].{kind}: not allowed in a content with the role {content['role']}")
        if part.get("thoughtSignature") is not None and content["role"] != "model":
            refuse(f"* {path}.parts[{index}].thought_signature: only the model's parts have one")
        response = part.get("functionResponse")
        if isinstance(response, dict) and "parts" in response and not media_in_results:
            refuse("Multimodal function response is not supported for this model.")


def check_part(part: JSONObject, path: str) -> None:
    if sum(key in part for key in DATA) != 1:
        refuse(f"* {path}.data: required oneof field 'data' must have one initialized field")
    if part.get("text") == "" and "thoughtSignature" not in part:
        refuse("Unable to submit request because it must have a text parameter.")
    blob = part.get("inlineData")
    if isinstance(blob, dict):
        _media(blob, "data", MEDIA_TYPES)
    file = part.get("fileData")
    if isinstance(file, dict):
        _media(file, "fileUri", MEDIA_TYPES)
        if not str(file["fileUri"]).startswith(("https://", "gs://")):
            refuse("Invalid or unsupported file uri")
    for key in ("functionCall", "functionResponse"):
        function = part.get(key)
        if isinstance(function, dict) and not FUNCTION_NAME.match(str(function.get("name", ""))):
            refuse(f"* {path}.{key}.name: Invalid function name. Must start with a letter or an underscore.")
    response = part.get("functionResponse")
    if isinstance(response, dict):
        if "response" not in response:
            refuse(f"* {path}.function_response.response: must be set")
        for inner in response.get("parts", ()):
            _media(inner.get("inlineData") or {}, "data", RESULT_TYPES)


def _media(value: JSONObject, data: str, types: frozenset[str]) -> None:
    if not value.get(data):
        refuse(f"Unable to process input media: {data} is empty")
    if value.get("mimeType") not in types:
        refuse(f"Unsupported MIME type: {value.get('mimeType')}")


def _calls(contents: list[JSONObject]) -> None:
    open_calls: list[JSONObject] = []
    for content in contents:
        parts = parts_of(content)
        responses = [cast(JSONObject, part["functionResponse"]) for part in parts if "functionResponse" in part]
        if (responses or open_calls) and len(responses) != len(open_calls):
            refuse(
                "Please ensure that the number of function response parts is equal to the number of function call parts"
                " of the function call turn."
            )
        if responses and len(responses) != len(parts):
            refuse("Please ensure that function response turn holds nothing but function responses.")
        for call, response in zip(open_calls, responses, strict=True):
            if call["name"] != response["name"] or call.get("id") != response.get("id"):
                refuse(f"The function response {response['name']} answers no function call.")
        open_calls = [cast(JSONObject, part["functionCall"]) for part in parts if "functionCall" in part]
        ids = [call["id"] for call in open_calls if "id" in call]
        if len(set(ids)) != len(ids):
            refuse("Function call ids must be unique.")


def _signatures(contents: list[JSONObject]) -> None:
    """The current turn goes back to the last content in which the user says something."""
    for content in reversed(contents):
        if content["role"] == "user" and any("functionResponse" not in part for part in parts_of(content)):
            return
        calls = [part for part in parts_of(content) if "functionCall" in part]
        if calls and not calls[0].get("thoughtSignature"):
            name = cast(JSONObject, calls[0]["functionCall"])["name"]
            refuse(f"Function call `{name}` is missing a thought_signature in functionCall parts.")
