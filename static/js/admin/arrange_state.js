/* The working layout of the page "Bố cục": blocks in drawing order, what their cards say, undo, and the unsaved copy. */
const data = JSON.parse(document.getElementById("arrange-data").textContent);
const MOST_STEPS = 100;

export const labels = { slots: data.slots, kinds: data.kinds, homeOnly: data.home_only };
export const addresses = { block: data.block_url };

let blocks = data.blocks;
let facts = data.facts;
let base = data.revision;
let saved = data.unsaved ? "" : JSON.stringify(blocks);
const steps = [];
const listeners = [];

export const onChange = (listener) => listeners.push(listener);
export const all = () => blocks;
export const find = (id) => blocks.find((block) => String(block.id) === String(id));
export const told = (block) => facts[String(block.id)];
export const inSlot = (slot) => blocks.filter((block) => block.slot === slot);
export const isDirty = () => JSON.stringify(blocks) !== saved;
export const lastStep = () => steps.at(-1)?.words ?? "";
export const asText = () => JSON.stringify(blocks);
export const revision = () => base;

const draftKey = () => `${data.draft}${base}`;

function changed(words) {
  keepDraft();
  for (const listener of listeners) listener(words);
}

/* `edit` gets the list of blocks and gives the new one; `more` are new words of cards by id. */
export function change(words, edit, more = {}) {
  steps.push({ words, blocks, facts });
  if (steps.length > MOST_STEPS) steps.shift();
  blocks = edit([...blocks]);
  facts = { ...facts, ...more };
  changed(words);
}

export function undo() {
  const step = steps.pop();
  if (!step) return "";
  ({ blocks, facts } = step);
  changed("");
  return step.words;
}

/* `place`: {before: id}, {after: id} or {} for the end of the slot. */
export function move(id, slot, place, words) {
  change(words, (list) => {
    const moved = { ...find(id), slot };
    const rest = list.filter((block) => String(block.id) !== String(id));
    return inserted(rest, moved, place);
  });
}

export function inserted(list, block, { before, after }) {
  const at = list.findIndex((other) => String(other.id) === String(before ?? after));
  if (at < 0) return [...list, block];
  list.splice(before === undefined ? at + 1 : at, 0, block);
  return list;
}

let number = 0;
export function newBlock(code, slot) {
  number += 1;
  return {
    id: `new-${Date.now().toString(36)}${number}`, slot, code, title: "", pages: [], options: {}, enabled: true,
    shown_from: null, shown_until: null,
  };
}

/* The unsaved copy: a closed window or a dead connection loses nothing. Storage may be full or switched off. */
function stored(act) {
  try {
    return act(window.localStorage);
  } catch {
    return null;
  }
}

function keepDraft() {
  stored((storage) => {
    if (isDirty()) storage.setItem(draftKey(), JSON.stringify({ blocks, facts, base, at: Date.now() }));
    else storage.removeItem(draftKey());
  });
}

function draftKeys() {
  return stored((storage) => Object.keys(storage).filter((key) => key.startsWith(data.draft))) ?? [];
}

export const forget = (number) => stored((storage) => storage.removeItem(`${data.draft}${number}`));
export const forgetAll = () => draftKeys().forEach((key) => stored((storage) => storage.removeItem(key)));

/* The newest unsaved copy, when it differs from what is shown. */
export function draft() {
  const found = draftKeys().map((key) => stored((storage) => JSON.parse(storage.getItem(key)))).filter(Boolean);
  const newest = found.sort((one, other) => other.at - one.at)[0];
  return newest && JSON.stringify(newest.blocks) !== asText() ? newest : null;
}

export function takeUp(copy) {
  steps.push({ words: "Lấy lại bản chưa lưu", blocks, facts });
  ({ blocks, facts, base } = copy);
  changed("Đã lấy lại bản chưa lưu.");
}

if (data.unsaved) keepDraft();
