"""The shapes that a generateContent request is made of, refused in the words of the vendor's API.

The vendor parses requests into protocol buffers: for one unknown name, or one value of the wrong type, it refuses the
whole request.

Sources: Gemini API reference, "Generating content", "Content", "Part", "Schema", "FunctionDeclaration"; Vertex AI
reference, the same; the APIs' own error messages.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from typing import NoReturn

from tests.support.strict import JSONObject, RefusalError, is_int, is_number

FUNCTION_NAME = re.compile(r"^[a-zA-Z_][a-zA-Z0-9_.-]{0,63}$")

# A shape is the name of a scalar, the name of a message below, [shape] for a list, {shape} for a map, or a tuple of
# the words of an enumeration.
Shape = object

TYPES = ("STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT")
THRESHOLDS = ("BLOCK_LOW_AND_ABOVE", "BLOCK_MEDIUM_AND_ABOVE", "BLOCK_ONLY_HIGH", "BLOCK_NONE", "OFF")
CATEGORIES = (
    "HARM_CATEGORY_HARASSMENT",
    "HARM_CATEGORY_HATE_SPEECH",
    "HARM_CATEGORY_SEXUALLY_EXPLICIT",
    "HARM_CATEGORY_DANGEROUS_CONTENT",
    "HARM_CATEGORY_CIVIC_INTEGRITY",
)
LEVELS = ("MINIMAL", "LOW", "MEDIUM", "HIGH")

MESSAGES: Mapping[str, Mapping[str, Shape]] = {
    "Request": {
        "contents": ["Content"],
        "systemInstruction": "SystemInstruction",
        "tools": ["Tool"],
        "toolConfig": "ToolConfig",
        "generationConfig": "GenerationConfig",
        "safetySettings": ["SafetySetting"],
        "cachedContent": "string",
        "labels": {"string"},
    },
    "Content": {"role": ("user", "model"), "parts": ["Part"]},
    "SystemInstruction": {"role": "string", "parts": ["Part"]},
    "Part": {
        "text": "string",
        "thought": "bool",
        "thoughtSignature": "bytes",
        "inlineData": "Blob",
        "fileData": "FileData",
        "functionCall": "FunctionCall",
        "functionResponse": "FunctionResponse",
    },
    "Blob": {"mimeType": "string", "data": "bytes", "displayName": "string"},
    "FileData": {"mimeType": "string", "fileUri": "string", "displayName": "string"},
    "FunctionCall": {"id": "string", "name": "string", "args": "struct"},
    "FunctionResponse": {"id": "string", "name": "string", "response": "struct", "parts": ["FunctionResponsePart"]},
    "FunctionResponsePart": {"inlineData": "Blob"},
    "Tool": {"functionDeclarations": ["FunctionDeclaration"]},
    "FunctionDeclaration": {
        "name": "string",
        "description": "string",
        "parameters": "Schema",
        "parametersJsonSchema": "struct",
    },
    "Schema": {
        "type": TYPES,
        "format": "string",
        "title": "string",
        "description": "string",
        "nullable": "bool",
        "enum": ["string"],
        "items": "Schema",
        "minItems": "int",
        "maxItems": "int",
        "minLength": "int",
        "maxLength": "int",
        "minProperties": "int",
        "maxProperties": "int",
        "minimum": "number",
        "maximum": "number",
        "pattern": "string",
        "properties": {"Schema"},
        "required": ["string"],
        "propertyOrdering": ["string"],
        "anyOf": ["Schema"],
    },
    "ToolConfig": {"functionCallingConfig": "FunctionCallingConfig"},
    "FunctionCallingConfig": {"mode": ("AUTO", "ANY", "NONE", "VALIDATED"), "allowedFunctionNames": ["string"]},
    "GenerationConfig": {
        "temperature": "number",
        "topP": "number",
        "topK": "number",
        "maxOutputTokens": "int",
        "candidateCount": "int",
        "seed": "int",
        "stopSequences": ["string"],
        "presencePenalty": "number",
        "frequencyPenalty": "number",
        "responseMimeType": "string",
        "responseSchema": "Schema",
        "responseJsonSchema": "struct",
        "thinkingConfig": "ThinkingConfig",
    },
    "ThinkingConfig": {"includeThoughts": "bool", "thinkingBudget": "int", "thinkingLevel": LEVELS},
    "SafetySetting": {"category": CATEGORIES, "threshold": THRESHOLDS},
}


def refuse(message: str, *, status: int = 400, code: str = "INVALID_ARGUMENT") -> NoReturn:
    raise RefusalError(status, message, error_type=code)


def check_shape(value: object, shape: Shape, path: str) -> None:
    """That `value` can be parsed into `shape`, which says nothing yet about its sense."""
    match shape:
        case str() if shape in MESSAGES:
            _message(value, MESSAGES[shape], path)
        case str():
            _scalar(value, shape, path)
        case tuple():
            if not isinstance(value, str) or value not in shape:
                refuse(f"Invalid value at '{path}' (Enum), {value!r}")
        case [inner]:
            if not isinstance(value, list):
                refuse(f"Invalid JSON payload received. Value at '{path}' is not a list.")
            for index, item in enumerate(value):
                check_shape(item, inner, f"{path}[{index}]")
        case set():
            (inner,) = shape
            for name, item in _object(value, path).items():
                check_shape(item, inner, f"{path}[{name}]")
        case _:
            raise AssertionError(shape)


def _message(value: object, fields: Mapping[str, Shape], path: str) -> None:
    for name, item in _object(value, path).items():
        if name not in fields:
            refuse(f"Invalid JSON payload received. Unknown name \"{name}\" at '{path}': Cannot find field.")
        check_shape(item, fields[name], f"{path}.{name}" if path else name)


def _object(value: object, path: str) -> JSONObject:
    if not isinstance(value, dict):
        refuse(f"Invalid value at '{path}', expected an object, got {value!r}")
    return value


def _scalar(value: object, kind: str, path: str) -> None:
    fits = {
        "string": isinstance(value, str),
        "bool": isinstance(value, bool),
        "int": is_int(value) and isinstance(value, int) and abs(value) < 2**31,
        "number": is_number(value),
        "struct": isinstance(value, dict),
        "bytes": _is_base64(value),
    }[kind]
    if not fits:
        refuse(f"Invalid value at '{path}' (TYPE_{kind.upper()}), {str(value)[:50]!r}")


def _is_base64(value: object) -> bool:
    """Both alphabets are taken, and missing padding."""
    if not isinstance(value, str):
        return False
    standard = value.replace("-", "+").replace("_", "/").rstrip("=")
    try:
        base64.b64decode(standard + "=" * (-len(standard) % 4), validate=True)
    except (ValueError, binascii.Error):
        return False
    return True
