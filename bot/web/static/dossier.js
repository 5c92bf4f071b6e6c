// SPDX-License-Identifier: EUPL-1.2
// One click takes the chosen lines to the clipboard; without this script the form shows them to be selected.
import { ask, freshId } from "./live.js";

for (const form of document.querySelectorAll("form[data-copy]")) keepCopy(form);

function keepCopy(form) {
  const field = form.querySelector("textarea");
  const said = form.querySelector("[data-said]");

  form.addEventListener("change", () => {
    const chosen = [...form.querySelectorAll("[data-line]:checked")].map((box) => box.dataset.line);
    // The form of the text ends with its lines; an organisation may put words before them.
    field.value = [form.dataset.copy.trimEnd(), ...chosen].join("\n");
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const told = ask(form.action, new FormData(form)).catch(() => ({ status: 0 }));
    const copied = await copy(field);
    // What was not written down is not called copied.
    said.textContent = copied && (await told).status === 200 ? form.dataset.done : form.dataset.failed;
    form.elements.move_id.value = freshId();
  });
}

async function copy(field) {
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
