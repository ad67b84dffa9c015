"""Images and documents."""

from __future__ import annotations

from tests.behaviours.listing import behaviour
from tests.behaviours.stage import Stage
from tests.sdk.blocks import PDF, PNG, document, image, image_url, user

ADDRESS = "https://img.example/cat.png"


@behaviour()
async def an_image_is_sent(on: Stage) -> None:
    """The model sees an image, in its place among the texts."""
    told = await on.ask(messages=(user("Before", image(), "after"),))
    assert told.seen.images == [PNG]
    assert "Before" in told.seen.all_text
    assert "after" in told.seen.all_text


@behaviour()
async def an_image_may_be_elsewhere(on: Stage) -> None:
    """The model sees an image that is given by its address."""
    told = await on.ask(messages=(user("Look:", image_url(ADDRESS)),))
    assert told.seen.images == [ADDRESS]


@behaviour()
async def no_image_goes_silently(on: Stage) -> None:
    """Where the model cannot see an image, it learns that there is one."""
    for block in (image(), image_url(ADDRESS)):
        told = await on.ask(messages=(user("Look:", block),))
        assert told.seen.images or "mage" in told.seen.all_text.replace("Look:", "")


@behaviour()
async def a_pdf_is_sent(on: Stage) -> None:
    """The model reads a PDF."""
    told = await on.ask(messages=(user(document(title="Report"), "Sum it up."),))
    assert told.seen.documents == [PDF]
    assert "Sum it up." in told.seen.all_text


@behaviour()
async def no_pdf_goes_silently(on: Stage) -> None:
    """Where the model cannot read a PDF, it learns that there is one."""
    told = await on.ask(messages=(user(document(title="Report"), "Sum it up."),))
    assert told.seen.documents or "Report" in told.seen.all_text


@behaviour()
async def a_text_document_is_sent(on: Stage) -> None:
    """The model reads a document that is text, wherever that stands in the request."""
    source = {"type": "text", "media_type": "text/plain", "data": "Once upon a time."}
    told = await on.ask(messages=(user({"type": "document", "source": source}, "Go on."),))
    assert "Once upon a time." in told.seen.all_text + str(told.seen.documents)
