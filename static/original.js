// The text of a draft: passages marked by kind, one chosen. A click chooses a passage; marked words are told to the page.
export default function ({ data, setTriggerValue, parentElement }) {
  const box = parentElement.querySelector(".atlas-original");
  const key = JSON.stringify(data.pages);
  if (box.dataset.key !== String(key.length) + data.version) {
    box.replaceChildren(...data.pages.flatMap(drawPage));
    box.dataset.key = String(key.length) + data.version;
  }
  let first = null;
  for (const part of box.querySelectorAll("[data-items]")) {
    const isChosen = part.dataset.items.split(" ").includes(data.chosen || "-");
    part.classList.toggle("chosen", isChosen);
    if (isChosen && !first) first = part;
  }
  if (first && box.dataset.chosen !== data.chosen) {
    box.scrollTop = first.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop - box.clientHeight / 3;
  }
  box.dataset.chosen = data.chosen || "";

  box.onclick = (event) => {
    const part = event.target.closest("[data-items]");
    if (!part || !getSelection().isCollapsed) return;
    const items = part.dataset.items.split(" ");
    setTriggerValue("chosen", items[(items.indexOf(data.chosen) + 1) % items.length]);
  };
  box.onmouseup = () => {
    const marked = getSelection();
    if (marked.isCollapsed || !box.contains(marked.anchorNode)) return;
    const range = marked.getRangeAt(0);
    const parts = [...box.querySelectorAll("[data-at]")].filter((part) => range.intersectsNode(part));
    if (parts.length) {
      const start = placeIn(parts[0], range.startContainer, range.startOffset, false);
      const end = placeIn(parts.at(-1), range.endContainer, range.endOffset, true);
      setTriggerValue("marked", [start, end]);
    }
  };
  return () => {};
}

function drawPage([number, label, lines]) {
  const head = document.createElement("div");
  head.className = "page";
  head.textContent = label;
  return [head, ...lines.map(drawLine)];
}

function drawLine(parts) {
  const line = document.createElement("p");
  for (const [text, at, kinds, items] of parts) {
    const part = document.createElement("span");
    part.textContent = text;
    part.dataset.at = at;
    if (items) {
      part.className = kinds;
      part.dataset.items = items;
    }
    line.append(part);
  }
  return line;
}

// where a marking begins or ends inside a part, in characters: a sign beyond the basic plane is two units here and one there
function placeIn(part, node, offset, isEnd) {
  const words = part.textContent;
  const units = part.contains(node) && node.nodeType === Node.TEXT_NODE ? offset : isEnd ? words.length : 0;
  return Number(part.dataset.at) + [...words.slice(0, units)].length;
}
