-- SPDX-License-Identifier: EUPL-1.2
-- One move at the desk, checked against the state it was decided on; a move made twice counts once.
-- KEYS conv, key, log, seen, ordinary outbox, timers, desk, audit, users
-- ARGV[1] JSON: {ref, once, kid, now, when:{field: value}, set:{}, unset:[], lines:[{who, body, push}],
--   timers:{}, untimers?:[], leave: bool, enter?: number, colleague?, audit:{}}
local a = cjson.decode(ARGV[1])
if a.once ~= '' and redis.call('HEXISTS', KEYS[4], a.once) == 1 then return {'repeat'} end
if redis.call('EXISTS', KEYS[1]) == 0 then
  -- Erased: the key that was made for this move must not stay behind.
  redis.call('DEL', KEYS[2])
  return {'gone'}
end
for field, value in pairs(a.when) do
  if (redis.call('HGET', KEYS[1], field) or '') ~= value then
    return {'refused', redis.call('HGET', KEYS[1], 'assignee') or ''}
  end
end
if a.colleague then
  local account = redis.call('HGET', KEYS[9], a.colleague)
  if not account or cjson.decode(account).disabled then return {'nobody'} end
end
if a.kid ~= '' and redis.call('HGET', KEYS[2], 'kid') ~= a.kid then return {'key'} end
for field, value in pairs(a.set) do redis.call('HSET', KEYS[1], field, value) end
for field, value in pairs(a.first) do redis.call('HSETNX', KEYS[1], field, value) end
for _, field in ipairs(a.unset) do redis.call('HDEL', KEYS[1], field) end
if a.set.state or a.set.assignee then redis.call('HINCRBY', KEYS[1], 'version', 1) end
if a.enter then
  redis.call('ZADD', KEYS[7], a.enter, a.ref)
  -- What the resident told the bot since the close stays between the two of them.
  local closed = redis.call('HGET', KEYS[1], 'closed_at')
  if closed then
    local c = redis.call('HMGET', KEYS[1], 'apart', 'seq', 'done')
    local between = closed .. '-' .. c[2] .. '-' .. (c[3] or '0')
    redis.call('HSET', KEYS[1], 'apart', (c[1] or '') .. between .. ' ')
    redis.call('HDEL', KEYS[1], 'closed_at')
  end
end
local seqs = {'ok'}
for _, line in ipairs(a.lines) do
  local seq = redis.call('HINCRBY', KEYS[1], 'seq', 1)
  redis.call('XADD', KEYS[3], seq .. '-0', 't', a.now, 'w', line.who, 'b', line.body)
  if line.push then redis.call('XADD', KEYS[5], '*', 'r', a.ref, 's', seq) end
  seqs[#seqs + 1] = tostring(seq)
end
if a.once ~= '' then redis.call('HSET', KEYS[4], a.once, seqs[2] or '0') end
for name, due in pairs(a.timers) do redis.call('ZADD', KEYS[6], due, name) end
for _, name in ipairs(a.untimers or {}) do redis.call('ZREM', KEYS[6], name) end
if a.leave then
  redis.call('ZREM', KEYS[7], a.ref)
  -- What the resident tells the bot from here on is not for the desk.
  redis.call('HSET', KEYS[1], 'closed_at', redis.call('HGET', KEYS[1], 'seq'))
end
redis.call('XADD', KEYS[8], '*', 't', a.now, 'r', a.ref, 'who', a.audit.who, 'what', a.audit.what,
           'why', a.audit.why or '', 'whom', a.audit.whom or '')
redis.call('PUBLISH', 'omz:log', a.ref)
return seqs
