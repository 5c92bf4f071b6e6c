-- SPDX-License-Identifier: EUPL-1.2
-- The bot says something by itself at an agreed moment, if that is still what was agreed.
-- KEYS conv, key, log, ordinary outbox, the day's counts
-- ARGV[1] JSON: {ref, kid, now, when:{field: value}, set:{}, unset:[], lines:[{who, body, push}], count}
local a = cjson.decode(ARGV[1])
if redis.call('EXISTS', KEYS[1]) == 0 then
  -- Erased: the key that was made for this must not stay behind.
  redis.call('DEL', KEYS[2])
  return {'gone'}
end
for field, value in pairs(a.when) do
  if (redis.call('HGET', KEYS[1], field) or '') ~= value then return {'refused'} end
end
if redis.call('HGET', KEYS[2], 'kid') ~= a.kid then return {'key'} end
for field, value in pairs(a.set) do redis.call('HSET', KEYS[1], field, value) end
for _, field in ipairs(a.unset) do redis.call('HDEL', KEYS[1], field) end
-- A turn that is being decided now must see that there is a question.
redis.call('HINCRBY', KEYS[1], 'version', 1)
for _, line in ipairs(a.lines) do
  local seq = redis.call('HINCRBY', KEYS[1], 'seq', 1)
  redis.call('XADD', KEYS[3], seq .. '-0', 't', a.now, 'w', line.who, 'b', line.body)
  if line.push then redis.call('XADD', KEYS[4], '*', 'r', a.ref, 's', seq) end
end
redis.call('HINCRBY', KEYS[5], a.count, 1)
redis.call('PUBLISH', 'omz:log', a.ref)
return {'ok'}
