// A quiet bar while there is no network; the page stays usable.
"use strict";
(() => {
  const bar = document.getElementById("offline");
  const show = () => { bar.hidden = navigator.onLine; };
  window.addEventListener("online", show);
  window.addEventListener("offline", show);
  show();
})();
