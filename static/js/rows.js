// j and k walk the rows of a list; Enter opens, because the row's own link has the focus.
"use strict";
(() => {
  const links = () => [...document.querySelectorAll("[data-rows] .row-link")];
  const typing = (element) => element.closest("input, textarea, select, [contenteditable], dialog");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key !== "j" && event.key !== "k") return;
    const all = links();
    if (!all.length) return;
    const row = document.activeElement.closest("[data-rows] tr, [data-rows] li");
    const here = row ? all.indexOf(row.querySelector(".row-link")) : -1;
    const step = event.key === "j" ? 1 : -1;
    const next = here < 0 ? 0 : Math.min(Math.max(here + step, 0), all.length - 1);
    all[next].focus();
    event.preventDefault();
  });
})();
