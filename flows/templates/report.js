"use strict";
const page = document.documentElement;

function speak(language) {
  page.lang = language;
  document.title = page.dataset[language];
}

const toggle = document.getElementById("language");
toggle.hidden = false;
toggle.addEventListener("click", () => speak(page.lang === "zh" ? "en" : "zh"));

const folded = document.querySelectorAll("details");
addEventListener("beforeprint", () => folded.forEach((group) => { group.dataset.was = group.open ? "1" : ""; group.open = true; }));
addEventListener("afterprint", () => folded.forEach((group) => { group.open = group.dataset.was === "1"; }));

const RANK = { inconsistent: 0, review: 1, waived: 2, consistent: 3, unchecked: 4 };
const KEYS = {
  n: (row) => Number(row.id.slice(1)),
  v: (row) => ("v" in row.dataset ? Number(row.dataset.v) : null),
  s: (row) => RANK[row.dataset.s],
  j: (row) => ("j" in row.dataset ? 0 : 1),
};

function sort(chunks, key, down) {
  const rows = chunks.flatMap((chunk) => [...chunk.rows]);
  const keyed = rows.map((row) => [KEYS[key](row), KEYS.n(row), row]);
  const order = (a, b) => (a === b ? 0 : a === null ? 1 : b === null ? -1 : (a < b) === down ? 1 : -1);
  keyed.sort((a, b) => order(a[0], b[0]) || a[1] - b[1]);
  const sizes = chunks.map((chunk) => chunk.rows.length);
  let taken = 0;
  chunks.forEach((chunk, place) => {
    chunk.append(...keyed.slice(taken, taken + sizes[place]).map((entry) => entry[2]));
    taken += sizes[place];
  });
}

for (const table of document.querySelectorAll(".claims")) {
  const chunks = [...table.querySelectorAll("tbody")];
  const tools = table.querySelector(".tools");
  const input = tools.querySelector("input");
  const chips = [...tools.querySelectorAll("button")];
  let state = "";
  tools.hidden = false;

  const show = () => {
    const words = input.value.trim().toLowerCase();
    for (const chunk of chunks) {
      let any = false;
      for (const row of chunk.rows) {
        const fits = (!state || row.dataset.s === state) && (!words || row.textContent.toLowerCase().includes(words));
        row.hidden = !fits;
        any ||= fits;
      }
      chunk.closest(".chunk").classList.toggle("empty", !any);
    }
  };
  chips.forEach((chip) => chip.addEventListener("click", () => {
    state = chip.dataset.show;
    chips.forEach((other) => other.setAttribute("aria-pressed", String(other === chip)));
    show();
  }));
  input.addEventListener("input", show);

  const heads = [...table.querySelectorAll("th[data-sort]")];
  heads.forEach((head) => {
    // A button would lose its words where the head of a table is repeated on paper.
    const button = document.createElement("span");
    button.tabIndex = 0;
    button.setAttribute("role", "button");
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      button.click();
    });
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach((other) => {
        if (other.dataset.sort === head.dataset.sort) other.setAttribute("aria-sort", down ? "descending" : "ascending");
        else other.removeAttribute("aria-sort");
      });
      sort(chunks, head.dataset.sort, down);
      show();
    });
  });
}
