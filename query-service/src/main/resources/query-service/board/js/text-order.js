/**
 * The order of texts as people expect it, as keys that compare like plain texts: ten thousand comparisons by the
 * language's own rules hold the page up, one key for each text doesn't. Numbers go by their value, letters without
 * regard to case and marks.
 */

const BARE = { ı: 'i', ø: 'o', ł: 'l', đ: 'd', ß: 'ss' }; // theirs are no marks to take away
const DIGITS = 12;
const MOST = 50_000; // texts remembered; reasons come and go all day

const keys = new Map();

/** @param text may be null, and then has no key */
export function textOrder(text) {
  if (text === null) {
    return null;
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

/** Without case and marks: Garcia finds García. */
export function plain(text) {
  const unmarked = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return unmarked.replace(/[ıøłđß]/g, (letter) => BARE[letter]);
}

function keyOf(text) {
  return plain(text).replace(/\d+/g, (digits) => digits.padStart(DIGITS, '0'));
}
