// SPDX-License-Identifier: EUPL-1.2
// A short sound and a count in the title for what is new. The sound can be switched off, per browser.

const KEY = "omzien-geluid";
const OFF = "uit";
const GAP_MS = 1500;
const button = document.getElementById("geluid");
let speaker;
let last = -Infinity;

const on = () => localStorage.getItem(KEY) !== OFF;

function draw() {
  button.hidden = false;
  button.setAttribute("aria-pressed", String(on()));
}

// Browsers let a page make sound only after somebody has used it.
function wake() {
  speaker ??= new AudioContext();
  if (speaker.state === "suspended") speaker.resume().catch(() => {});
}

if (button) {
  draw();
  button.addEventListener("click", () => {
    localStorage.setItem(KEY, on() ? OFF : "aan");
    draw();
    if (on()) sound();
  });
  addEventListener("storage", draw);
  for (const use of ["pointerdown", "keydown"]) addEventListener(use, wake, { passive: true });
}

/** Two soft notes, where somebody wants them and the browser allows it. */
export function sound() {
  if (!on() || speaker?.state !== "running" || performance.now() - last < GAP_MS) return;
  last = performance.now();
  for (const [after, pitch] of [[0, 660], [0.14, 880]]) {
    const [note, volume] = [speaker.createOscillator(), speaker.createGain()];
    const begin = speaker.currentTime + after;
    note.frequency.value = pitch;
    volume.gain.setValueAtTime(0, begin);
    volume.gain.linearRampToValueAtTime(0.12, begin + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, begin + 0.3);
    note.connect(volume).connect(speaker.destination);
    note.start(begin);
    note.stop(begin + 0.32);
  }
  document.documentElement.dataset.sounded = String(Number(document.documentElement.dataset.sounded ?? 0) + 1);
}

const title = document.title;
let unseen = 0;

/** How many are new since somebody last looked; nought takes the count away. */
export function count(number) {
  document.title = number ? `(${number}) ${title}` : title;
}

/** So many new ones came; they count until the page is looked at. Nothing blinks. */
export function arrived(number) {
  sound();
  if (document.visibilityState === "visible" && document.hasFocus()) return;
  unseen += number;
  count(unseen);
}

const looked = () => {
  if (!unseen || document.visibilityState !== "visible") return;
  unseen = 0;
  count(0);
};

document.addEventListener("visibilitychange", looked);
addEventListener("focus", looked);
