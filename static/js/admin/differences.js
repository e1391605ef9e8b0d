/* Folds what is the same in both texts behind a button. */
"use strict";

for (const rows of document.querySelectorAll("[data-folded]")) {
  const fold = rows.previousElementSibling;
  const button = fold.querySelector("[data-fold]");
  fold.hidden = false;
  rows.hidden = true;
  button.addEventListener("click", () => {
    rows.hidden = !rows.hidden;
    button.setAttribute("aria-expanded", !rows.hidden);
  });
}
