// SPDX-License-Identifier: EUPL-1.2
// Danger: whoever is called for it hears it once for every step, on every page of the desk. And what others write
// to this worker while she is at one of them.
import { ask } from "./live.js";
import { arrived, sound } from "./sound.js";

const KEY = "omzien-gevaar";
const EVERY_MS = 10000;

/** Sound when this worker is called anew; what rang already does not ring again on the next page. */
export function ring(now) {
  if (now && now !== sessionStorage.getItem(KEY)) sound();
  sessionStorage.setItem(KEY, now ?? "");
}

/** Look for it on a page that does not show the lane itself. */
export function keepLane(shown) {
  const call = document.getElementById("gevaar");
  if (!call || shown) return;
  const news = document.getElementById("nieuw-elders");
  let before;
  const here = document.getElementById("gesprek-vak")?.dataset.here.split("/").at(-1) ?? "";
  const look = async () => {
    const data = await ask(`${call.dataset.ask}?hier=${here}`).catch(() => ({ status: 0 }));
    if (data.status === 200) {
      ring(data.ring);
      const words = call.querySelector("a");
      if (words.textContent !== data.words) words.textContent = data.words;
      call.hidden = !data.words;
      if (news.textContent !== data.news) news.textContent = data.news;
      // What was there when the page came is said, and not rung for again.
      if (data.unread > before) arrived(data.unread - before);
      before = data.unread;
    }
    if (data.status === 200 || data.status === 0 || data.status >= 500) setTimeout(look, EVERY_MS);
  };
  look();
}
