// SPDX-License-Identifier: EUPL-1.2
// What was written and not sent yet, kept in this browser: over a reload, a lost connection, a new log-in, and
// beside what the same worker writes in another tab. It goes when it is sent, at log-out, and after a shift.

const PREFIX = "omzien-concept:";
const TAB = "omzien-tabblad";
const SENT = "omzien-verstuurd";
const SHIFT_MS = 12 * 3600 * 1000;
const FIELDS = "textarea:not([readonly]), select, input[type=datetime-local], input[type=radio], input[type=text], input[type=date]";

// Made when something is kept: after log-out nothing is left, not even this.
const tab = () => (sessionStorage[TAB] ??= crypto.randomUUID());

function all() {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => ({ key, ...JSON.parse(localStorage.getItem(key)) }));
}

/** Nothing that was written stays behind for whoever uses this browser next. */
export function forget() {
  for (const { key } of all()) localStorage.removeItem(key);
  sessionStorage.clear();
}

/** At every page of this worker: what is too old, of somebody else, or has been sent since, goes. */
export function tidy(worker, refused) {
  const sent = refused ? [] : JSON.parse(sessionStorage.getItem(SENT) ?? "[]");
  sessionStorage.removeItem(SENT);
  for (const { key, at, who } of all()) {
    if (who !== worker || Date.now() - at > SHIFT_MS || sent.includes(key)) localStorage.removeItem(key);
  }
}

function named(here, field) {
  const form = new URL(field.form.action).pathname.split("/").at(-1);
  return `${PREFIX}${here}:${form}:${field.name}:`;
}

function put(field, value) {
  if (field.type !== "radio") field.value = value;
  else if (field.value === value) field.checked = true;
}

/** Keep one field of a form; what is newest of all tabs is put in it, what this tab had is offered beside it. */
function keep(field, here, worker, words) {
  const name = named(here, field);
  const drafts = all().filter(({ key }) => key.startsWith(name)).sort((a, b) => b.at - a.at);
  if (drafts.length) {
    put(field, drafts[0].value);
    field.closest("details")?.setAttribute("open", "");
  }
  const other = drafts.slice(1).find(({ value }) => value !== drafts[0].value);
  if (other && field.tagName === "TEXTAREA") offer(field, other, words);
  field.addEventListener("input", () => {
    const value = JSON.stringify({ value: field.value, at: Date.now(), who: worker });
    if (field.value) localStorage.setItem(name + tab(), value);
    else localStorage.removeItem(name + tab());
  });
}

function offer(field, other, words) {
  const box = document.createElement("div");
  box.className = "utrecht-alert utrecht-alert--info notice draft";
  const [label, text, back] = ["p", "p", "button"].map((tag) => document.createElement(tag));
  label.textContent = words.elsewhere;
  text.textContent = other.value;
  text.className = "draft__text";
  back.textContent = words.restore;
  back.type = "button";
  back.className = "utrecht-button utrecht-button--secondary-action button button--quiet";
  back.addEventListener("click", () => {
    const now = field.value;
    field.value = other.value;
    text.textContent = other.value = now;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
  box.append(label, text, back);
  field.before(box);
}

/** Keep what is written in every form of this part of the page. */
export function keepAll(part, here, worker, words) {
  for (const form of part.querySelectorAll("form[method=post]")) {
    for (const field of form.querySelectorAll(FIELDS)) keep(field, here, worker, words);
    // Whether it arrived is known at the next page; until then it is not thrown away.
    if (!form.dataset.send) form.addEventListener("submit", () => sessionStorage.setItem(SENT, JSON.stringify(keys(form, here))));
  }
}

function keys(form, here) {
  const names = [...form.querySelectorAll(FIELDS)].map((field) => named(here, field));
  return all().map(({ key }) => key).filter((key) => names.some((name) => key === name + tab()));
}

/** What was sent needs no keeping; the same words in another tab neither. */
export function sent(form, here) {
  for (const field of form.querySelectorAll(FIELDS)) {
    for (const { key, value } of all()) {
      if (key.startsWith(named(here, field)) && (key.endsWith(`:${tab()}`) || value === field.value)) localStorage.removeItem(key);
    }
  }
}
