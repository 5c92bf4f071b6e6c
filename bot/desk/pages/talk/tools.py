# SPDX-License-Identifier: EUPL-1.2
"""What stands beside the chat for whoever has the conversation, in the order in which it stands."""

from __future__ import annotations

from bot.desk.pages.talk.activity_panel import ActivityPanel
from bot.desk.pages.talk.canned_panel import CannedPanel
from bot.desk.pages.talk.directory_panel import DirectoryPanel
from bot.desk.pages.talk.panel import Panel
from bot.desk.pages.talk.referral_panel import ReferralAtClose, ReferralPanel
from bot.desk.pages.talk.timeline_panel import TimelinePanel
from bot.services import Services
from content.opening.when import Say


def tools(services: Services, say: Say) -> list[Panel]:
    """Canned replies, the directory, what there is to do, referrals, and what happened."""
    return [
        CannedPanel(services, say),
        DirectoryPanel(services, say),
        ActivityPanel(services, say),
        ReferralPanel(services, say),
        ReferralAtClose(services, say),
        TimelinePanel(services, say),
    ]
