// SPDX-License-Identifier: EUPL-1.2
// That somebody types: shown while it lasts, said aloud once in a while, and told to the other side. Never what.

const SHOWN_MS = 6000;
const TOLD_MS = 3000;
const ALOUD_MS = 60000;

/** A function to call when the other side types; `stop` takes the line away, as when their message is there. */
export function sign(line, aloud) {
  let timer;
  let said = -Infinity;
  const stop = () => {
    clearTimeout(timer);
    line.textContent = "";
  };
  const show = (text) => {
    clearTimeout(timer);
    if (line.textContent !== text) line.textContent = text;
    if (aloud && performance.now() - said > ALOUD_MS) {
      said = performance.now();
      aloud.textContent = text;
      setTimeout(() => (aloud.textContent = ""), SHOWN_MS);
    }
    timer = setTimeout(stop, SHOWN_MS);
  };
  return { show, stop };
}

/** Tell the server now and then that `field` is being typed in, with the proof its form carries. */
export function tell(field, address, wanted = () => true) {
  let told = -Infinity;
  field.addEventListener("input", () => {
    if (!field.value || performance.now() - told < TOLD_MS || !wanted()) return;
    told = performance.now();
    const proof = field.form.querySelector("input[name=bewijs]")?.value ?? "";
    fetch(address, { method: "POST", body: new URLSearchParams({ bewijs: proof }), headers: { Accept: "application/json" } })
      // Nobody misses a sign that did not arrive.
      .catch(() => {});
  });
}
