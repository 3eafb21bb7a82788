// Photos are shown before they are sent, and one that is too big is named at once. The server checks again.
"use strict";
(() => {
  function show(input) {
    const field = input.closest(".field");
    const list = field.querySelector("[data-photos-preview]");
    const error = field.querySelector("[data-photos-error]");
    const limit = Number(input.dataset.maxBytes);
    const files = [...input.files];
    const tooBig = files.filter((file) => file.size > limit);

    list.querySelectorAll("img").forEach((image) => URL.revokeObjectURL(image.src));
    list.replaceChildren(...files.map(item));
    list.hidden = !list.children.length;

    error.hidden = !tooBig.length;
    error.textContent = tooBig.length ? `${tooBig.map((file) => file.name).join(", ")}: ${input.dataset.tooBig}` : "";
    input.setCustomValidity(tooBig.length ? input.dataset.tooBig : "");
  }

  function item(file) {
    const entry = document.createElement("li");
    if (file.type.startsWith("image/")) {
      const image = document.createElement("img");
      image.src = URL.createObjectURL(file);
      image.alt = "";
      entry.append(image);
    }
    const name = document.createElement("span");
    name.textContent = file.name;
    entry.append(name);
    return entry;
  }

  // The browser's own button speaks the browser's language; ours replaces it and keeps the real field for the keyboard.
  document.querySelectorAll("input[type=file][data-photos]").forEach((input) => {
    input.closest(".field").querySelector("[data-photos-pick]").hidden = false;
    input.classList.add("input-file-under");
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("input[type=file][data-photos]")) show(event.target);
  });
})();
