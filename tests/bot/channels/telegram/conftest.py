# SPDX-License-Identifier: EUPL-1.2
from tests.botapi.fixtures import bot as bot
from tests.botapi.fixtures import telegram as telegram
