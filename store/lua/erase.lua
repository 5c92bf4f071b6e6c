-- SPDX-License-Identifier: EUPL-1.2
-- A conversation goes: every key of it; where a receipt is due a new one with a new key begins with only that.
-- KEYS lease, inbox, conv, key, log, seen, sent, tracker, timers, desk, ordinary outbox, attempts, happened, referrals,
--   promises
-- ARGV[1] JSON: {ref, token, entry, done, now, timer, line, push, key?:{kid, wrapped}, keep?:{..}, husk_due?,
--   load: what the names of sets of conversations begin with, errand?: sealed address, young?: since when messages can be taken away, sweep?: {again, since, forsaken}}
local a = cjson.decode(ARGV[1])
if redis.call('GET', KEYS[1]) ~= a.token then return {'lost'} end

-- Retention is over only when nobody has the conversation and nothing in it waits for an answer.
local function still_wanted()
  local due = redis.call('ZSCORE', KEYS[9], a.timer)
  if not due or tonumber(due) > a.now then return true end
  local c = redis.call('HMGET', KEYS[3], 'state', 'asked', 'done', 'last')
  local owed = tonumber(c[2] or '0') > tonumber(c[3] or '0') and tonumber(c[4] or '0') > a.sweep.since
  local with_person = c[1] == 'open' or c[1] == 'snoozed'
  if with_person then
    -- Nobody said or did anything about it for months: whoever it was does not wait any more.
    local quiet = tonumber(redis.call('ZSCORE', KEYS[9], 'quiet|' .. a.ref) or '0')
    with_person = quiet > a.now or tonumber(c[4] or '0') > a.sweep.forsaken
  end
  if not with_person and not owed then return false end
  redis.call('ZADD', KEYS[9], a.sweep.again, a.timer)
  return true
end

-- The number of the first message that is young enough for its channel to take away.
local function first_young()
  for _, entry in ipairs(redis.call('XRANGE', KEYS[5], '-', '+')) do
    for i = 1, #entry[2], 2 do
      if entry[2][i] == 't' and tonumber(entry[2][i + 1]) >= (a.young or 0) then
        return tonumber(string.match(entry[1], '^%d+'))
      end
    end
  end
  return math.huge
end

-- The ids of messages, of either side, that a channel can still take away.
local function external_ids()
  local ids, kept, first = {}, redis.call('HGETALL', KEYS[7]), first_young()
  for i = 1, #kept, 2 do
    local typed = string.sub(kept[i], 1, 3) == 'in:'
    if tonumber(string.match(kept[i], '%d+$') or '0') >= first then
      ids[#ids + 1] = typed and kept[i + 1] or string.match(kept[i + 1], '^ok:(.+)$')
    end
  end
  return table.concat(ids, ',')
end

-- Ways back from a browser: the code always goes, a session only when there is no receipt left to read.
local function close_ways()
  local left = ''
  for way in string.gmatch(redis.call('HGET', KEYS[3], 'ways') or '', '%S+') do
    if a.line == '' or string.find(way, ':code:', 1, true) then
      redis.call('DEL', way)
    else
      left = left .. way .. ' '
    end
  end
  return left
end

if a.sweep and still_wanted() then return {'kept'} end
if a.entry ~= '' then
  if redis.call('XDEL', KEYS[2], a.entry) == 0 then return {'gone'} end
  redis.call('HDEL', KEYS[12], a.entry)
end
local seq = tonumber(redis.call('HGET', KEYS[3], 'seq') or '0')
local state = redis.call('HGET', KEYS[3], 'state') or ''
local who = redis.call('HGET', KEYS[3], 'assignee') or ''
if who ~= '' then redis.call('SREM', a.load .. who, KEYS[3]) end
local ids, left = a.errand and external_ids() or '', close_ways()
redis.call('DEL', KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7], KEYS[8], KEYS[13], KEYS[14])
redis.call('ZREM', KEYS[9], a.timer, 'lane|' .. a.ref, 'wake|' .. a.ref, 'quiet|' .. a.ref, 'follow|' .. a.ref, 'remind|' .. a.ref,
           'promise_soon|' .. a.ref, 'promise_late|' .. a.ref, 'unread|' .. a.ref)
redis.call('ZREM', KEYS[10], a.ref)
redis.call('HDEL', KEYS[15], a.ref)
if ids ~= '' then
  redis.call('XADD', KEYS[11], '*', 'r', a.ref, 's', 0, 'k', 'delete', 'a', a.errand, 'i', ids)
end
if a.line ~= '' then
  redis.call('HSET', KEYS[4], 'kid', a.key.kid, 'wrapped', a.key.wrapped)
  for field, value in pairs(a.keep) do redis.call('HSET', KEYS[3], field, value) end
  if left ~= '' then redis.call('HSET', KEYS[3], 'ways', left) end
  -- Whatever was said until now is erased, so nobody need wait for its answer.
  redis.call('HSET', KEYS[3], 'seq', seq + 1, 'done', seq + 1, 'said', 1)
  redis.call('XADD', KEYS[5], (seq + 1) .. '-0', 't', a.now, 'w', 'bot', 'b', a.line, 'a', a.done)
  if a.push then redis.call('XADD', KEYS[11], '*', 'r', a.ref, 's', seq + 1) end
  redis.call('ZADD', KEYS[9], a.husk_due, a.timer)
end
redis.call('PUBLISH', 'omz:log', a.ref .. ' ' .. (a.done or 0))
return {'ok', state}
