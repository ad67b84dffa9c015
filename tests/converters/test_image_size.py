from __future__ import annotations

import struct
import time
from base64 import b64decode, b64encode, encodebytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lynkr.converters.image_size import ImageSize, image_size

# A red picture of 37 x 21 pixels, as Pillow 12 writes it in each format.
IMAGES = {
    "png": (
        "iVBORw0KGgoAAAANSUhEUgAAACUAAAAVCAIAAABOhrD5AAAAJ0lEQVR42mM8ISfHQEfAxEBfMGrfqH2j9o3aN2rfqH2j9o3aRykAAB4YAS5upajv"
        "AAAAAElFTkSuQmCC"
    ),
    "gif": (
        "R0lGODdhJQAVAIEAAMgeHgAAAAAAAAAAACwAAAAAJQAVAEAILwABCBxIsKDBgwgTKlzIsKHDhxAjSpxIsaLFixgzatzIsaPHjyBDihxJsqRJkgEB"
        "ADs="
    ),
    "jpeg": (
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////"
        "////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAAVACUD"
        "ASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAIE/8QAFBEB"
        "AAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AkAhoAAAAAAAAAAf/2Q=="
    ),
    "jpeg progressive": (
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////"
        "////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wgARCAAVACUD"
        "ASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAWAQEBAQAAAAAAAAAAAAAAAAAAAgP/2gAMAwEAAhADEAAAAYE6AAAAAf/EABQQAQAA"
    ),
    "webp lossy": (
        "UklGRkIAAABXRUJQVlA4IDYAAAAwAwCdASolABUAP83m7XA/uDIrJWgD8DmJZwDIIBJjuugAAP7Qym79v3Z2i0xsRjzGh9AAAAA="
    ),
    "webp lossless": "UklGRh4AAABXRUJQVlA4TBEAAAAvJAAFAAdQjyLXo/+BiOh/AAA=",
    "webp extended": (
        "UklGRmoAAABXRUJQVlA4WAoAAAAIAAAAJAAAFAAAVlA4IDYAAAAwAwCdASolABUAP83m7XA/uDIrJWgD8DmJZwDIIBJjuugAAP7Qym79v3Z2i0xs"
        "RjzGh9AAAABFWElGDgAAAE1NACoAAAAIAAAAAAAA"
    ),
}


@pytest.mark.parametrize("name", IMAGES)
def test_size(name: str) -> None:
    assert image_size(IMAGES[name]) == (37, 21)


@pytest.mark.parametrize("name", IMAGES)
def test_base64_may_have_line_ends(name: str) -> None:
    assert image_size(encodebytes(b64decode(IMAGES[name])).decode()) == (37, 21)


@pytest.mark.parametrize("name", IMAGES)
def test_an_image_cut_off_before_its_size_has_none(name: str) -> None:
    whole = b64decode(IMAGES[name])
    sizes = [image_size(b64encode(whole[:end]).decode()) for end in range(len(whole) + 1)]
    known = sizes.index(ImageSize(37, 21))
    assert set(sizes[:known]) == {None}
    assert set(sizes[known:]) == {ImageSize(37, 21)}


def jpeg(*segments: bytes, width: int = 37, height: int = 21) -> str:
    frame = b"\xff\xc0" + struct.pack(">HBHH", 17, 8, height, width) + bytes(10)
    return b64encode(b"\xff\xd8" + b"".join(segments) + frame + bytes(100)).decode()


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


PREVIEW = b64decode(jpeg(width=160, height=120))


@pytest.mark.parametrize(
    "segments",
    [
        pytest.param([segment(0xE1, PREVIEW)], id="preview in the metadata"),
        pytest.param([segment(0xE2, bytes(65_000))] * 5, id="large colour profile"),
        pytest.param([b"\xff\xff\xff", segment(0xFE, b"comment")[1:]], id="fill bytes"),
        pytest.param([segment(0xC4, bytes(30)), segment(0xCC, bytes(4)), b"\xff\x01", b"\xff\xd0"], id="other markers"),
    ],
)
def test_jpeg_frame_behind_other_segments(segments: list[bytes]) -> None:
    assert image_size(jpeg(*segments)) == (37, 21)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("", id="nothing"),
        pytest.param("not base64: é", id="no base64"),
        pytest.param(b64encode(b"<svg width='37' height='21'/>" * 5).decode(), id="other format"),
        pytest.param(jpeg(width=0), id="no width"),
        pytest.param(jpeg(segment(0xDA, bytes(8))), id="scan before the frame"),
        pytest.param(jpeg(b"\xff\xd9"), id="end before the frame"),
        pytest.param(jpeg(b"garbage"), id="no marker"),
        pytest.param(jpeg(b"\xff\xe0\x00\x00"), id="segment shorter than its length"),
        pytest.param(b64encode(b"RIFF\0\0\0\0WEBPVP9 " + bytes(30)).decode(), id="unknown WebP"),
        pytest.param(b64encode(b"\x89PNG\r\n\x1a\n\0\0\0\rIDAT" + bytes(30)).decode(), id="PNG without header"),
    ],
)
def test_no_size(data: str) -> None:
    assert image_size(data) is None


def test_a_jpeg_of_endless_segments_is_given_up_soon() -> None:
    data = jpeg(*[segment(0xFE, b"")] * 5_000_000)
    start = time.process_time()
    assert image_size(data) is None
    assert time.process_time() - start < 0.5


@given(st.sampled_from(sorted(IMAGES)), st.integers(0, 60), st.binary(max_size=8))
def test_damaged_headers_never_raise(name: str, position: int, damage: bytes) -> None:
    whole = b64decode(IMAGES[name])
    size = image_size(b64encode(whole[:position] + damage + whole[position + len(damage) :]).decode())
    assert size is None or min(size) > 0


@given(st.text())
def test_text_never_raises(text: str) -> None:
    image_size(text)
