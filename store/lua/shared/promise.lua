-- SPDX-License-Identifier: EUPL-1.2
-- A slot is promised to as many conversations as there is room for, a conversation is promised one.
local function slot_is_taken(slots, a)
  if not a.promise then return false end
  local taken, kept = 0, redis.call('HGETALL', slots)
  for i = 1, #kept, 2 do
    if kept[i + 1] == a.promise.slot and kept[i] ~= a.ref then taken = taken + 1 end
  end
  return taken >= a.promise.room
end

local function follow_promise(slots, a)
  if a.unpromise then redis.call('HDEL', slots, a.ref) end
  if a.promise then redis.call('HSET', slots, a.ref, a.promise.slot) end
end
