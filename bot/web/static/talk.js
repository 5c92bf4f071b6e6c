// SPDX-License-Identifier: EUPL-1.2
// One conversation at the desk: it follows what is said, sends without leaving the page, and loses nothing.
import { keepAll, sent } from "./drafts.js";
import { append, ask, follow, freshId, shown } from "./live.js";
import { arrived } from "./sound.js";
import { sign, tell } from "./typing.js";

/** Keep the conversation as it is now. */
export function keepTalk(talk) {
  const { here, owner, gone, out, failed, worker, elsewhere, restore } = talk.dataset;
  const log = document.getElementById("gesprek");
  const problem = document.getElementById("melding");
  const away = document.getElementById("verbinding");
  const line = document.getElementById("typt");
  const typing = sign(line, document.getElementById("typt-gezegd"));
  const pieces = { alarms: document.getElementById("alarm"), summary: document.getElementById("kop") };
  const before = {};

  const say = (text) => {
    if (problem.textContent !== text) problem.textContent = text;
    if (text) problem.scrollIntoView({ block: "nearest" });
  };

  function deliveries(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    for (const now of template.content.children) {
      const shown = document.getElementById(now.id);
      if (shown && shown.textContent !== now.textContent) shown.replaceWith(now);
    }
  }

  function show(data) {
    const fresh = append(log, data.entries).filter((entry) => entry.classList.contains("entry--resident"));
    if (fresh.length) {
      typing.stop();
      arrived(fresh.length);
    }
    deliveries(data.deliveries);
    for (const [name, html] of Object.entries(data.panels)) {
      const piece = document.getElementById(`paneel-${name}`);
      if (piece && before[name] !== undefined && before[name] !== html) replace(piece, html);
      before[name] = html;
    }
    for (const [name, piece] of Object.entries(pieces)) {
      if (name in before && before[name] !== data[name]) piece.innerHTML = data[name];
      before[name] = data[name];
    }
    document.getElementById("veranderd").hidden = data.owner === owner;
  }

  const look = async () => {
    // What arrives in a tab that nobody looks at has not been read.
    const data = await ask(`${here}/berichten?na=${shown(log)}${document.hidden ? "&ongezien=1" : ""}`);
    if (data.status === 200) show(data);
    if (data.status === 404) say(gone);
    if (data.status === 401) say(out);
  };
  follow(`${here}/stroom`, look, {
    away: (on) => (away.hidden = !on),
    typed: () => typing.show(line.dataset.text),
  });

  document.addEventListener("visibilitychange", () => document.hidden || look().catch(() => {}));

  alone(talk);
  bringHalfWritten(talk);
  keepAll(talk, here, worker, { elsewhere, restore });
  for (const field of talk.querySelectorAll("textarea")) {
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) field.form.requestSubmit();
    });
    if (field.dataset.typing) tell(field, field.dataset.typing);
  }

  talk.addEventListener("submit", async (event) => {
    const form = event.target;
    // Other buttons of the same form go where they say.
    if (!form.dataset.send || event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    const field = form.querySelector("textarea");
    const body = new FormData(form);
    body.set("na", shown(log));
    form.dataset.busy = "yes";
    const data = await ask(form.action, body).catch(() => ({ status: 0 }));
    delete form.dataset.busy;
    if (data.entries !== undefined) show(data);
    // Logged in anew in another tab: with the proof of now it can be sent again.
    if (data.proof) for (const old of document.querySelectorAll("input[name=bewijs]")) old.value = data.proof;
    if (data.status !== 200) {
      say(data.notice || { 401: out, 404: gone }[data.status] || failed);
      return;
    }
    // What was typed while it was on its way stays.
    const more = field.value !== body.get(field.name);
    if (!more) {
      sent(form, here);
      field.value = "";
    }
    form.querySelector("[data-fresh]").value = freshId();
    say("");
  });
}

/** Without this script all is one form, so that nothing is lost; with it everything is kept, each in its own. */
function alone(talk) {
  for (const part of talk.querySelectorAll("[data-alone]")) {
    part.removeAttribute("form");
    part.removeAttribute("formaction");
  }
}

/** What is half written elsewhere comes along with what ends the conversation: the desk asks to send it first. */
function bringHalfWritten(talk) {
  for (const form of talk.querySelectorAll(".ends form")) {
    form.addEventListener("formdata", ({ formData }) => {
      for (const field of talk.querySelectorAll("textarea[name], input[type=text][name]")) {
        // What is on its way is not half written any more.
        if (!formData.has(field.name) && !field.form.dataset.busy) formData.set(field.name, field.value);
      }
    });
  }
}

/** New in its place; what was open stays open. */
function replace(piece, html) {
  const open = [...piece.querySelectorAll("details")].map((details) => details.open);
  piece.innerHTML = html;
  piece.querySelectorAll("details").forEach((details, at) => (details.open = open[at] ?? details.open));
}
