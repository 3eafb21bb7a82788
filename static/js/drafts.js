// What is being typed into a form with data-draft="name" stays on this device until it is sent, thrown away, or its
// writer signs out. Only words are kept: no files, no passwords, no hidden fields.
"use strict";
(() => {
  const PREFIX = "draft:";
  const owner = document.body.dataset.owner || "";

  function read(key) {
    try { return JSON.parse(window.localStorage.getItem(key)); } catch { return null; }
  }
  function write(key, draft) {
    try { window.localStorage.setItem(key, JSON.stringify(draft)); } catch { /* a full or closed store: no draft, no harm */ }
  }
  function keys() {
    try { return Object.keys(window.localStorage).filter((key) => key.startsWith(PREFIX)); } catch { return []; }
  }
  function forget(key) {
    try { window.localStorage.removeItem(key); } catch { /* nothing was kept */ }
  }

  const kept = (field) => field.name && !["hidden", "file", "password", "submit", "button"].includes(field.type);
  const ticked = (field) => field.type === "radio" || field.type === "checkbox";

  function collect(form) {
    const values = {};
    for (const field of form.elements) {
      if (!kept(field)) continue;
      if (ticked(field)) {
        if (field.checked) values[field.name] = [...(values[field.name] || []), field.value];
      } else if (field.value) values[field.name] = [field.value];
    }
    return values;
  }

  function put(form, values) {
    for (const field of form.elements) {
      if (!kept(field) || !(field.name in values)) continue;
      if (ticked(field)) field.checked = values[field.name].includes(field.value);
      // A list comes with a choice already made; what was chosen before leaving counts more.
      else if (!field.value || field.tagName === "SELECT") [field.value] = values[field.name];
    }
  }

  // Somebody else's words are never shown on a shared device.
  if (owner) keys().forEach((key) => { const draft = read(key); if (!draft || draft.owner !== owner) forget(key); });

  // The page that says "sent" carries data-draft-sent; sending alone may still fail.
  document.querySelectorAll("[data-draft-sent]").forEach((mark) => forget(PREFIX + mark.dataset.draftSent));
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-sign-out]")) keys().forEach(forget);
  });

  // Another page may say that something begun waits here.
  document.querySelectorAll("[data-draft-waiting]").forEach((note) => {
    const draft = read(PREFIX + note.dataset.draftWaiting);
    note.hidden = !draft || !Object.keys(draft.values).length;
  });

  document.querySelectorAll("form[data-draft]").forEach((form) => {
    const key = PREFIX + form.dataset.draft;
    const note = form.querySelector("[data-draft-note]");
    const draft = read(key);
    if (draft && Object.keys(draft.values).length) {
      put(form, draft.values);
      if (note) note.hidden = false;
    }
    form.addEventListener("input", () => write(key, { owner, values: collect(form) }));
    form.addEventListener("change", () => write(key, { owner, values: collect(form) }));
    const drop = form.querySelector("[data-draft-drop]");
    if (drop) drop.addEventListener("click", () => { forget(key); form.reset(); note.hidden = true; });
  });
})();
