// A text with its claims marked in place. Everything is written as text nodes: nothing of the document is ever parsed as HTML.

const MEMORY = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("#text");
  const memory = MEMORY.get(root) ?? { page: null, chosen: null };
  if (memory.page !== data.page) {
    root.replaceChildren(...data.lines.map((line) => paragraph(line)));
    memory.page = data.page;
    memory.chosen = null;
  }
  root.setAttribute("lang", "zh");
  for (const mark of root.querySelectorAll("mark")) dress(mark, data);
  placeSigns(root, data);
  if (data.chosen !== memory.chosen) {
    memory.chosen = data.chosen;
    reveal(root, data.chosen);
  }
  MEMORY.set(root, memory);

  const open = (event) => {
    const mark = event.target.closest?.("mark");
    if (!mark) return;
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    memory.chosen = mark.dataset.key;
    for (const other of root.querySelectorAll("mark.chosen")) other.classList.remove("chosen");
    for (const own of marksOf(root, mark.dataset.key)) own.classList.add("chosen");
    setTriggerValue("opened", mark.dataset.key);
  };
  root.onclick = open;
  root.onkeydown = open;
}

function paragraph(line) {
  const element = document.createElement("p");
  for (const [text, key] of line) {
    if (key === null) {
      element.append(text);
      continue;
    }
    const mark = document.createElement("mark");
    mark.dataset.key = key;
    mark.append(text);
    element.append(mark);
  }
  return element;
}

function dress(mark, data) {
  const { tone, label } = data.marks[mark.dataset.key];
  mark.className = [
    tone,
    mark.dataset.key === data.chosen ? "chosen" : "",
    data.related.includes(mark.dataset.key) ? "related" : "",
  ].join(" ");
  mark.tabIndex = 0;
  mark.setAttribute("role", "button");
  mark.setAttribute("aria-label", `${mark.textContent} ${label}`);
  mark.title = label;
}

function placeSigns(root, data) {
  const last = new Map();
  for (const mark of root.querySelectorAll("mark")) {
    delete mark.dataset.sign;
    last.set(mark.dataset.key, mark);
  }
  for (const [key, mark] of last) {
    const { sign, judgement } = data.marks[key];
    if (!sign) continue;
    mark.dataset.sign = sign;
    mark.dataset.judgement = judgement;
  }
}

function marksOf(root, key) {
  return [...root.querySelectorAll("mark")].filter((mark) => mark.dataset.key === key);
}

// Scrolls the pane that the text stands in and nothing else; scrollIntoView would move the whole page with it.
function reveal(root, key) {
  const mark = key && marksOf(root, key)[0];
  const pane = mark && scroller(root);
  if (!pane) return;
  const place = mark.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (place.top < frame.top + 20 || place.bottom > frame.bottom - 20) {
    pane.scrollTop += place.top - frame.top - pane.clientHeight / 2;
  }
}

function scroller(root) {
  let element = root;
  while (element) {
    if (element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY)) return element;
    element = element.parentElement ?? element.getRootNode().host ?? null;
  }
  return null;
}
