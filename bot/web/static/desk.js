// SPDX-License-Identifier: EUPL-1.2
// The desk, livelier: the queue and the conversation keep themselves up to date, what is written is not lost.
import { forget, keepAll, tidy } from "./drafts.js";
import "./canned.js";
import { keepLane } from "./lane.js";
import "./dossier.js";
import "./opener.js";
import "./overview.js";
import { keepChoice, keepQueue } from "./queue.js";
import "./search.js";
import { keepTalk } from "./talk.js";

const rows = document.getElementById("rij");
const talk = document.getElementById("gesprek-vak");
const out = document.getElementById("uit");

// What is written on this desk does not stay in the browser after log-out.
out?.addEventListener("submit", forget);
if (out) tidy(out.dataset.worker, Boolean(document.getElementById("melding")?.textContent));
for (const live of document.querySelectorAll("[data-only=live]")) live.hidden = false;

for (const part of document.querySelectorAll("[data-keep]")) {
  keepAll(part, part.dataset.keep, out.dataset.worker, part.dataset);
}
keepChoice(document.getElementById("keuze"));
keepLane(Boolean(rows));
if (rows) keepQueue(rows);
if (talk) keepTalk(talk);
