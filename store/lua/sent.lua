-- SPDX-License-Identifier: EUPL-1.2
-- A delivery ended, well or not: the outbox entry goes and what became of it is kept.
-- KEYS lease, outbox, sent, conv
-- ARGV token, entry, seq, outcome, unsent ('1' when the desk must show it), ref
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 'lost' end
if redis.call('XDEL', KEYS[2], ARGV[2]) == 0 then return 'gone' end
if redis.call('EXISTS', KEYS[4]) == 1 then
  redis.call('HSET', KEYS[3], ARGV[3], ARGV[4])
  if ARGV[5] == '1' then redis.call('HSET', KEYS[4], 'undelivered', ARGV[3]) end
end
redis.call('PUBLISH', 'omz:log', ARGV[6])
return 'ok'
