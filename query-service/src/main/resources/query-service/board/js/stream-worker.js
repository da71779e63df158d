/**
 * Reads the event stream beside the page, so that parsing ten thousand agents holds nothing up there. Posts
 * agents in pieces, changes in batches, and how the connection is.
 */

import { agentOf } from './agent.js';

const PIECE = 200; // each is one task of the page
const BATCH_MS = 100;
const SILENCE_MS = 40_000; // heartbeats come every 15 s at the latest
const RETRY_MS = [2000, 4000, 8000, 15_000];

let url = null;
let source = null;
let lastId = null;
let failures = 0;
let changes = [];
let flushing = null;
let watchdog = null;
let retrying = null;

self.onmessage = ({ data }) => {
  if (data.type === 'open') {
    url = data.url;
    failures = 0;
    open();
  } else {
    stop();
  }
};

function open() {
  stop();
  source = new EventSource(lastId === null ? url : `${url}?lastEventId=${encodeURIComponent(lastId)}`);
  source.onopen = () => {
    failures = 0;
    heard();
    post('open');
  };
  source.onerror = () => (source.readyState === EventSource.CLOSED ? retry('refused') : post('lost'));
  listen('snapshot', ({ items }) => snapshot(items));
  listen('state', (item) => change(item));
  listen('heartbeat', ({ sources }) => post('heartbeat', { sources }));
  listen('reset', ({ reason }) => reset(reason));
}

function listen(name, receive) {
  source.addEventListener(name, (event) => {
    heard();
    lastId = event.lastEventId || lastId;
    receive(JSON.parse(event.data));
  });
}

function snapshot(items) {
  flush();
  post('begin');
  for (let from = 0; from < items.length; from += PIECE) {
    post('items', { items: items.slice(from, from + PIECE).map(agentOf) });
  }
  post('finish');
}

function change(item) {
  changes.push(agentOf(item));
  flushing ??= setTimeout(flush, BATCH_MS);
}

function flush() {
  clearTimeout(flushing);
  flushing = null;
  for (let from = 0; from < changes.length; from += PIECE) {
    post('changes', { items: changes.slice(from, from + PIECE) });
  }
  changes = [];
}

function reset(reason) {
  changes = [];
  lastId = null;
  post('reset', { reason });
}

function heard() {
  clearTimeout(watchdog);
  watchdog = setTimeout(() => retry('silent'), SILENCE_MS);
}

/** Opens anew what the browser itself doesn't: a refused stream, or one that says nothing. */
function retry(why) {
  stop();
  post(why);
  retrying = setTimeout(open, RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]);
}

function stop() {
  clearTimeout(watchdog);
  clearTimeout(retrying);
  flush();
  source?.close();
}

function post(type, more = {}) {
  self.postMessage({ type, ...more });
}
