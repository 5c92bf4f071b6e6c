// SPDX-License-Identifier: EUPL-1.2
// What the chat page and the test chat do alike: waiting for an answer, choices that are over, the Enter key.

const PATIENCE_MS = 8000;

/** A function that shows `busy` or hides it again; it hides by itself when an answer does not come. */
export function patience(busy) {
  let timer;
  return function wait(on) {
    clearTimeout(timer);
    busy.hidden = !on;
    if (on) timer = setTimeout(() => wait(false), PATIENCE_MS);
  };
}

/** Choices under a question that was answered go away; focus that stood on one moves to the log, not to the top. */
export function dropAnswered(log, answered) {
  for (const choices of log.querySelectorAll(".choices")) {
    if (Number(choices.parentElement.dataset.seq) > answered) continue;
    if (choices.contains(document.activeElement)) log.focus({ preventScroll: true });
    choices.remove();
  }
}

/** Enter sends where there is a keyboard; on a phone it is a new line and the button sends. */
export function enterSends(field, form) {
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !matchMedia("(pointer: fine)").matches) return;
    event.preventDefault();
    form.requestSubmit();
  });
}
