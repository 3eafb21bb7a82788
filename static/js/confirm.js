// A button with data-confirm asks first. The question says what will happen and who is told.
"use strict";
(() => {
  const dialog = document.getElementById("confirm");
  if (!dialog || !dialog.showModal) return;
  const question = dialog.querySelector("[data-confirm-question]");
  const yes = dialog.querySelector("[data-confirm-yes]");
  const no = dialog.querySelector("[data-confirm-no]");
  let asked = null;

  // Runs before every other listener, so nothing starts until the answer is yes.
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    const words = (button && button.dataset.confirm) || event.target.dataset.confirm;
    if (!words || event.target.dataset.confirmed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    asked = { form: event.target, button };
    question.textContent = words;
    yes.textContent = button ? button.textContent.trim() : "OK";
    dialog.showModal();
  }, true);

  yes.addEventListener("click", () => {
    const { form, button } = asked;
    dialog.close();
    form.dataset.confirmed = "yes";
    form.requestSubmit(button);
    delete form.dataset.confirmed;
  });
  no.addEventListener("click", () => dialog.close());
})();
