-- SPDX-License-Identifier: EUPL-1.2
-- A delivery ended, well or not: the outbox entry goes and what became of it is kept.
-- KEYS lease, outbox, sent, conv, log, happened
-- ARGV token, entry, seq, outcome, unsent ('1' when the desk must show it), ref,
--   keyboard: the message that has the buttons now ('' for none, '-' when that did not change), now
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return {'lost'} end
if redis.call('XDEL', KEYS[2], ARGV[2]) == 0 then return {'gone'} end
local at = ARGV[3] .. '-0'
if #redis.call('XRANGE', KEYS[5], at, at) == 0 then return {'erased'} end
local old = redis.call('HGET', KEYS[3], 'keyboard') or ''
redis.call('HSET', KEYS[3], ARGV[3], ARGV[4])
if ARGV[5] == '1' then
  redis.call('HSET', KEYS[4], 'undelivered', ARGV[3])
  redis.call('XADD', KEYS[6], '*', 't', ARGV[8], 'what', 'undelivered')
end
if ARGV[7] == '' then redis.call('HDEL', KEYS[3], 'keyboard') end
if ARGV[7] ~= '' and ARGV[7] ~= '-' then redis.call('HSET', KEYS[3], 'keyboard', ARGV[7]) end
redis.call('PUBLISH', 'omz:log', ARGV[6])
return {'ok', ARGV[7] == '-' and '' or old}
