/** The way back from the wallboard to the board, with the same filters and thresholds. */

/** @param link leads there; Escape does what it does */
export function leaveWallBy(link) {
  const parameters = new URLSearchParams(location.search);
  parameters.delete('mode');
  link.href = `?${parameters}`;
  addEventListener('keydown', (event) => event.key === 'Escape' && link.click());
}
