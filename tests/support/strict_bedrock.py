"""What the judges of Amazon Bedrock's operations share: the address, the headers and who may ask.

Sources: Amazon Bedrock API reference, "Converse" and "InvokeModel"; AWS, "Common Errors".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from tests.support.strict import CLIENT_HEADER, OWN_HEADER, bearer_token, media_type
from tests.support.strict_converse_shapes import refuse
from tests.support.upstream import Request

PATH = re.compile(r"/model/(?P<model>[^/]+)/(?P<operation>[a-z-]+)")
RAW_ID = re.compile(r"[A-Za-z0-9._~:%-]+")

FORBIDDEN_HEADERS = ("x-api-key", "anthropic-version", "anthropic-beta", "cookie")


def check_address(request: Request, operations: tuple[str, ...]) -> None:
    match = PATH.fullmatch(request.path)
    if match is None or match["operation"] not in operations or "?" in request.target:
        refuse("UnknownOperationException", kind="UnknownOperationException", status=404)
    if not RAW_ID.fullmatch(match["model"]) or not unquote(match["model"]):
        refuse("The provided model identifier is invalid.")
    if request.method != "POST":
        refuse("Method not allowed", kind="UnknownOperationException", status=405)


def check_headers(request: Request) -> None:
    if media_type(request) != "application/json":
        refuse("Unsupported content type", kind="SerializationException", status=415)
    for header, _ in request.headers:
        if header.lower() in FORBIDDEN_HEADERS or OWN_HEADER.match(header) or CLIENT_HEADER.match(header):
            refuse(f"The header {header} is none of this API's.")


def check_credentials(request: Request, verify: Callable[[Request], bool] | None, api_key: str | None) -> None:
    """verify: says whether a SigV4 signature is right; without it, any counts. api_key: the only bearer key that is
    accepted; None accepts any."""
    authorization = request.header("authorization") or ""
    if authorization.startswith("AWS4-HMAC-SHA256 "):
        if verify is not None and not verify(request):
            refuse(
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                " Access Key and signing method. Consult the service documentation for details.",
                kind="InvalidSignatureException",
                status=403,
            )
        return
    token = bearer_token(request)
    if token is None:
        refuse("Missing Authentication Token", kind="MissingAuthenticationTokenException", status=403)
    if api_key is not None and token != api_key:
        refuse(
            "Authentication failed: Please make sure your API Key is valid.", kind="AccessDeniedException", status=403
        )
