/* The page "Bố cục": ties the working layout to the board, its buttons and the form that saves it. */
import { draw, focusOn, name, shown } from "./arrange_board.js";
import { enableCatalogue, setBlock } from "./arrange_dialogs.js";
import { enableMoves } from "./arrange_move.js";
import * as state from "./arrange_state.js";

const form = document.getElementById("arrange-form");
const board = document.getElementById("arrange-board");
const said = document.getElementById("arrange-said");
const undo = document.getElementById("arrange-undo");
const unsaved = document.getElementById("arrange-unsaved");
const offer = document.getElementById("arrange-draft");
const LONGEST = 48; // letters of a step that the button of undoing names
let leaving = false;

function say(words) {
  said.textContent = words;
}

function show() {
  draw();
  const last = state.lastStep();
  undo.hidden = false;
  undo.disabled = !last;
  const shortened = last.length > LONGEST ? `${last.slice(0, LONGEST).trimEnd()}…` : last;
  undo.textContent = last ? `Hoàn tác: ${shortened}` : "Hoàn tác";
  unsaved.textContent = state.isDirty() ? "Có thay đổi chưa lưu" : "";
  form.elements.base_revision.value = state.revision();
}

state.onChange(show);
enableMoves(say);
enableCatalogue(say);
document.getElementById("arrange-kind").addEventListener("change", show);

undo.addEventListener("click", () => {
  const words = state.undo();
  if (words) say(`Đã hoàn tác: ${words}.`);
  if (undo.disabled) document.getElementById("arrange-kind").focus();
});

board.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (!button) return;
  const id = button.closest(".arrange-block").dataset.id;
  if (button.dataset.do === "set") setBlock(id, say);
  if (button.dataset.do === "switch") flip(id);
  if (button.dataset.do === "remove") remove(id);
});

function flip(id) {
  const block = state.find(id);
  const words = `${block.enabled ? "Tắt" : "Bật"} “${name(block)}”`;
  state.change(words, (list) => list.map((other) => (other === block ? { ...block, enabled: !block.enabled } : other)));
  say(`Đã ${words.charAt(0).toLowerCase()}${words.slice(1)}.`);
  focusOn(id, "switch");
}

function remove(id) {
  const block = state.find(id);
  const line = shown(block.slot);
  const at = line.indexOf(block);
  const next = line[at + 1] ?? line[at - 1];
  const words = `Bỏ “${name(block)}” khỏi ${state.labels.slots[block.slot] ?? "trang"}`;
  state.change(words, (list) => list.filter((other) => other !== block));
  say(`Đã bỏ “${name(block)}”. Bấm “Hoàn tác” để lấy lại.`);
  if (next) focusOn(next.id, "remove");
  else undo.focus();
}

/* Saving and previewing send the working layout; a preview stays on the page. */
form.addEventListener("submit", (event) => {
  form.elements.blocks.value = state.asText();
  leaving = !event.submitter?.formTarget;
});
window.addEventListener("beforeunload", (event) => {
  if (state.isDirty() && !leaving) event.preventDefault();
});
window.addEventListener("pageshow", () => {
  leaving = false;
});

/* After a save its unsaved copy is done with; a copy left by a closed window is offered. */
const here = new URL(location.href);
if (here.searchParams.has("da-luu")) {
  state.forget(here.searchParams.get("da-luu"));
  here.searchParams.delete("da-luu");
  history.replaceState(null, "", here);
}
const copy = state.isDirty() ? null : state.draft();
if (copy) {
  const text = document.createElement("p");
  const day = new Date(copy.at).toLocaleString("vi-VN", { dateStyle: "short", timeStyle: "short" });
  text.textContent = `Còn thay đổi chưa lưu của bạn, lúc ${day}.`;
  const button = (label, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button arrange-plain";
    made.textContent = label;
    made.addEventListener("click", () => {
      offer.hidden = true;
      act();
      document.getElementById("arrange-kind").focus();
    });
    return made;
  };
  offer.append(text, button("Lấy lại", () => {
    state.takeUp(copy);
    say("Đã lấy lại những thay đổi chưa lưu.");
  }), button("Bỏ đi", () => {
    state.forgetAll();
    say("Đã bỏ những thay đổi chưa lưu.");
  }));
  offer.hidden = false;
}
for (const part of document.querySelectorAll("[data-needs-script]")) part.hidden = false;
show();
document.querySelector(".arrange-clashes")?.focus();
document.body.classList.add("arrange-ready");
