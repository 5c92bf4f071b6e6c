-- SPDX-License-Identifier: EUPL-1.2
-- A conversation goes: every key of it; where a receipt is due a new one with a new key begins with only that.
-- KEYS lease, inbox, conv, key, log, seen, sent, tracker, timers, desk, ordinary outbox, attempts
-- ARGV[1] JSON: {ref, token, entry, done, now, timers:[..all names], key:{kid, wrapped}, keep:{..}, line, push, husk_timer, husk_due}
local a = cjson.decode(ARGV[1])
if redis.call('GET', KEYS[1]) ~= a.token then return {'lost'} end
if a.entry ~= '' then
  if redis.call('XDEL', KEYS[2], a.entry) == 0 then return {'gone'} end
  redis.call('HDEL', KEYS[12], a.entry)
end
local seq = tonumber(redis.call('HGET', KEYS[3], 'seq') or '0')
redis.call('DEL', KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7], KEYS[8])
for _, name in ipairs(a.timers) do redis.call('ZREM', KEYS[9], name) end
redis.call('ZREM', KEYS[10], a.ref)
if a.line ~= '' then
  redis.call('HSET', KEYS[4], 'kid', a.key.kid, 'wrapped', a.key.wrapped)
  for field, value in pairs(a.keep) do redis.call('HSET', KEYS[3], field, value) end
  redis.call('HSET', KEYS[3], 'seq', seq + 1, 'done', a.done, 'said', 1)
  redis.call('XADD', KEYS[5], (seq + 1) .. '-0', 't', a.now, 'w', 'bot', 'b', a.line, 'a', a.done)
  if a.push then redis.call('XADD', KEYS[11], '*', 'r', a.ref, 's', seq + 1) end
  redis.call('ZADD', KEYS[9], a.husk_due, a.husk_timer)
end
redis.call('PUBLISH', 'omz:log', a.ref)
return {'ok'}
