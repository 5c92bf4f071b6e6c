# SPDX-License-Identifier: EUPL-1.2
"""Changing the model of a Rasa that goes on answering."""

from __future__ import annotations

import asyncio

from rasa.core.agent import Agent

from nlu import directory
from store.models import Models


class NothingToFollow(RuntimeError):
    """No model is in use according to the folder of models."""


async def follow(agent: Agent) -> str:
    """Take over the model that is in use according to its folder; its name.

    A turn that is being handled ends with the model it began with. What cannot be loaded changes nothing.
    """
    model = Models(directory.models()).current
    if model is None:
        raise NothingToFollow
    if agent.model_name != model.name:
        # In a thread: reading takes a second or two, in which turns are answered.
        await asyncio.to_thread(agent.load_model, str(model))
    return model.name
