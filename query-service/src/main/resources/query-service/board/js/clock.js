/** The server's time as this page knows it. It stands while the display is paused. */

const TOLERANCE_MS = 2000;

let offset = 0;
let stopped = null;

/** Takes the server's `Date` into account, which is only exact to the second. */
export function hearDate(header) {
  const heard = header ? Date.parse(header) : Number.NaN;
  if (Number.isNaN(heard)) {
    return;
  }
  const difference = heard + 500 - Date.now();
  if (Math.abs(difference - offset) > TOLERANCE_MS) {
    offset = Math.abs(difference) > TOLERANCE_MS ? difference : 0;
  }
}

/** Now, in milliseconds of the epoch, by the server's clock. */
export function serverNow() {
  return Date.now() + offset;
}

/** What the display takes for now. */
export function displayNow() {
  return stopped ?? serverNow();
}

export function stopClock() {
  stopped = serverNow();
}

export function startClock() {
  stopped = null;
}
