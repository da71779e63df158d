/** The board: what comes in goes to the store, what is seen is painted from it, a few times a second. */

import { ask } from './api.js';
import { byId } from './dom.js';
import { displayNow } from './clock.js';
import { readAddress, writeAddress } from './address.js';
import { Board } from './board.js';
import { Connection } from './connection.js';
import { Digest } from './announce.js';
import { tellFault } from './fault.js';
import { Feeds } from './feeds.js';
import { Occupancy } from './occupancy.js';
import { Pause } from './pause.js';
import { Selection } from './selection.js';
import { Session } from './session.js';
import { Store } from './store.js';
import { DEFAULTS, Thresholds } from './thresholds.js';
import { Views } from './views.js';
import { Wall } from './wall.js';
import { leaveWallBy } from './leave-wall.js';
import { applyTheme, currentTheme } from './theme.js';
import { showClock } from './header.js';

const SELECT_MS = 300; // the least time between two selections
const FRAME_MS = 80; // nothing here changes faster than an eye reads
const SECOND_MS = 1000;
const SCROLLING_MS = 150; // no selection between two steps of a scroll: each alone is enough for a frame
const LONGEST_WAIT_MS = 2000;

const address = readAddress();
const store = new Store();
const views = new Views();
const selection = new Selection();
const pause = new Pause(store, views);
const model = { store, views, filters: address, thresholds: Thresholds.initial(address.thresholds), pause, selected: null };

applyTheme(currentTheme());
const wall = address.mode === 'wall';
document.documentElement.dataset.mode = wall ? 'wall' : 'board';

if (wall) {
  leaveWallBy(byId('leave-wall'));
}

const context = () => ({ views, now: displayNow() });
const face = wall ? new Wall(byId('wall-view')) : new Board(model, context, () => select(true));
const feeds = new Feeds(byId('feeds'), byId('feeds-line'), views, () => pause.active);
const connection = new Connection(byId('connection'), (message) => pause.receive(message));
const occupancy = new Occupancy(views, (message) => pause.receive({ type: 'days', ...message }));
const session = new Session(byId('sign-in'), byId('sign-out'), (signedIn) => (signedIn ? start() : connection.close()));

let selectedAt = 0;
let selectedVersion = -1;
let scrolledAt = -SCROLLING_MS;
let started = false;

/** Filters and sorts when something has changed or a second is over; `wanted` is somebody's own doing. */
function select(wanted = false) {
  const at = performance.now();
  const scrolling = at - scrolledAt < SCROLLING_MS && at - selectedAt < LONGEST_WAIT_MS;
  const due = !scrolling && at - selectedAt >= (store.version === selectedVersion ? SECOND_MS : SELECT_MS);
  if (!wanted && (!due || pause.active)) {
    return;
  }
  selectedAt = at;
  selectedVersion = store.version;
  const filters = wall ? { ...model.filters, sort: null } : model.filters;
  model.selected = selection.select(store, views, model.thresholds, filters, displayNow());
  if (store.size > 0 || store.complete) {
    face.show(model.selected, context(), wanted);
  }
}

function frame() {
  try {
    showClock();
    select();
    face.tick?.(context());
  } catch (fault) {
    tellFault(fault);
  } finally {
    setTimeout(() => requestAnimationFrame(frame), FRAME_MS);
  }
}

/** Counts before the agents themselves are here. */
async function summarize() {
  const summary = await ask('v1/summary');
  if (!store.complete && !pause.active) {
    face.showCounts?.(new Map(summary.items.map(({ state, count }) => [state, count])));
  }
}

function start() {
  if (started) {
    location.reload(); // somebody else may see something else
    return;
  }
  started = true;
  connection.open();
  feeds.start();
  if (session.readsIntervals) {
    occupancy.start();
  } else {
    store.withoutDays();
  }
  summarize().catch(() => {}); // the stream brings the counts as well
}

document.addEventListener('scroll', () => (scrolledAt = performance.now()), { capture: true, passive: true });
new Digest(byId('digest'), () => ({ changes: store.changes, appeared: store.appeared, over: model.selected?.over ?? 0, paused: pause.active || !store.complete }));
setInterval(() => feeds.show(), SECOND_MS);
writeAddress({ thresholds: model.thresholds.toString() === DEFAULTS ? null : model.thresholds.toString() });
requestAnimationFrame(frame);
if (await session.check()) {
  start();
}
