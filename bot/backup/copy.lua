-- SPDX-License-Identifier: EUPL-1.2
-- Keys as they are at one moment: what is read in one step belongs together.
-- KEYS the keys of each conversation (conv, key, log, seen, sent, happened, referrals, tracker), then others
-- ARGV[1] how many conversations, [2] how many keys each has, then the mark of each as it was read before, empty where
--   it was not: one that still has that mark is not read again
local clock, marks, out = redis.call('TIME'), {}, {}
local now, many, each = clock[1] * 1000 + math.floor(clock[2] / 1000), tonumber(ARGV[1]), tonumber(ARGV[2])

local function copy(name)
  local kind, value, last = redis.call('TYPE', name).ok, false, ''
  if kind == 'string' then value = {redis.call('GET', name)} end
  if kind == 'hash' then value = redis.call('HGETALL', name) end
  if kind == 'set' then value = redis.call('SMEMBERS', name) end
  if kind == 'zset' then value = redis.call('ZRANGE', name, 0, -1, 'WITHSCORES') end
  if kind == 'stream' then
    value = redis.call('XRANGE', name, '-', '+')
    local about = redis.call('XINFO', 'STREAM', name)
    for at = 1, #about, 2 do if about[at] == 'last-generated-id' then last = about[at + 1] end end
  end
  local left = redis.call('PTTL', name)
  if value then out[#out + 1] = {name, kind, left < 0 and 0 or now + left, value, last} end
end

-- Nothing happens in a conversation, its inbox or its outbox that leaves all of these as they were.
local function mark(first)
  local c = redis.call('HMGET', KEYS[first], 'seq', 'done', 'version', 'last', 'state')
  for at = 1, 5 do c[at] = c[at] or '' end
  c[6] = redis.call('HGET', KEYS[first + 1], 'kid') or ''
  c[7] = redis.call('HLEN', KEYS[first + 4])
  c[8] = redis.call('XLEN', KEYS[first + 5])
  c[9] = redis.call('HLEN', KEYS[first + 6])
  return table.concat(c, ' ')
end

for one = 1, many do
  local first = (one - 1) * each + 1
  marks[one] = mark(first)
  if marks[one] ~= ARGV[one + 2] then
    for at = first, first + each - 1 do copy(KEYS[at]) end
  end
end
for at = many * each + 1, #KEYS do copy(KEYS[at]) end
return {marks, out}
