// SPDX-License-Identifier: EUPL-1.2
// The desk, livelier: the queue and the conversation keep themselves up to date, drafts are not lost.
import { append, ask, follow, freshId, shown } from "./live.js";

const rows = document.getElementById("rij");
const talk = document.getElementById("gesprek-vak");

// What is written on this desk does not stay in the browser after log-out.
document.getElementById("uit")?.addEventListener("submit", () => sessionStorage.clear());

if (rows) keepQueue();
if (talk) keepConversation();

function keepQueue() {
  const counter = document.getElementById("teller");
  const title = document.title;
  let before;
  follow("/desk/stroom", async () => {
    const data = await ask("/desk/rij");
    if (data.status === 401) return location.reload();
    if (data.status !== 200 || data.rows === before) return;
    const focused = rows.contains(document.activeElement) ? document.activeElement.id : "";
    rows.innerHTML = before = data.rows;
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    document.title = data.count ? `(${data.count}) ${title}` : title;
    if (counter.textContent !== data.summary) counter.textContent = data.summary;
  });
}

function keepConversation() {
  const { here, owner, gone, out, failed } = talk.dataset;
  const log = document.getElementById("gesprek");
  const problem = document.getElementById("melding");
  const pieces = { alarms: document.getElementById("alarm"), summary: document.getElementById("kop") };
  const before = {};

  const say = (text) => {
    if (problem.textContent !== text) problem.textContent = text;
    if (text) problem.scrollIntoView({ block: "nearest" });
  };

  function show(data) {
    append(log, data.entries);
    for (const [name, html] of Object.entries(data.panels)) {
      const piece = document.getElementById(`paneel-${name}`);
      if (piece && before[name] !== undefined && before[name] !== html) piece.innerHTML = html;
      before[name] = html;
    }
    for (const [name, piece] of Object.entries(pieces)) {
      if (name in before && before[name] !== data[name]) piece.innerHTML = data[name];
      before[name] = data[name];
    }
    document.getElementById("veranderd").hidden = data.owner === owner;
  }

  follow(`${here}/stroom`, async () => {
    const data = await ask(`${here}/berichten?na=${shown(log)}`);
    if (data.status === 200) show(data);
    if (data.status === 404) say(gone);
    if (data.status === 401) say(out);
  });

  for (const field of talk.querySelectorAll("[data-draft]")) {
    const key = `${here}:${field.name}`;
    field.value ||= sessionStorage.getItem(key) ?? "";
    if (field.value) field.closest("details")?.setAttribute("open", "");
    field.addEventListener("input", () => sessionStorage.setItem(key, field.value));
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) field.form.requestSubmit();
    });
  }

  talk.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.dataset.send) return;
    event.preventDefault();
    const body = new FormData(form);
    body.set("na", shown(log));
    const data = await ask(form.action, body).catch(() => ({ status: 0 }));
    if (data.entries !== undefined) show(data);
    if (data.status !== 200) {
      say(data.notice || { 401: out, 404: gone }[data.status] || failed);
      return;
    }
    const field = form.querySelector("[data-draft]");
    sessionStorage.removeItem(`${here}:${field.name}`);
    field.value = "";
    form.querySelector("[data-fresh]").value = freshId();
    say("");
  });
}
