// "Cover it for me" works on the spot where scripts run: the pieces are replaced in the form, and photos stay chosen.
"use strict";
(() => {
  const COVERED = "[đã che]";
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-names-mask]");
    if (!button || !button.form) return;
    event.preventDefault();
    const panel = button.closest("[data-names]");
    const pieces = [...panel.querySelectorAll("[data-names-piece]")].map((piece) => piece.textContent);
    pieces.sort((a, b) => b.length - a.length);
    for (const field of button.form.elements) {
      if (field.type !== "text" && field.type !== "textarea") continue;
      for (const piece of pieces) field.value = field.value.split(piece).join(COVERED);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    panel.remove();
  });
})();
