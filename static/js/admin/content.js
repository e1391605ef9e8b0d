/* The forms of content: counter of words, titles of one line, preview of a chosen picture, leaving with unsaved text. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  for (const field of document.querySelectorAll("[data-words]")) countWords(field);
  for (const field of document.querySelectorAll("[data-one-line]")) oneLine(field);
  document.addEventListener("change", (event) => {
    if (event.target.matches("input.picture-input")) preview(event.target);
  });
  warnBeforeLeaving();
});

function countWords(field) {
  const [least, most] = field.dataset.words.split("-").map(Number);
  const line = document.createElement("p");
  line.className = "word-count";
  line.setAttribute("aria-live", "polite");
  field.after(line);
  const show = () => {
    const words = field.value.trim() ? field.value.trim().split(/\s+/).length : 0;
    line.textContent = `${words} chữ (nên ${least}–${most})`;
    line.classList.toggle("off", words > 0 && (words < least || words > most));
  };
  field.addEventListener("input", show);
  show();
}

function oneLine(field) {
  const grow = () => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  };
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  field.addEventListener("input", () => {
    if (/[\r\n]/.test(field.value)) field.value = field.value.replace(/\s*[\r\n]+\s*/g, " ");
    grow();
  });
  grow();
}

function preview(input) {
  const old = input.parentElement.querySelector("img.picture-preview");
  old?.remove();
  const file = input.files[0];
  if (!file || !file.type.startsWith("image/")) return;
  const reader = new FileReader();
  // A data address, because the content policy allows no blob: pictures.
  reader.addEventListener("load", () => {
    const image = document.createElement("img");
    image.className = "picture-preview";
    image.alt = "Ảnh vừa chọn";
    image.src = reader.result;
    input.after(image);
  });
  reader.readAsDataURL(file);
}

function warnBeforeLeaving() {
  const form = document.querySelector(".content-form form[method=post]:not(#logout-form)");
  if (!form) return;
  let changed = false;
  let sending = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { sending = true; });
  window.CKEDITOR?.on("instanceReady", (ready) => ready.editor.on("change", () => { changed = true; }));
  window.addEventListener("beforeunload", (event) => {
    if (changed && !sending) event.preventDefault();
  });
}
