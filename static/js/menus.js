// A menu closes when one clicks elsewhere, leaves it by keyboard or presses Escape.
"use strict";
(() => {
  const open = () => document.querySelectorAll("details[data-menu][open]");

  document.addEventListener("click", (event) => {
    open().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
  document.addEventListener("focusin", (event) => {
    open().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    open().forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
  });

  // Browsers that cannot show a closed <details> by style get the filters opened on wide screens.
  if (!CSS.supports("selector(::details-content)") && window.matchMedia("(min-width: 900px)").matches) {
    document.querySelectorAll("details.filters").forEach((filters) => { filters.open = true; });
  }
})();
