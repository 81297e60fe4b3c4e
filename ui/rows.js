// Rows to choose from: a finding or a claim each. Written as text nodes only.

export default function ({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector("#rows");
  list.replaceChildren(...data.rows.map((row) => item(row, row.key === data.chosen)));
  list.onclick = (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    for (const other of list.querySelectorAll("button.chosen")) other.classList.remove("chosen");
    button.classList.add("chosen");
    setTriggerValue("opened", button.dataset.key);
  };
}

function item(row, chosen) {
  const button = element("button", `row ${row.tone}${chosen ? " chosen" : ""}`);
  button.type = "button";
  button.dataset.key = row.key;
  if (chosen) button.setAttribute("aria-current", "true");
  const head = element("span", "head");
  head.append(element("span", "verdict", row.verdict), element("strong", "", row.figure), element("span", "about", row.about));
  const state = element("span", "state", row.state);
  state.dataset.judgement = row.judgement;
  head.append(state);
  button.append(head);
  const text = element("span", "text");
  for (const [words, marked] of row.text) text.append(marked ? element("mark", "", words) : words);
  button.append(text);
  button.append(element("span", "suggestion", row.suggestion));
  button.append(element("span", "place", row.place));
  return button;
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  if (text) made.textContent = text;
  return made;
}
