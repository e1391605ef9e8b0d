/* Page "Giao diện": the palette beside each colour, the contrast while one chooses, the little drawings in the colours.
   The formula is the W3C's, as in portal/identity/colours.py; the server decides. */
"use strict";

const LEAST = 4.5;
const DARK_SHARE = 0.72; // colours.dark_variant
const form = document.querySelector("form.look");
const rows = Object.fromEntries([...form.querySelectorAll("[data-colour]")].map((row) => [row.dataset.colour, {
  text: row.querySelector("input[type=text]"),
  picker: row.querySelector("[data-picker]"),
  said: row.querySelector("output"),
}]));

function parts(colour) {
  return [1, 3, 5].map((place) => parseInt(colour.slice(place, place + 2), 16));
}

function luminance(colour) {
  const [red, green, blue] = parts(colour).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function darkVariant(colour) {
  return `#${parts(colour).map((part) => Math.round(part * DARK_SHARE).toString(16).padStart(2, "0")).join("")}`;
}

function typed(row) {
  const value = row.text.value.trim().toLowerCase();
  return /^#[0-9a-f]{6}$/.test(value) ? value : "";
}

function tell(row, ratio, own) {
  const empty = row.text.value.trim() === "";
  const enough = ratio >= LEAST;
  row.said.classList.toggle("bad", !empty && !(own && enough));
  if (empty) row.said.textContent = "Màu của giao diện";
  else if (!own) row.said.textContent = "Chưa phải màu dạng #rrggbb";
  else {
    const number = (Math.floor(ratio * 100) / 100).toFixed(2).replace(".", ",");
    row.said.textContent = `Tương phản ${number} (${row.said.dataset.on}): ${enough ? "đạt" : "chưa đủ 4,5"}`;
  }
}

function show() {
  const theme = form.querySelector("input[name=theme]:checked");
  const main = typed(rows.main);
  const ground = main || theme?.dataset.main || "#000000";
  const accent = typed(rows.accent);
  tell(rows.main, contrast(ground, "#ffffff"), main);
  const onGround = accent ? Math.min(contrast(accent, ground), contrast(accent, darkVariant(ground))) : 0;
  tell(rows.accent, onGround, accent);
  rows.main.picker.value = ground;
  rows.accent.picker.value = accent || theme?.dataset.accent || "#ffffff";
  for (const card of form.querySelectorAll(".look-theme")) {
    const own = card.querySelector("input").dataset;
    const colour = main || own.main;
    card.style.setProperty("--own-main", colour);
    card.style.setProperty("--own-deep", darkVariant(colour));
    card.style.setProperty("--own-accent", accent || own.accent);
  }
}

for (const row of Object.values(rows)) {
  row.picker.hidden = false;
  row.picker.addEventListener("input", () => {
    row.text.value = row.picker.value;
    show();
  });
  row.text.addEventListener("input", show);
}
for (const choice of form.querySelectorAll("input[name=theme]")) choice.addEventListener("change", show);
form.querySelector("[data-theme-colours]").addEventListener("click", (event) => {
  event.preventDefault();
  for (const row of Object.values(rows)) row.text.value = "";
  form.querySelector("[data-look-said]").textContent = "Đã bỏ màu riêng. Bấm Lưu để áp dụng.";
  show();
});
show();
