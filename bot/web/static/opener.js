// SPDX-License-Identifier: EUPL-1.2
// The ready first sentence goes into the field for an answer, before what stands there already.

// Without a script the sentence is there to read; the button is for with one.
document.documentElement.classList.add("scripted");

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opener]")?.dataset.opener;
  const field = document.getElementById("tekst");
  if (!opener || !field) return;
  if (!field.value.startsWith(opener)) field.value = field.value ? `${opener}\n${field.value}` : opener;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});
