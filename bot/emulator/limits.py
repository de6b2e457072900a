"""How many messages and edits Telegram accepts from a bot."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from bot.emulator.responses import Refusal

Rate = tuple[int, float]


@dataclass(frozen=True)
class Limits:
    """Numbers of messages and edits in numbers of seconds; None for any number.

    group: in one group or channel. private: in one private chat. overall: in all chats together.

    By default only groups have a limit, whose number Telegram publishes. In a private chat it
    names "about one message a second" and accepts short bursts, without a number; and the demo and
    the load benchmark tap faster than people do, to show how fast the bot is.
    """

    group: Rate | None = (20, 60.0)
    private: Rate | None = None
    overall: Rate | None = None


# One message a second in a private chat, in bursts of up to five, and 30 a second in all chats.
TELEGRAM_LIMITS = Limits(private=(5, 5.0), overall=(30, 1.0))


class SendLimiter:
    """Counts what a bot sends and edits, and refuses what is above the limits."""

    def __init__(self, limits: Limits, clock: Callable[[], float]) -> None:
        self._limits = limits
        self._clock = clock
        self._sent: dict[int | None, deque[float]] = {}

    def count(self, chat_id: int) -> None:
        """Count a message or an edit. Errors: Refusal above a limit, and then it is not counted."""
        now = self._clock()
        rates = {
            chat_id: self._limits.group if chat_id < 0 else self._limits.private,
            None: self._limits.overall,
        }
        windows = [self._window(key, rate, now) for key, rate in rates.items() if rate]
        for sent in windows:
            sent.append(now)

    def _window(self, key: int | None, rate: Rate, now: float) -> deque[float]:
        number, seconds = rate
        sent = self._sent.setdefault(key, deque(maxlen=number))
        if len(sent) == number and now - sent[0] < seconds:
            wait = int(sent[0] + seconds - now) + 1
            raise Refusal(f"Too Many Requests: retry after {wait}", 429, retry_after=wait)
        return sent
