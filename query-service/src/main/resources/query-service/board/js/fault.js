/** A fault of the board itself: said plainly, because a board that stands still looks like a quiet day. */

import { byId } from './dom.js';

let told = false;

/** Says so once; what comes after it may only follow from it. */
export function tellFault(fault) {
  if (told) {
    return;
  }
  told = true;
  console.error(fault);
  const place = byId('fault');
  place.textContent = 'The board has a fault; reload the page';
  place.hidden = false;
}
