/** The API as this page asks it. Addresses are relative to the page, so it may stand behind a prefix. */

import { hearDate } from './clock.js';

/** An answer that isn't a success; its message is the problem's detail. */
export class Problem extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

const listeners = [];

/** Told when a call says that nobody is signed in. */
export function onUnauthorized(listener) {
  listeners.push(listener);
}

export function address(path) {
  return new URL(path, document.baseURI).href;
}

/** @returns the answer's JSON; throws a {@link Problem}, or a TypeError where nothing answers */
export async function ask(path, options = {}) {
  const response = await fetch(address(path), { ...options, headers: { Accept: 'application/json', ...options.headers } });
  hearDate(response.headers.get('Date'));
  if (!response.ok) {
    const problem = await problemOf(response);
    if (response.status === 401 && !options.quiet) {
      listeners.forEach((listener) => listener());
    }
    throw problem;
  }
  return response.status === 204 ? null : response.json();
}

/** An agent key as one segment of a path. */
export function segment(key) {
  return encodeURIComponent(key);
}

async function problemOf(response) {
  const text = await response.text();
  try {
    return new Problem(response.status, JSON.parse(text).detail ?? response.statusText);
  } catch (notJson) {
    return new Problem(response.status, response.statusText || `the answer was ${response.status}`);
  }
}
