// SPDX-License-Identifier: EUPL-1.2
// Beside the form while somebody writes: what is wrong at each field, how a resident sees it, and every few
// seconds what was written is kept as a draft. Without this script the buttons do the same.

const form = document.getElementById("stuk");
const seen = document.getElementById("voorbeeld");
const kept = document.getElementById("bewaard");
const said = document.getElementById("melding");
const summary = document.getElementById("samenvatting");
const wrong = document.getElementById("fouten");
const SOON_MS = 500;
const KEEP_MS = 3000;
let edits = 0;
let safe = 0;
let sending = false;
let asked = 0;
let looking;
let keeping;

function body(keep) {
  const fields = new URLSearchParams(new FormData(form));
  if (keep) fields.set("bewaar", "1");
  return fields;
}

async function look(keep) {
  if (sending) return;
  const mine = ++asked;
  const now = edits;
  try {
    const answer = await fetch(form.dataset.look, { method: "POST", body: body(keep), headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const data = await answer.json();
    take(data, now);
    // An answer that was overtaken says nothing of what stands in the form now.
    if (mine === asked) show(data);
  } catch {
    kept.textContent = form.dataset.notSaved;
  }
}

function take(data, now) {
  if (data.clash) {
    sending = true;
    location.assign(data.clash);
  }
  if (data.concept) {
    safe = now;
    form.elements.concept.value = data.concept;
    form.elements.versie.value = data.version;
    kept.textContent = data.kept;
  }
}

function show(data) {
  seen.innerHTML = data.seen;
  document.querySelector("[data-general]").innerHTML = data.general;
  said.textContent = data.count ? data.said : "";
  // Only a form that was sent and came back has a list at its top; one that grows while typing would push it away.
  if (summary.dataset.shown) wrong.innerHTML = data.count ? data.summary : "";
  for (const place of form.querySelectorAll("[data-findings]")) {
    const found = data.findings[place.dataset.findings] ?? "";
    const bad = found.includes('class="problem"');
    if (place.innerHTML.trim() !== found.trim()) place.innerHTML = found;
    place.closest(".field").classList.toggle("field--wrong", bad);
    for (const field of place.closest(".field").querySelectorAll("[aria-describedby]")) {
      if (bad) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
  }
  for (const place of form.querySelectorAll("[data-holes]")) place.innerHTML = data.holes[place.dataset.holes] ?? "";
}

function edited() {
  edits += 1;
  clearTimeout(looking);
  clearTimeout(keeping);
  looking = setTimeout(() => look(false), SOON_MS);
  keeping = setTimeout(() => look(true), KEEP_MS);
}

form?.addEventListener("input", edited);
// Who types fast, or comes back to what the browser kept, was ahead of this script.
if ([...(form?.elements ?? [])].some((field) => "defaultValue" in field && field.value !== field.defaultValue)) edited();

form?.addEventListener("submit", () => {
  sending = true;
  clearTimeout(looking);
  clearTimeout(keeping);
});

addEventListener("beforeunload", (event) => {
  if (edits > safe && !sending) event.preventDefault();
});
// Back to a page the browser kept: it can be sent again.
addEventListener("pageshow", () => { sending = false; });
