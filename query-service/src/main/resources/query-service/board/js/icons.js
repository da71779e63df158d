/** Small line icons, each of another outline: a state can be told without its colour. */

const SVG = 'http://www.w3.org/2000/svg';

const PATHS = {
  AVAILABLE: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M5 8.2l2.1 2.1L11 6',
  INTERACTING: 'M2 3h12v7.5H8L4.8 13.4v-2.9H2zM5 6h6M5 8h4',
  AFTER_CONTACT_WORK: 'M10.8 2.4l2.8 2.8-8 8-3.4.6.6-3.4zM9 4.2 11.8 7',
  NOT_READY: 'M2.2 2.2h11.6v11.6H2.2zM6.2 5.4v5.2M9.8 5.4v5.2',
  OFFLINE: 'M8 1.8v5.4M4.6 4a5.3 5.3 0 1 0 6.8 0',
  UNMAPPED: 'M8 1.4 14.6 8 8 14.6 1.4 8zM8 5v3.4M8 10.6v.2',
  UNKNOWN: 'M5.4 5.6a2.6 2.6 0 1 1 3.8 2.3c-.8.4-1.2.9-1.2 1.8M8 12.2v.3',
  up: 'M3 8.4l3.2 3.2L13 4.8',
  starting: 'M3 8h.1M8 8h.1M13 8h.1',
  degraded: 'M8 2 14.6 13.6H1.4zM8 6.4v3.4M8 11.6v.2',
  down: 'M4 4l8 8M12 4l-8 8',
  warn: 'M8 2 14.6 13.6H1.4zM8 6.4v3.4M8 11.6v.2',
  alarm: 'M5.2 1.6h5.6l3.6 3.6v5.6l-3.6 3.6H5.2l-3.6-3.6V5.2zM8 4.6v4.2M8 11v.2',
  suspect: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 4.4V8l2.6 1.6',
  delayed: 'M4 2h8M4 14h8M5 2c0 4 6 4 6 6s-6 2-6 6M11 2c0 4-6 4-6 6s6 2 6 6',
  live: 'M8 5.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8M3.6 3.6a6.2 6.2 0 0 0 0 8.8M12.4 3.6a6.2 6.2 0 0 1 0 8.8',
  broken: 'M2 2l12 12M5.4 10.6a3.7 3.7 0 0 1 0-5.2M10.6 5.4a3.7 3.7 0 0 1 0 5.2',
  pause: 'M5.4 3v10M10.6 3v10',
  resume: 'M4.6 2.8 12.8 8l-8.2 5.2z',
  bell: 'M3.4 11.4h9.2L11.4 9.6V6.8a3.4 3.4 0 0 0-6.8 0v2.8zM6.8 13.6h2.4',
  download: 'M8 2v7.6M4.8 6.6 8 9.8l3.2-3.2M2.6 13.4h10.8',
  wall: 'M1.8 2.8h12.4v8H1.8zM5.4 13.6h5.2',
  theme: 'M8 1.8a6.2 6.2 0 1 0 0 12.4zM8 1.8a6.2 6.2 0 0 1 0 12.4',
  exit: 'M6.4 2.4H2.6v11.2h3.8M6.4 8h7M10.6 5l2.9 3-2.9 3',
  close: 'M3.6 3.6l8.8 8.8M12.4 3.6l-8.8 8.8',
  left: 'M10 3 5 8l5 5',
  right: 'M6 3l5 5-5 5',
};

/** An icon that is never read out: the word beside it says the same. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name] ?? PATHS.UNMAPPED);
  svg.append(path);
  return svg;
}
