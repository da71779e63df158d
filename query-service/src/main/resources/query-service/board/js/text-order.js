/**
 * The order of texts as people expect it, as keys that compare like plain texts: ten thousand comparisons by the
 * language's own rules hold the page up, one key for each text doesn't. Numbers go by their value, letters without
 * regard to case and marks; nothing comes last.
 */

const LAST = '\uffff';
const DIGITS = 12;
const MOST = 50_000; // texts remembered; reasons come and go all day

const keys = new Map();

/** @param text may be null */
export function textOrder(text) {
  if (text === null) {
    return LAST;
  }
  let key = keys.get(text);
  if (key === undefined) {
    if (keys.size >= MOST) {
      keys.clear();
    }
    key = keyOf(text);
    keys.set(text, key);
  }
  return key;
}

function keyOf(text) {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/\d+/g, (digits) => digits.padStart(DIGITS, '0'));
}
