// SPDX-License-Identifier: EUPL-1.2
// While something is learned the page looks how far it is, and shows itself anew when that changes.
import { ask } from "./live.js";

const BUSY = ["asked", "training", "comparing"];
const learning = document.getElementById("leren");

async function look() {
  // Without a connection it looks again later.
  const data = await ask(learning.dataset.from).catch(() => ({}));
  if (data.status === 401 || (data.status === 200 && data.stage !== learning.dataset.stage)) return location.reload();
  setTimeout(look, 3000);
}

if (learning && BUSY.includes(learning.dataset.stage)) setTimeout(look, 3000);
