// SPDX-License-Identifier: EUPL-1.2
// What both pages do live: ask when there may be news, put new messages at the end of the log, once each.

const SLOW_MS = 10000;
const AWAY_MS = 4000;
const FULL_MS = 60000;

/** Ask for JSON; the answer's status comes along as `status`. */
export async function ask(address, form) {
  const options = { headers: { Accept: "application/json" } };
  if (form) Object.assign(options, { method: "POST", body: new URLSearchParams(form) });
  const response = await fetch(address, options);
  const data = response.headers.get("Content-Type")?.includes("json") ? await response.json() : {};
  return { ...data, status: response.status };
}

/**
 * Call `look` at every word from the stream, never twice at the same time, and now and then without it.
 * `away(true)` is called when the connection has been gone for some seconds, `typed(name)` when somebody types.
 */
export function follow(address, look, { away = () => {}, typed = () => {} } = {}) {
  let busy = false;
  let again = false;
  let gone;
  const once = async () => {
    again = busy;
    if (busy) return;
    busy = true;
    do {
      again = false;
      // A question that failed is asked again at the next word.
      await look().catch(() => {});
    } while (again);
    busy = false;
  };
  const back = () => {
    clearTimeout(gone);
    gone = undefined;
    away(false);
  };
  let source;
  const open = () => {
    source = new EventSource(address);
    source.onmessage = once;
    source.onopen = back;
    // The server ends every stream now and then; only a connection that does not come back is worth a word.
    source.onerror = () => (gone ??= setTimeout(() => away(true), AWAY_MS));
    source.addEventListener("typt", (event) => typed(event.data));
    // So many pages are open here that this one looks by itself for a while.
    source.addEventListener("vol", () => {
      source.close();
      once();
      setTimeout(open, FULL_MS);
    });
  };
  open();
  // The browser knows at once that there is no network; a stream may take minutes to notice.
  addEventListener("offline", () => away(true));
  addEventListener("online", () => source.readyState === EventSource.OPEN && back());
  setInterval(() => source.readyState !== EventSource.OPEN && once(), SLOW_MS);
}

/** The number of the last message the log shows. */
export function shown(log) {
  return Number([...log.querySelectorAll("[data-seq]")].at(-1)?.dataset.seq ?? 0);
}

/** Put messages at the end; whoever was reading there keeps reading there, whoever was not is left alone. */
export function append(log, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const fresh = [...template.content.children].filter((entry) => !document.getElementById(entry.id));
  if (!fresh.length) return fresh;
  const last = log.lastElementChild?.getBoundingClientRect();
  const reading = !last || last.top < window.innerHeight;
  document.getElementById("laatste")?.remove();
  log.append(...fresh);
  if (reading) fresh.at(-1).scrollIntoView({ block: "nearest" });
  return fresh;
}

/**
 * Put at the end what an answer, asked for since that message, says is new; null where it tells nothing. Fewer
 * messages than when it was asked means that everything was erased: the page begins anew. Fewer than by now means
 * only that a younger answer came first.
 */
export function appendSince(log, data, since) {
  if (data.last < since) {
    location.reload();
    return null;
  }
  return data.last < shown(log) ? null : append(log, data.entries);
}

/** A new name for the next message, so that sending one twice is harmless and sending two is not. */
export function freshId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
