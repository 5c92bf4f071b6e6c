// SPDX-License-Identifier: EUPL-1.2
// The test chat, livelier: it sends without leaving the page. Without this script everything works as well.
import { appendSince, ask, follow, freshId, shown } from "./live.js";
import { dropAnswered, enterSends, patience } from "./talking.js";

const frame = document.querySelector(".try");
const log = document.getElementById("gesprek");
const typing = document.getElementById("typ");
const problem = document.getElementById("melding");
const busy = document.getElementById("bezig");
const wait = patience(busy);
let sending = false;
let leaving = false;

/** Show what is new since then; a try-out that is over, or was erased, is a page of its own. */
function show(data, since) {
  if (leaving) return;
  if (data.gone) return location.reload();
  const fresh = appendSince(log, data, since);
  if (!fresh) return;
  if (fresh.some((entry) => !entry.classList.contains("entry--resident"))) wait(false);
  dropAnswered(log, data.answered);
}

async function send(form, button) {
  if (sending) return;
  sending = true;
  const since = shown(log);
  const body = new FormData(form, button);
  body.set("na", since);
  wait(true);
  const data = await ask(typing.action, body).catch(() => ({ status: 0 }));
  sending = false;
  if (data.status !== 200) {
    wait(false);
    problem.textContent = typing.dataset.failed;
    return;
  }
  problem.textContent = data.notice ?? "";
  if (data.notice) wait(false);
  form.elements.id.value = freshId();
  if (form === typing) form.reset();
  show(data, since);
}

// Whoever begins again or stops is on the way to another page: a reload here would call that off.
document.addEventListener("submit", (event) => (leaving ||= !frame?.contains(event.target)));

if (frame) {
  document.documentElement.classList.add("live");
  frame.addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.target, event.submitter);
  });
  enterSends(typing.elements.tekst, typing);
  const here = frame.dataset.here;
  follow(`${here}/stroom`, async () => {
    const since = shown(log);
    const data = await ask(`${here}/berichten?na=${since}`);
    if (data.status === 200) show(data, since);
  });
}
