/* Draws the working layout into the slots of the page. */
import * as state from "./arrange_state.js";

const board = document.getElementById("arrange-board");
const kindSelect = document.getElementById("arrange-kind");
const card = document.getElementById("arrange-card");

export const slotOf = (code) => board.querySelector(`[data-slot="${code}"]`);
export const cardOf = (id) => board.querySelector(`[data-id="${id}"]`);
export const name = (block) => state.told(block)?.name ?? state.labels.kinds[block.code] ?? block.code;
export const isShown = (slot) => slot.offsetParent !== null;

/* Blocks of a slot that the chosen kind of page shows. */
export function shown(slot) {
  const kind = kindSelect.value;
  return state.inSlot(slot).filter((block) => kind === "all" || (state.told(block)?.on ?? [kind]).includes(kind));
}

export function slotChoices() {
  const kind = kindSelect.value;
  return Object.entries(state.labels.slots).filter(
    ([code]) => kind === "home" || kind === "all" || !state.labels.homeOnly.includes(code)
  );
}

function chip(text, tone) {
  const made = document.createElement("span");
  made.className = tone ? `chip chip-${tone}` : "chip";
  made.textContent = text;
  return made;
}

function drawn(block) {
  const made = card.content.firstElementChild.cloneNode(true);
  const told = state.told(block) ?? { kind: "", chips: [], gone: false };
  made.dataset.id = block.id;
  made.classList.toggle("is-off", !block.enabled);
  made.classList.toggle("is-gone", told.gone);
  made.querySelector(".arrange-name").textContent = name(block);
  made.querySelector(".arrange-kind").textContent = told.kind;
  const chips = told.chips.map(([text, tone]) => chip(text, tone));
  made.querySelector(".arrange-chips").append(...(block.enabled ? [] : [chip("đang tắt", "amber")]), ...chips);
  made.querySelector("[data-do=switch]").textContent = block.enabled ? "Tắt" : "Bật";
  for (const button of made.querySelectorAll("[data-do]")) {
    button.setAttribute("aria-label", `${button.textContent} “${name(block)}”`);
    button.hidden = told.gone && !["move", "remove"].includes(button.dataset.do);
  }
  return made;
}

export function draw() {
  const isHome = kindSelect.value === "home";
  const showsAll = kindSelect.value === "all";
  for (const part of board.querySelectorAll("[data-content]")) part.hidden = isHome;
  for (const slot of board.querySelectorAll("[data-slot]")) {
    const code = slot.dataset.slot;
    const blocks = shown(code);
    slot.hidden = "homeOnly" in slot.dataset && !isHome && !showsAll;
    slot.querySelector("ol").replaceChildren(...blocks.map(drawn));
    slot.querySelector(".arrange-empty").hidden = blocks.length > 0;
    const others = state.inSlot(code).length - blocks.length;
    const elsewhere = slot.querySelector(".arrange-elsewhere");
    elsewhere.hidden = !others;
    elsewhere.textContent = `${others} khối chỉ hiện ở loại trang khác`;
  }
}

/* Puts the focus where it was before the board was drawn anew: on a button of a block. */
export function focusOn(id, what = "move") {
  const found = cardOf(id)?.querySelector(`[data-do=${what}]`);
  found?.focus();
  found?.scrollIntoView({ block: "nearest" });
}
