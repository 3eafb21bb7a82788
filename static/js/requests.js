// htmx requests carry the page's CSRF token; anything that takes longer than a second shows that it is working.
"use strict";
(() => {
  const token = document.querySelector('meta[name="csrf-token"]');
  const bar = document.getElementById("working");
  let running = 0;
  let timer = 0;

  function begin() {
    running += 1;
    if (running === 1) timer = window.setTimeout(() => { bar.hidden = false; }, 1000);
  }

  function end() {
    running = Math.max(0, running - 1);
    if (running > 0) return;
    window.clearTimeout(timer);
    bar.hidden = true;
  }

  document.addEventListener("htmx:configRequest", (event) => {
    if (token) event.detail.headers["X-CSRFToken"] = token.content;
  });
  document.addEventListener("htmx:beforeRequest", begin);
  document.addEventListener("htmx:afterRequest", end);
  document.addEventListener("submit", (event) => {
    if (!event.defaultPrevented && event.target.method !== "dialog") begin();
  });
  // A page that comes back from the browser's memory is not working on anything.
  window.addEventListener("pageshow", () => { running = 0; end(); });

  // After a refused form the reader starts at what has to be put right.
  const errors = document.querySelector("[data-focus]");
  if (errors) errors.focus();
})();
