"""The topic of a chat in which an update was sent: what is sent to that chat goes there, too."""

from __future__ import annotations

from contextvars import ContextVar

from telegram import Message, Update

# Chat and topic; each update is handled in a task of its own, whose background work inherits it.
_topic: ContextVar[tuple[int, int] | None] = ContextVar("topic", default=None)


def enter_topic_of(update: Update) -> None:
    """Send everything that this task sends to the update's chat into its topic."""
    message = update.callback_query.message if update.callback_query else update.effective_message
    if isinstance(message, Message):
        enter_topic(message.chat_id, topic_of(message))


def enter_topic(chat_id: int, topic: int | None) -> None:
    """Send everything that this task sends to this chat into this topic."""
    _topic.set((chat_id, topic) if topic is not None else None)


def topic_of(message: Message) -> int | None:
    """The topic of a message; None in a chat without topics, where a thread is of replies."""
    return message.message_thread_id if message.is_topic_message else None


def topic_in(chat_id: object) -> int | None:
    """The topic to which this task sends in a chat."""
    entered = _topic.get()
    return entered[1] if entered is not None and entered[0] == chat_id else None
