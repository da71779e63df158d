/** The clock in the page's head. */

import { byId, setText } from './dom.js';
import { displayNow } from './clock.js';
import { clockTime, utc, zone } from './format.js';

let shown = 0;

export function showClock() {
  const now = displayNow();
  const second = Math.floor(now / 1000);
  if (second !== shown) {
    shown = second;
    const clock = byId('clock');
    setText(clock, clockTime(now));
    clock.dateTime = utc(now);
    clock.title = utc(now);
    setText(byId('zone'), `Times in ${zone(now)}`);
  }
}
