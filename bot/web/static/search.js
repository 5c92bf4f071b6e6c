// SPDX-License-Identifier: EUPL-1.2
// Enter in a field of a search beside the chat does that search, not the first one of the form they share.

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
  const button = event.target.closest("[data-form]")?.querySelector("button[formaction]");
  if (!button) return;
  event.preventDefault();
  button.click();
});
