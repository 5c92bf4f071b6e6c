// SPDX-License-Identifier: EUPL-1.2
// The chat page, livelier: it sends without leaving the page. Without this script everything works as well.
import { append, appendSince, ask, follow, freshId, shown } from "./live.js";
import { dropAnswered, enterSends, patience } from "./talking.js";
import { sign, tell } from "./typing.js";

const ELSEWHERE = "https://www.buienradar.nl";

const log = document.getElementById("gesprek");
const typing = document.getElementById("typ");
const field = document.getElementById("tekst");
const problem = document.getElementById("melding");
const busy = document.getElementById("bezig");
const letters = document.getElementById("letters");
const line = document.getElementById("typt");
const person = sign(line, document.getElementById("typt-gezegd"));
const wait = patience(busy);
let live = false;
let sending = false;

document.documentElement.classList.add("live");

function say(text) {
  if (problem.textContent !== text) problem.textContent = text;
}

/** Show what the server says is new since then. */
function show(data, since) {
  const fresh = appendSince(log, data, since);
  if (!fresh) return;
  if (fresh.some((entry) => !entry.classList.contains("entry--resident"))) wait(false);
  if (fresh.some((entry) => entry.classList.contains("entry--worker"))) person.stop();
  dropAnswered(log, data.answered);
  const closed = document.getElementById("dicht");
  if (closed.innerHTML.trim() !== data.off.trim()) closed.innerHTML = data.off;
  if (data.code && !live) document.getElementById("code").innerHTML = data.code;
  for (const proof of document.querySelectorAll("input[name=bewijs]")) proof.value = data.proof;
  if (data.code) goLive();
}

function goLive() {
  if (live) return;
  live = true;
  follow("/stroom", async () => {
    const since = shown(log);
    const data = await ask(`/berichten?na=${since}`);
    if (data.status === 200) show(data, since);
  }, { typed: (name) => person.show(line.dataset.text.replace("%", name)) });
}

async function send(form, button) {
  if (sending) return;
  sending = true;
  const since = shown(log);
  const body = new FormData(form, button);
  body.set("na", since);
  wait(true);
  const data = await ask("/bericht", body).catch(() => ({ status: 0 }));
  sending = false;
  if (data.status !== 200) {
    wait(false);
    // What cannot be kept is answered all the same: to somebody in danger with the number.
    if (data.entries) append(log, data.entries);
    return say(typing.dataset.failed);
  }
  form.elements.id.value = freshId();
  say(data.notice);
  if (data.notice) wait(false);
  if (form === typing) {
    form.reset();
    field.dispatchEvent(new Event("input"));
  }
  show(data, since);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.getAttribute("action") === "/bericht") {
    event.preventDefault();
    send(form, event.submitter);
  }
  if (form.id === "weg") {
    event.preventDefault();
    fetch("/weg", { method: "POST", keepalive: true, redirect: "manual" }).catch(() => {});
    document.body.replaceChildren();
    location.replace(ELSEWHERE);
  }
});

enterSends(field, typing);

// Only to a person: the computer need not know.
tell(field, "/typt", () => log.querySelector(".entry--worker"));

letters?.addEventListener("click", (event) => {
  event.preventDefault();
  const large = document.documentElement.classList.toggle("large");
  [letters.textContent, letters.dataset.other] = [letters.dataset.other, letters.textContent];
  history.replaceState(null, "", large ? "/?letters=groot" : "/");
  for (const hidden of document.querySelectorAll("input[name=letters]")) hidden.value = large ? "groot" : "";
});

if (document.body.dataset.live) goLive();
