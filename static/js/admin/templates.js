/* The page of one template: the editor over the textarea, problems by line, inserting names, the unsaved text kept on
   this computer until it is saved (a session may end while somebody types). */
"use strict";

for (const form of document.querySelectorAll("[data-template]")) {
  const textarea = form.querySelector("#source");
  const place = form.querySelector("#source-editor");
  const said = form.querySelector("[data-said]");
  const box = form.querySelector("[data-problems]");
  const key = form.dataset.draft;
  const saved = textarea.defaultValue;
  let changed = said.textContent.includes("chưa lưu");
  let sending = false;
  let keeping;

  place.hidden = false;
  const editor = window.templateEditor.mount(textarea, place, "Mã mẫu", () => {
    changed = true;
    if (said.textContent !== "Có thay đổi chưa lưu") said.textContent = "Có thay đổi chưa lưu";
    clearTimeout(keeping);
    keeping = setTimeout(keep, 500);
  });
  form.querySelector("label[for=source]").addEventListener("click", () => editor.focus());

  /* Problems */
  editor.mark(JSON.parse(document.getElementById("template-problems").textContent));
  box.addEventListener("click", (event) => {
    const link = event.target.closest("[data-line]");
    if (!link) return;
    event.preventDefault();
    editor.goTo(Number(link.dataset.line));
  });

  function tell(problems) {
    box.hidden = false;
    box.querySelector("h2").textContent = problems.length ? "Mẫu cần sửa những chỗ sau" : "Không thấy lỗi nào";
    box.querySelector("p")?.remove();
    box.querySelector("ul").replaceChildren(...problems.map(({ line, message, blocking }) => {
      const item = document.createElement("li");
      item.classList.toggle("hint", !blocking);
      if (line) {
        const link = document.createElement("a");
        link.href = "#source-editor";
        link.dataset.line = line;
        link.textContent = `Dòng ${line}`;
        item.append(link, ": ");
      }
      item.append(message);
      return item;
    }));
    editor.mark(problems);
    box.focus();
  }

  /* Checking leaves the cursor and the undo history where they are; when the answer is not ours, the form is sent. */
  form.querySelector("[data-check]")?.addEventListener("click", async (event) => {
    event.preventDefault();
    const button = event.currentTarget;
    const data = new FormData(form);
    data.set("_check", "1");
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
      tell((await answer.json()).problems);
    } catch {
      sending = true;
      keep();
      form.requestSubmit(button);
    }
  });

  /* Names */
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert]");
    if (button) editor.insert(button.dataset.insert);
  });

  /* The unsaved text */
  function keep() {
    if (!changed || textarea.readOnly) return;
    try {
      localStorage.setItem(key, JSON.stringify({ source: textarea.value, at: Date.now() }));
    } catch {
      // A full or forbidden store: the page itself still has the text.
    }
  }
  function kept() {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  }
  function drop() {
    clearTimeout(keeping);
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was kept.
    }
  }
  const offer = form.querySelector("[data-draft-offer]");
  const draft = kept();
  const lines = (text) => text.replace(/\r\n/g, "\n");
  if (draft && lines(draft.source) === lines(saved)) {
    if (!changed) drop();
  } else if (draft && !textarea.readOnly) {
    offer.querySelector("[data-draft-time]").textContent = new Date(draft.at).toLocaleString("vi-VN", { dateStyle: "short", timeStyle: "short" });
    offer.hidden = false;
    offer.focus(); // a reload keeps the place further down
  }
  offer.querySelector("[data-draft-take]").addEventListener("click", () => {
    editor.replace(draft.source);
    offer.hidden = true;
    editor.focus();
  });
  offer.querySelector("[data-draft-drop]").addEventListener("click", () => {
    drop();
    offer.hidden = true;
    editor.focus();
  });
  form.querySelector("[data-drop-draft]")?.addEventListener("click", () => {
    sending = true;
    drop();
  });

  form.addEventListener("submit", (event) => {
    if (event.submitter?.formTarget) return; // a preview leaves the page where it is
    keep();
    sending = true;
  });
  window.addEventListener("pagehide", () => { if (!sending) keep(); });
  window.addEventListener("beforeunload", (event) => {
    if (changed && !sending) event.preventDefault();
  });
  form.querySelector("[data-focus]")?.focus();
}
