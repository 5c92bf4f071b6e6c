-- SPDX-License-Identifier: EUPL-1.2
-- One turn finished: the inbox entry goes, answers, state, timers and desk follow, in one step.
-- KEYS lease, inbox, conv, key, log, ordinary outbox, urgent outbox, timers, desk, attempts, tracker, happened,
--   teams, promises
-- ARGV[1] JSON: {ref, token, entry, done, version?, kid, now, set:{}, unset:[], lines:[{who, body, lane, answers?}],
--   timers:{name: due}, untimers:[], desk: number|false, happened?:[{what, x?: sealed, ..}],
--   home?: the default team, counts?:[[day's hash, field]]}
-- USES shared/lane.lua
-- USES shared/promise.lua
local a = cjson.decode(ARGV[1])
if redis.call('GET', KEYS[1]) ~= a.token then return {'lost'} end
if redis.call('HEXISTS', KEYS[3], 'last') == 0 then
  -- Erased while this turn was decided: the answer goes too, and what the dialogue wrote meanwhile.
  if a.entry ~= '' then
    redis.call('XDEL', KEYS[2], a.entry)
    redis.call('HDEL', KEYS[10], a.entry)
  end
  redis.call('DEL', KEYS[3], KEYS[4], KEYS[11])
  return {'gone'}
end
if a.kid ~= '' and redis.call('HGET', KEYS[4], 'kid') ~= a.kid then return {'key'} end
if a.version and (redis.call('HGET', KEYS[3], 'version') or '0') ~= a.version then return {'stale'} end
if slot_is_taken(KEYS[14], a) then return {'slot'} end
if a.entry ~= '' then
  if redis.call('XDEL', KEYS[2], a.entry) == 0 then return {'gone'} end
  redis.call('HDEL', KEYS[10], a.entry)
end
for field, value in pairs(a.set) do redis.call('HSET', KEYS[3], field, value) end
for _, field in ipairs(a.unset) do redis.call('HDEL', KEYS[3], field) end
if a.home and redis.call('HEXISTS', KEYS[13], redis.call('HGET', KEYS[3], 'team') or '') == 0 then
  -- The team was taken away a moment ago.
  redis.call('HSET', KEYS[3], 'team', a.home)
end
if a.set.state or a.set.assignee or a.moved then redis.call('HINCRBY', KEYS[3], 'version', 1) end
local seqs = {'ok'}
local told = {}
local at = string.format('%.17g', a.now)
for _, line in ipairs(a.lines) do
  local seq = redis.call('HINCRBY', KEYS[3], 'seq', 1)
  redis.call('XADD', KEYS[5], seq .. '-0', 't', at, 'w', line.who, 'b', line.body, 'a', line.answers or 0)
  told[#told + 1] = {seq .. '-0', {t = at, w = line.who, b = line.body, a = line.answers or 0}}
  if line.who == 'bot' then redis.call('HINCRBY', KEYS[3], 'said', 1) end
  if line.lane == 'urgent' then redis.call('XADD', KEYS[7], '*', 'r', a.ref, 's', seq) end
  if line.lane == 'ordinary' then redis.call('XADD', KEYS[6], '*', 'r', a.ref, 's', seq) end
  seqs[#seqs + 1] = tostring(seq)
end
-- Messages that were held are finished after younger ones that were not.
local done = tonumber(redis.call('HGET', KEYS[3], 'done') or '0')
if a.done and a.done > done then redis.call('HSET', KEYS[3], 'done', a.done) end
for name, due in pairs(a.timers) do
  -- How long it is kept never gets shorter; a new promise or question may come before the one it replaces.
  if string.sub(name, 1, 5) == 'keep|' then
    redis.call('ZADD', KEYS[8], 'GT', due, name)
  elseif string.sub(name, 1, 7) == 'unread|' then
    -- From the first message nobody has seen: who writes on and on is not waited for longer.
    local before = tonumber(redis.call('ZSCORE', KEYS[8], name) or '0')
    if before <= a.now then redis.call('ZADD', KEYS[8], due, name) end
  else
    redis.call('ZADD', KEYS[8], due, name)
  end
end
for _, name in ipairs(a.untimers) do redis.call('ZREM', KEYS[8], name) end
if a.desk then redis.call('ZADD', KEYS[9], a.desk, a.ref) end
for _, counted in ipairs(a.counts or {}) do redis.call('HINCRBY', counted[1], counted[2], 1) end
follow_lane(KEYS[3], KEYS[8], a)
follow_promise(KEYS[14], a)
for _, event in ipairs(a.happened or {}) do
  local fields = {'t', at}
  for name, value in pairs(event) do
    fields[#fields + 1] = name
    fields[#fields + 1] = value
  end
  redis.call('XADD', KEYS[12], '*', unpack(fields))
end
if a.set.promise then redis.call('XADD', KEYS[12], '*', 't', at, 'what', 'promise', 'until', a.set.promise) end
-- The word carries the sealed lines: who waits for them need not ask.
redis.call('PUBLISH', 'omz:log', a.ref .. ' ' .. (a.done or 0) .. ' ' .. cjson.encode(told))
return seqs
