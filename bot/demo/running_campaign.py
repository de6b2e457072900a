"""The parts of the campaign that is on the page."""

import asyncio
from dataclasses import dataclass, field

from bot.demo.bot_process import BotProcess
from bot.demo.demo_campaign import DemoCampaign
from bot.demo.scripted_annotators import ScriptedAnnotators
from bot.panel.panel_process import PanelProcess


@dataclass
class RunningCampaign:
    """A campaign with its bot, its scripted annotators and its panel.

    changed: set by every event in Telegram. bot_called: the bot has called Telegram since the last
    look.
    """

    campaign: DemoCampaign
    bot: BotProcess
    annotators: ScriptedAnnotators
    panel: PanelProcess
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    bot_called: bool = False
