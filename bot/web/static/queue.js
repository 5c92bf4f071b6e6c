// SPDX-License-Identifier: EUPL-1.2
// The queue keeps itself up to date; a choice is carried out when it is made and found back after a conversation.
import { ask, follow } from "./live.js";
import { ring } from "./lane.js";
import { count, sound } from "./sound.js";

const CHOICE = "omzien-keuze";

/** Keep the rows as they are now. */
export function keepQueue(rows) {
  const counter = document.getElementById("teller");
  const away = document.getElementById("verbinding");
  let mark = rows.dataset.mark;
  let waiting = Number(rows.dataset.waiting);
  count(waiting);
  follow("/desk/stroom", async () => {
    const asked = new URLSearchParams(location.search);
    asked.set("was", mark);
    const data = await ask(`/desk/rij?${asked}`);
    if (data.status === 401) return location.reload();
    if (data.status !== 200) return;
    ring(data.ring);
    if (data.count > waiting) sound();
    waiting = data.count;
    count(waiting);
    if (counter.textContent !== data.summary) counter.textContent = data.summary;
    mark = data.mark;
    if (data.rows === undefined) return;
    const focused = rows.contains(document.activeElement) ? document.activeElement.id : "";
    rows.innerHTML = data.rows;
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }, { away: (on) => (away.hidden = !on) });
}

/** A choice is kept for this tab, so that the way back from a conversation leads to it. */
export function keepChoice(form) {
  if (form) {
    sessionStorage.setItem(CHOICE, location.search);
    form.addEventListener("submit", () => {
      for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
    });
  }
  const choice = sessionStorage.getItem(CHOICE);
  if (choice && !form) for (const back of document.querySelectorAll(".back a")) back.search = choice;
}
