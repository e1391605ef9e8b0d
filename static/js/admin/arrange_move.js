/* Moving blocks: by pointer (mouse, pen, finger on the grip), and by a small menu for the keyboard. */
import { cardOf, focusOn, name, shown, slotChoices } from "./arrange_board.js";
import * as state from "./arrange_state.js";

const board = document.getElementById("arrange-board");
const START = 5; // pixels before a press becomes a move
const EDGE = 70; // pixels from the edge of the window where it scrolls

function words(block, slot) {
  const from = state.labels.slots[block.slot] ?? "";
  const to = state.labels.slots[slot];
  return block.slot === slot ? `Đổi thứ tự “${name(block)}” trong ${to}` : `Chuyển “${name(block)}” từ ${from} sang ${to}`;
}

/* What a person who does not see the page hears. */
function heard(block, slot) {
  const line = shown(slot);
  const place = line.findIndex((other) => String(other.id) === String(block.id)) + 1;
  return `Đã chuyển “${name(block)}”: ${state.labels.slots[slot]}, thứ ${place} trên ${line.length}.`;
}

export function enableMoves(say) {
  let held = null;
  const gap = document.createElement("li");
  gap.className = "arrange-gap";
  gap.setAttribute("aria-hidden", "true");

  function moveTo(block, slot, place) {
    state.move(block.id, slot, place, words(block, slot));
    say(heard(state.find(block.id), slot));
  }

  board.addEventListener("pointerdown", (event) => {
    const card = event.target.closest(".arrange-block");
    if (!card || event.button !== 0 || held) return;
    const grip = event.target.closest(".arrange-grip");
    // A finger anywhere else scrolls the page.
    if (!grip && (event.pointerType !== "mouse" || event.target.closest("button,.arrange-menu"))) return;
    held = { card, x: event.clientX, y: event.clientY, pointer: event.pointerId, moving: false };
  });

  document.addEventListener("pointermove", (event) => {
    if (!held || event.pointerId !== held.pointer) return;
    const across = event.clientX - held.x;
    const down = event.clientY - held.y;
    if (!held.moving) {
      if (Math.hypot(across, down) < START) return;
      held.moving = true;
      held.from = window.scrollY;
      closeMenu();
      held.card.classList.add("is-held");
      document.body.classList.add("arrange-moving");
    }
    event.preventDefault();
    held.card.style.transform = `translate(${across}px,${down + window.scrollY - held.from}px)`;
    if (event.clientY < EDGE) window.scrollBy(0, -14);
    if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, 14);
    const slot = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-slot]");
    if (!slot || !(slot.dataset.slot in state.labels.slots)) return gap.remove();
    const list = slot.querySelector("ol");
    const below = [...list.querySelectorAll(".arrange-block:not(.is-held)")].find((other) => {
      const box = other.getBoundingClientRect();
      return event.clientY < box.top + box.height / 2;
    });
    list.insertBefore(gap, below ?? null);
  });

  function letGo() {
    if (!held) return;
    held.card.classList.remove("is-held");
    held.card.style.transform = "";
    document.body.classList.remove("arrange-moving");
    held = null;
    gap.remove();
  }

  document.addEventListener("pointerup", (event) => {
    if (!held || event.pointerId !== held.pointer) return;
    const { card, moving } = held;
    const slot = gap.closest("[data-slot]")?.dataset.slot;
    const near = (step) => {
      let other = gap[step];
      while (other && (other === card || !other.dataset.id)) other = other[step];
      return other?.dataset.id;
    };
    const before = slot && near("nextElementSibling");
    const after = slot && near("previousElementSibling");
    letGo();
    if (!moving || !slot) return;
    const block = state.find(card.dataset.id);
    moveTo(block, slot, before ? { before } : after ? { after } : {});
    focusOn(block.id);
  });
  document.addEventListener("pointercancel", letGo);
  document.addEventListener("keydown", (event) => event.key === "Escape" && letGo());

  /* The menu of one block. */
  function closeMenu(focus = false) {
    const menu = board.querySelector(".arrange-menu");
    if (!menu) return;
    const button = menu.closest(".arrange-block").querySelector("[data-do=move]");
    button.setAttribute("aria-expanded", "false");
    menu.remove();
    if (focus) button.focus();
  }

  function item(text, act, disabled = false) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.disabled = disabled;
    button.addEventListener("click", act);
    return button;
  }

  function openMenu(id, focused = 0) {
    closeMenu();
    const card = cardOf(id);
    const block = state.find(id);
    const line = shown(block.slot);
    const at = line.indexOf(block);
    const menu = document.createElement("div");
    menu.className = "arrange-menu";
    menu.setAttribute("role", "group");
    menu.setAttribute("aria-label", `Di chuyển “${name(block)}”`);
    const step = (place, again) => () => {
      moveTo(block, block.slot, place);
      openMenu(id, again); // open still: a block often goes several places
    };
    const known = block.slot in state.labels.slots;
    if (known) {
      menu.append(item("Lên", step({ before: line[at - 1]?.id }, 0), at <= 0));
      menu.append(item("Xuống", step({ after: line[at + 1]?.id }, 1), at < 0 || at >= line.length - 1));
    }
    const to = document.createElement("p");
    to.textContent = "Chuyển tới:";
    menu.append(to);
    for (const [code, label] of slotChoices()) {
      if (code === block.slot) continue;
      menu.append(item(label, () => {
        closeMenu();
        const last = shown(code).at(-1);
        moveTo(block, code, last ? { after: last.id } : {});
        focusOn(id);
      }));
    }
    card.querySelector("[data-do=move]").setAttribute("aria-expanded", "true");
    card.append(menu);
    const buttons = [...menu.querySelectorAll("button")];
    const first = buttons[focused]?.disabled ? buttons.find((button) => !button.disabled) : buttons[focused];
    first?.focus();
    menu.scrollIntoView({ block: "nearest" });
  }

  board.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do=move]");
    if (!button) return;
    if (button.getAttribute("aria-expanded") === "true") closeMenu(true);
    else openMenu(button.closest(".arrange-block").dataset.id);
  });
  board.addEventListener("keydown", (event) => {
    const menu = event.target.closest(".arrange-menu");
    if (!menu) return;
    const buttons = [...menu.querySelectorAll("button:not(:disabled)")];
    const at = buttons.indexOf(event.target);
    if (event.key === "Escape") closeMenu(true);
    else if (event.key === "ArrowDown") buttons[(at + 1) % buttons.length].focus();
    else if (event.key === "ArrowUp") buttons.at(at - 1).focus();
    else return;
    event.preventDefault();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".arrange-menu,[data-do=move]")) closeMenu();
  });
  board.addEventListener("focusin", (event) => {
    const menu = board.querySelector(".arrange-menu");
    if (menu && !menu.closest(".arrange-block").contains(event.target)) closeMenu();
  });
}
