// SPDX-License-Identifier: EUPL-1.2
// The coordinator's view keeps what is so now up to date; the figures of the past stay as they were shown.
import { ask, follow } from "./live.js";

const now = document.getElementById("nu");

if (now) {
  let before;
  follow("/desk/stroom", async () => {
    const data = await ask(now.dataset.from);
    if (data.status === 401) return location.reload();
    if (data.status !== 200 || data.now === before) return;
    if (before !== undefined && !now.contains(document.activeElement)) now.innerHTML = data.now;
    before = data.now;
  });
}
