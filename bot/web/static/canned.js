// SPDX-License-Identifier: EUPL-1.2
// A canned reply goes into the answer where one is typing; nothing that stands there is lost, nothing is sent.

const panel = document.querySelector("[data-canned]");
const field = document.getElementById("tekst");

if (panel && field) keepCanned();

function keepCanned() {
  const list = panel.querySelector("select");
  const all = [...list.querySelectorAll("option")];
  const groups = [...list.querySelectorAll("optgroup")];

  panel.querySelector("[data-canned-search]").hidden = false;
  panel.querySelector("input").addEventListener("input", (event) => narrow(event.target.value));
  panel.querySelector("[data-canned-put]").addEventListener("click", (event) => {
    event.preventDefault();
    const chosen = list.selectedOptions[0];
    if (chosen) put(chosen.dataset.text);
  });

  function narrow(typed) {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (option) => words.every((word) => `${option.label} ${option.dataset.text}`.toLowerCase().includes(word));
    const left = all.filter(fits);
    for (const group of groups) group.replaceChildren(...left.filter((option) => option.dataset.group === group.label));
    list.replaceChildren(...groups.filter((group) => group.children.length));
    list.selectedIndex = left.length ? 0 : -1;
    const { none, count } = panel.dataset;
    document.getElementById("standaard-aantal").textContent = left.length ? count.replace("#", left.length) : none;
  }

  for (const option of all) option.dataset.group = option.parentElement.label;
}

function put(text) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const space = from && !/\s$/.test(value.slice(0, from)) ? " " : "";
  field.setRangeText(space + text, from, to, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
  choose(from + space.length, text);
}

/** What is still to be filled in is chosen, so that typing replaces it. */
function choose(from, text) {
  const { before, after } = panel.dataset;
  const start = text.indexOf(before);
  const end = text.indexOf(after, start);
  if (start >= 0 && end > start) field.setSelectionRange(from + start, from + end + after.length);
}
