/** The day's intervals as stacked bars. The chart is drawn from the same rows as the table below it. */

import { STATES, wordOf } from './states.js';
import { duration, minuteTime } from './format.js';

const LIBRARY = new URL('../../webjars/chart.js/4.5.1/dist/chart.umd.min.js', import.meta.url).href;
const MINUTE_MS = 60_000;

let library = null;

/** @param choose is given the row of a bar somebody clicked @returns the chart, to be destroyed with its place */
export async function drawBars(canvas, rows, choose) {
  const Chart = await loaded();
  const look = colours(canvas.parentElement);
  const chart = new Chart(canvas, {
    type: 'bar',
    data: { labels: rows.map(({ start }) => minuteTime(start)), datasets: datasets(rows, look) },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      interaction: { mode: 'index', intersect: false },
      onClick: (event, elements, drawn) => {
        const [hit] = drawn.getElementsAtEventForMode(event, 'index', { intersect: false }, true);
        if (hit) {
          choose(rows[hit.index]);
        }
      },
      plugins: { legend: { display: false }, tooltip: { callbacks: tooltip(rows), itemSort: (a, b) => a.datasetIndex - b.datasetIndex } },
      scales: {
        x: { stacked: true, grid: { display: false }, ticks: { color: look.text, maxRotation: 0, autoSkipPadding: 12 } },
        y: { stacked: true, max: longestOf(rows) / MINUTE_MS, border: { display: false }, grid: { color: look.line }, ticks: { color: look.text, callback: (value) => `${value} min` } },
      },
    },
  });
  return chart;
}

function datasets(rows, look) {
  return STATES.filter(({ id }) => rows.some((row) => msOf(row, id) > 0)).map(({ id, word }) => ({
    label: word,
    state: id,
    data: rows.map((row) => msOf(row, id) / MINUTE_MS),
    backgroundColor: look.states.get(id),
    borderColor: look.panel,
    borderWidth: 1,
    maxBarThickness: 26,
  }));
}

/** A bar of a whole interval fills the chart, one in progress doesn't. */
function longestOf(rows) {
  return Math.max(...rows.map(({ start, end }) => end - start));
}

function tooltip(rows) {
  return {
    title: ([item]) => `${minuteTime(rows[item.dataIndex].start)}–${minuteTime(rows[item.dataIndex].end)}`,
    label: (item) => {
      const ms = msOf(rows[item.dataIndex], item.dataset.state);
      return ms === 0 ? null : ` ${wordOf(item.dataset.state)} ${duration(ms)}`;
    },
    afterBody: ([item]) => (rows[item.dataIndex].closed ? `Revision ${rows[item.dataIndex].revision}` : 'In progress'),
  };
}

/** The milliseconds of a state in a row, all its reasons together. */
export function msOf(row, state) {
  return row.states.filter((line) => line.state === state).reduce((sum, line) => sum + line.durationMs, 0);
}

function loaded() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = LIBRARY;
    script.onload = () => resolve(globalThis.Chart);
    script.onerror = () => reject(new Error('the charting library could not be loaded'));
    document.head.append(script);
  });
  return library;
}

/** The page's colours as a canvas needs them: resolved. */
function colours(place) {
  const probe = document.createElement('span');
  place.append(probe);
  const resolve = (variable) => {
    probe.style.color = `var(${variable})`;
    return getComputedStyle(probe).color;
  };
  const states = new Map(STATES.map(({ id }) => [id, resolve(`--${id.toLowerCase().replaceAll('_', '-')}-fill`)]));
  const look = { states, text: resolve('--muted'), line: resolve('--line'), panel: resolve('--panel') };
  probe.remove();
  return look;
}
