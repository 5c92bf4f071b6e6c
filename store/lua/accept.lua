-- SPDX-License-Identifier: EUPL-1.2
-- One message from a channel: its log line, its inbox entry and, in danger, the card, in one step.
-- KEYS conv, key, log, seen, inbox, urgent outbox, sent, timers, audit, happened,
--   blocked
-- ARGV[1] JSON: {ref, message_id, kid, now, new:{..}, body, line, who?, card?, mark?, private?, buttons?, push,
--   origin?, form?, ways?:[..]}
-- USES shared/lane.lua
local a = cjson.decode(ARGV[1])
local once = 'm:' .. a.message_id
local known = redis.call('HGET', KEYS[4], once)
if known then
  local seq, card = string.match(known, '^(%d+):?(%d*)$')
  return {'repeat', seq, card}
end
if redis.call('HGET', KEYS[2], 'kid') ~= a.kid then return {'key'} end

local last = redis.call('HGET', KEYS[1], 'last')
if not last then
  for field, value in pairs(a.new) do redis.call('HSETNX', KEYS[1], field, value) end
end
local window = math.floor(a.now / 60)
local flood = redis.call('HMGET', KEYS[1], 'minute', 'burst')
local burst = (flood[1] == tostring(window)) and (tonumber(flood[2]) + 1) or 1
local seq = redis.call('HINCRBY', KEYS[1], 'seq', 1)
-- `asked` is the newest message that is owed an answer; until `done` has reached it nothing is swept away.
redis.call('HSET', KEYS[1], 'last', a.now, 'minute', window, 'burst', burst, 'asked', seq)
redis.call('XADD', KEYS[3], seq .. '-0', 't', a.now, 'w', a.who or 'resident', 'b', a.line)
if (a.who or 'resident') == 'resident' then
  -- How many messages whoever has it has not seen, since when; the numbers of lines count what others said too.
  redis.call('HINCRBY', KEYS[1], 'unseen', 1)
  redis.call('HSETNX', KEYS[1], 'unseen_at', a.now)
end
if a.form then redis.call('HSET', KEYS[1], 'form', a.form) end
if a.origin then redis.call('HSET', KEYS[7], 'in:' .. seq, a.origin) end
for _, way in ipairs(a.ways or {}) do
  local there = redis.call('HGET', KEYS[1], 'ways') or ''
  if not string.find(there, way, 1, true) then redis.call('HSET', KEYS[1], 'ways', there .. way .. ' ') end
end

-- Whoever writes need not wait for the agreed moment: it is with the same person again, now.
if redis.call('HGET', KEYS[1], 'state') == 'snoozed' and (a.who or 'resident') == 'resident' then
  redis.call('HSET', KEYS[1], 'state', 'open')
  redis.call('HDEL', KEYS[1], 'snoozed_until')
  redis.call('HINCRBY', KEYS[1], 'version', 1)
  redis.call('ZREM', KEYS[8], 'wake|' .. a.ref)
  redis.call('XADD', KEYS[9], '*', 't', a.now, 'r', a.ref, 'who', '', 'what', 'return', 'why', 'message',
             'whom', '')
  redis.call('XADD', KEYS[10], '*', 't', a.now, 'what', 'return', 'why', 'message')
end

local card = ''
if a.card then
  card = redis.call('HINCRBY', KEYS[1], 'seq', 1)
  redis.call('XADD', KEYS[3], card .. '-0', 't', a.now, 'w', 'bot', 'b', a.card, 'a', seq)
  redis.call('HSET', KEYS[1], 'danger', a.mark, 'danger_at', a.now, 'danger_lit', 1, 'danger_seq', seq,
             'buttons', a.buttons)
  redis.call('HINCRBY', KEYS[1], 'said', 1)
  redis.call('XADD', KEYS[10], '*', 't', a.now, 'what', 'danger')
  -- A turn that was decided before this card must be decided again, in its light.
  redis.call('HINCRBY', KEYS[1], 'version', 1)
  if a.private then redis.call('HSET', KEYS[1], 'private', 1) end
  if a.push then redis.call('XADD', KEYS[6], '*', 'r', a.ref, 's', card) end
  if redis.call('ZREM', KEYS[11], a.ref) == 1 then
    -- Nobody in danger is ever shut out.
    redis.call('ZREM', KEYS[8], 'unblock|' .. a.ref)
    redis.call('XADD', KEYS[9], '*', 't', a.now, 'r', a.ref, 'who', '', 'what', 'unblock', 'why', 'danger',
               'whom', '')
  end
  follow_lane(KEYS[1], KEYS[8], a)
end
redis.call('HSET', KEYS[4], once, card == '' and seq or (seq .. ':' .. card))
local gap = last and (a.now - tonumber(last)) or 0
redis.call('XADD', KEYS[5], '*', 'r', a.ref, 's', seq, 'm', a.message_id, 'b', a.body, 'f', burst,
           'g', gap, 'd', a.card and 1 or 0, 't', a.now)
redis.call('PUBLISH', 'omz:log', a.ref)
return {'new', tostring(seq), tostring(card)}
