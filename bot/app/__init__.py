"""The only wiring: store, campaign, chat, a transport and monitoring become a running bot."""

from bot.app.connecting import RETRY_POLICY, bot_name, on_telegram
from bot.app.running import only_one, rules_of, run

__all__ = ["RETRY_POLICY", "bot_name", "on_telegram", "only_one", "rules_of", "run"]
