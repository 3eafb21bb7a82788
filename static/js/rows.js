// j and k walk the rows of a list; Enter opens, because the row's own link has the focus.
"use strict";
(() => {
  const links = () => [...document.querySelectorAll("[data-rows] .row-link")];
  const typing = (element) => element.closest("input, textarea, select, [contenteditable], dialog");

  // A list may say what a letter does to the row that has the focus: data-acts="d:direct r:remind".
  // x picks the row for the form around the list; with Shift also all rows since the last one picked.
  let picked = -1;
  function act(event) {
    const link = document.activeElement.closest("[data-rows] tr")?.querySelector(".row-link");
    const list = link && link.closest("[data-acts]");
    if (!list) return false;
    const key = event.key.toLowerCase();
    const deed = list.dataset.acts.split(" ").find((each) => each.startsWith(`${key}:`));
    if (deed && !event.shiftKey) {
      location.assign(`${link.getAttribute("href")}/do/${deed.slice(2)}`);
    } else if (key === "x") {
      pick(list, link, event.shiftKey);
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  }

  function pick(list, link, many) {
    const boxes = [...list.querySelectorAll("input[data-pick]")];
    const own = link.closest("tr").querySelector("input[data-pick]");
    const here = boxes.indexOf(own);
    if (here < 0) return;
    own.checked = many || !own.checked;
    if (many && picked >= 0) {
      const [from, to] = [Math.min(here, picked), Math.max(here, picked)];
      boxes.slice(from, to + 1).forEach((box) => { box.checked = true; });
    }
    picked = here;
    own.dispatchEvent(new Event("change", { bubbles: true }));
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const all = links();
    if (!all.length) return;
    if (act(event)) return;
    if (event.key !== "j" && event.key !== "k") return;
    const row = document.activeElement.closest("[data-rows] tr, [data-rows] li");
    const here = row ? all.indexOf(row.querySelector(".row-link")) : -1;
    const step = event.key === "j" ? 1 : -1;
    const next = here < 0 ? 0 : Math.min(Math.max(here + step, 0), all.length - 1);
    all[next].focus();
    event.preventDefault();
  });
})();
