-- SPDX-License-Identifier: EUPL-1.2
-- One move at the desk, checked against the state it was decided on; a move made twice counts once.
-- KEYS conv, key, log, seen, ordinary outbox, timers, desk, audit, users, happened, referrals,
--   teams, blocked, promises
-- ARGV[1] JSON: {ref, once, kid, now, when:{field: value}, set:{}, unset:[], lines:[{who, body, push}],
--   timers:{}, untimers?:[], leave: bool, enter?: number, audit:{}, about?: sealed,
--   referral?: {id, before: sealed or '', after: sealed},
--   gets?:{name, team, home, known: bool}, team?: one that must be there, block?: until, unblock?: bool}
--   cap?:{load, who, most}, load?:{from, to: names of sets}, counts?:[[day's hash, field]]
-- USES shared/lane.lua
-- USES shared/promise.lua
local a = cjson.decode(ARGV[1])

-- Whoever gets it can sign in and may read the team it is of, now.
local function may_have(gets)
  local stored = redis.call('HGET', KEYS[9], gets.name)
  if not stored then return not gets.known end
  local account = cjson.decode(stored)
  if account.disabled then return false end
  if account.role ~= 'worker' then return account.role == 'coordinator' end
  local teams = account.teams or {}
  if #teams == 0 then return gets.team == gets.home end
  for _, team in ipairs(teams) do
    if team == gets.team then return true end
  end
  return false
end

-- Whether whoever gets it has as many as the team allows; what is not theirs any more drops out of the set.
local function is_full(cap)
  local open = 0
  for _, conv in ipairs(redis.call('SMEMBERS', cap.load)) do
    local c = redis.call('HMGET', conv, 'assignee', 'state')
    if c[1] ~= cap.who then
      redis.call('SREM', cap.load, conv)
    elseif c[2] == 'open' and conv ~= KEYS[1] then
      open = open + 1
    end
  end
  return open >= cap.most
end

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
if a.gets and not may_have(a.gets) then return {'nobody'} end
if a.cap and is_full(a.cap) then return {'full'} end
if a.team and redis.call('HEXISTS', KEYS[12], a.team) == 0 then return {'team'} end
if a.kid ~= '' and redis.call('HGET', KEYS[2], 'kid') ~= a.kid then return {'key'} end
if slot_is_taken(KEYS[14], a) then return {'slot'} end
local referral = a.referral
if referral and (redis.call('HGET', KEYS[11], referral.id) or '') ~= referral.before then
  -- Another page made this step already.
  return {'refused', redis.call('HGET', KEYS[1], 'assignee') or ''}
end
if referral then redis.call('HSET', KEYS[11], referral.id, referral.after) end
for field, value in pairs(a.set) do redis.call('HSET', KEYS[1], field, value) end
for field, value in pairs(a.first) do redis.call('HSETNX', KEYS[1], field, value) end
for _, field in ipairs(a.unset) do redis.call('HDEL', KEYS[1], field) end
if a.set.read then redis.call('HDEL', KEYS[1], 'unseen', 'unseen_at') end
if a.set.state or a.set.assignee then redis.call('HINCRBY', KEYS[1], 'version', 1) end
if a.load then
  if a.load.from ~= '' then redis.call('SREM', a.load.from, KEYS[1]) end
  if a.load.to ~= '' then redis.call('SADD', a.load.to, KEYS[1]) end
end
for _, counted in ipairs(a.counts or {}) do redis.call('HINCRBY', counted[1], counted[2], 1) end
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
if a.block then redis.call('ZADD', KEYS[13], a.block, a.ref) end
if a.unblock then
  redis.call('ZREM', KEYS[13], a.ref)
  redis.call('ZREM', KEYS[6], 'unblock|' .. a.ref)
end
follow_lane(KEYS[1], KEYS[6], a)
follow_promise(KEYS[14], a)
redis.call('XADD', KEYS[8], '*', 't', a.now, 'r', a.ref, 'who', a.audit.who, 'what', a.audit.what,
           'why', a.audit.why or '', 'whom', a.audit.whom or '')
redis.call('XADD', KEYS[10], '*', 't', a.now, 'who', a.audit.who, 'what', a.audit.what, 'why', a.audit.why or '',
           'whom', a.audit.whom or '', 'x', a.about or '', 'until', a.set.snoozed_until or '')
if a.set.promise then
  redis.call('XADD', KEYS[10], '*', 't', a.now, 'what', 'promise', 'until', a.set.promise)
end
redis.call('PUBLISH', 'omz:log', a.ref)
return seqs
