"""Who asks, and in which session, as far as a request says so."""

from __future__ import annotations

import json
import re

from lynkr.converters.conversation import Conversation, TextBlock
from lynkr.converters.harness import without_notes

# The older form of Claude Code's user id; the newer one is a JSON object.
_OLD_USER_ID = re.compile(r"(?P<user>.*)_session_(?P<session>[0-9a-f-]{8,})", re.DOTALL)


def user_and_session(conversation: Conversation) -> tuple[str | None, str | None]:
    """The user, and the session. Neither goes upstream but as a hash: nobody there needs to know more.

    Claude Code puts the session into the user id, so the user is what is left without it.
    """
    user_id = conversation.metadata.user_id if conversation.metadata is not None else None
    if not user_id:
        return None, None
    if user_id.startswith("{"):
        try:
            members = json.loads(user_id)
        except (ValueError, RecursionError):
            return user_id, None
        session = members.pop("session_id", None)
        return json.dumps(members, sort_keys=True), session if isinstance(session, str) else None
    if match := _OLD_USER_ID.fullmatch(user_id):
        return match["user"], match["session"]
    return user_id, None


def first_words(conversation: Conversation) -> str:
    """What the user said first, without a harness's notes beside it, which may be others in the next request."""
    messages = conversation.messages
    asking = next((message for message in messages if message.role == "user"), messages[0])
    said = (block.text for block in asking.content if isinstance(block, TextBlock))
    return "\n".join(filter(None, map(without_notes, said)))
