"""boto3 and botocore as the oracle: the vendor's own libraries say what is right.

They have no types, so this is the only module of the tests that knows them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import boto3  # type: ignore[import-untyped]  # has no types, nor have the others
import botocore.session  # type: ignore[import-untyped]
from botocore.auth import SigV4Auth  # type: ignore[import-untyped]
from botocore.awsrequest import AWSRequest  # type: ignore[import-untyped]
from botocore.config import Config  # type: ignore[import-untyped]
from botocore.credentials import Credentials  # type: ignore[import-untyped]
from botocore.eventstream import EventStreamBuffer, ParserError  # type: ignore[import-untyped]
from botocore.exceptions import ClientError, EventStreamError  # type: ignore[import-untyped]
from botocore.validate import ParamValidator  # type: ignore[import-untyped]

from lynkr.wire.aws_event_stream import Frame
from tests.support.upstream import Request

JSONObject = dict[str, object]

ACCESS_KEY = "AKIDEXAMPLE"
SECRET_KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
REGION = "eu-central-1"


class OracleError(Exception):
    """What the vendor's library raises for an error of the service."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(f"{kind}: {message}")
        self.kind = kind
        self.message = message


def decode_frames(pieces: list[bytes]) -> list[Frame]:
    """The frames of a stream. Raises ValueError where it is malformed."""
    buffer = EventStreamBuffer()
    frames: list[Frame] = []
    try:
        for piece in pieces:
            buffer.add_data(piece)
            frames += [Frame(message.headers, message.payload) for message in buffer]
    except (ParserError, UnicodeDecodeError) as problem:
        raise ValueError(str(problem)) from problem
    return frames


def problems(body: JSONObject) -> str:
    """What the library finds wrong with the body of a Converse request, by the service's model."""
    report = ParamValidator().validate({"modelId": "m", **body}, _CONVERSE.input_shape)
    return str(report.generate_report())


_CONVERSE = botocore.session.Session().get_service_model("bedrock-runtime").operation_model("Converse")


class BedrockClient:
    """boto3's client for a server that plays Bedrock at `url`. All calls block."""

    def __init__(self, url: str, *, secret_key: str = SECRET_KEY, session_token: str | None = None) -> None:
        self._client = boto3.client(
            "bedrock-runtime",
            region_name=REGION,
            endpoint_url=url,
            aws_access_key_id=ACCESS_KEY,
            aws_secret_access_key=secret_key,
            aws_session_token=session_token,
            config=Config(retries={"max_attempts": 0}),
        )

    def converse(self, model: str, **request: object) -> JSONObject:
        with _errors():
            return dict(self._client.converse(modelId=model, **request))

    def converse_stream(self, model: str, **request: object) -> list[JSONObject]:
        with _errors():
            return list(self._client.converse_stream(modelId=model, **request)["stream"])

    def invoke_stream(self, model: str, body: bytes) -> list[JSONObject]:
        with _errors():
            return list(self._client.invoke_model_with_response_stream(modelId=model, body=body)["body"])

    def close(self) -> None:
        self._client.close()


@contextmanager
def _errors() -> Iterator[None]:
    try:
        yield
    # One is an error of an answer, the other one of a stream.
    except (ClientError, EventStreamError) as error:
        raise OracleError(error.response["Error"]["Code"], error.response["Error"]["Message"]) from error


def signature_is_right(request: Request, *, secret_key: str = SECRET_KEY, service: str = "bedrock") -> bool:
    """Whether the signature of a request is the one that the library calculates from what arrived."""
    scheme, _, rest = (request.header("authorization") or "").partition(" ")
    fields = dict(field.strip().split("=", 1) for field in rest.split(","))
    access_key, date, region, signed_service, ending = fields["Credential"].split("/")
    timestamp = request.header("x-amz-date") or ""
    if scheme != "AWS4-HMAC-SHA256" or ending != "aws4_request" or access_key != ACCESS_KEY:
        return False
    if signed_service != service or not timestamp.startswith(date):
        return False
    names = fields["SignedHeaders"].split(";")
    present = {name.lower() for name, _ in request.headers}
    if not {"host", "x-amz-date"} <= set(names) or not set(names) <= present:
        return False
    seen = AWSRequest(
        method=request.method,
        url=f"http://{request.header('host')}{request.target}",
        data=request.body,
        headers={name: request.header(name) for name in names if name != "host"},
    )
    seen.context["timestamp"] = timestamp
    signer = SigV4Auth(Credentials(ACCESS_KEY, secret_key), service, region)
    text = signer.string_to_sign(seen, signer.canonical_request(seen))
    return bool(signer.signature(text, seen) == fields["Signature"])
