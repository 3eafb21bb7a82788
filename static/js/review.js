// Keys of a page that says which: n and p go through the cases of a meeting, a letter opens a decision's form.
"use strict";
(() => {
  const typing = (element) => element.closest("input, textarea, select, [contenteditable], dialog");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (!/^[a-z]$/.test(event.key)) return;
    const link = document.querySelector(`a[data-key="${event.key}"]`);
    if (!link) return;
    event.preventDefault();
    link.click();
  });

  // Whoever opened a form with a key goes on writing in it.
  const form = document.querySelector("form[data-focus-first]");
  if (form && !document.querySelector("[data-focus]")) {
    const first = form.querySelector("textarea, select, input:not([type=hidden])");
    if (first) first.focus();
  }
})();
