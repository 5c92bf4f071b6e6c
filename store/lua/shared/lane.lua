-- SPDX-License-Identifier: EUPL-1.2
-- A conversation with a danger mark that waits for a person stands in the lane and is watched there, else not.
local function follow_lane(conv, timers, a)
  local c = redis.call('HMGET', conv, 'state', 'assignee', 'danger', 'lane_at')
  local waits = c[1] == 'open' and (c[2] or '') == '' and c[3]
  if waits and not c[4] then
    redis.call('HSET', conv, 'lane_at', a.now, 'lane', 0)
    redis.call('ZADD', timers, a.now + a.watch_s, 'lane|' .. a.ref)
  elseif (c[2] or '') ~= '' and a.mark and a.card then
    -- A new danger for who has a person already: it is looked whether that person is there.
    redis.call('HSET', conv, 'alarmed', redis.call('HGET', conv, 'danger_seq'))
    redis.call('ZADD', timers, a.now + a.watch_s, 'lane|' .. a.ref)
  elseif c[4] and not waits then
    redis.call('HDEL', conv, 'lane_at', 'lane')
    redis.call('ZREM', timers, 'lane|' .. a.ref)
  end
end
