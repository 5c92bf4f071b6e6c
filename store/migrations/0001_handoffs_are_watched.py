# SPDX-License-Identifier: EUPL-1.2
"""The first form knew no end to a conversation nobody closed, no lane for danger and no load of a worker.

Whatever was on the desk then would stay there for ever, in danger without anybody being called for it, and
would not count for the one who has it.
"""

from __future__ import annotations

from typing import Any

from store import keys
from store.conversation import ConversationRef
from store.retention import QUIET_S
from store.steps import WATCH_S

# One conversation, in one step; what has a timer, a place in the lane or an account of it already keeps that.
# KEYS conv, timers  ARGV ref, quiet, watch, what a worker's load begins with
_UP = """
local c = redis.call('HMGET', KEYS[1], 'state', 'assignee', 'last', 'danger', 'lane_at')
if c[1] ~= 'open' and c[1] ~= 'snoozed' then return 0 end
local last = tonumber(c[3] or '0')
redis.call('ZADD', KEYS[2], 'NX', last + ARGV[2], 'quiet|' .. ARGV[1])
if c[2] and c[2] ~= '' then
  redis.call('SADD', ARGV[4] .. c[2], KEYS[1])
elseif c[1] == 'open' and c[4] and not c[5] then
  redis.call('HSET', KEYS[1], 'lane_at', last, 'lane', 0)
  redis.call('ZADD', KEYS[2], last + ARGV[3], 'lane|' .. ARGV[1])
end
return 1
"""


async def up(redis: Any) -> None:
    """Every conversation on the desk gets what it would have had."""
    async for name in redis.scan_iter(f"{keys.PREFIX}*:conv:*", count=500):
        ref = ConversationRef(*name.split(":")[-2:])
        names = (name, keys.timers(ref.partition))
        load = keys.load(ref.organisation, "")
        await redis.eval(_UP, len(names), *names, str(ref), QUIET_S, WATCH_S[0], load)
