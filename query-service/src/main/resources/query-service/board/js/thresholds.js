/**
 * From when on a time in a state is worth a look (warning) and when it needs somebody (alarm), per state and
 * reason. As text: `NOT_READY:15-30,NOT_READY/Lunch:45-60`, in minutes, either side may be empty.
 */

import { isStaffed, isState } from './states.js';
import { hours, minutes } from './format.js';

export const NONE = 0;
export const WARN = 1;
export const ALARM = 2;
export const LEVELS = ['', 'warn', 'alarm'];
export const LEVEL_WORDS = ['', 'Warning', 'Alarm'];

const STORED_AS = 'agentclock.thresholds';
export const SUSPECT_AFTER_MS = hours(16);
const MOST_MINUTES = 100_000;
export const DEFAULTS = 'INTERACTING:20-40,AFTER_CONTACT_WORK:3-6,NOT_READY:15-30';

export class Thresholds {
  #byKey;

  constructor(text = DEFAULTS) {
    this.#byKey = parse(text);
  }

  /** What the address says, else what this browser remembers, else the usual ones. */
  static initial(fromAddress) {
    return new Thresholds(fromAddress ?? localStorage.getItem(STORED_AS) ?? DEFAULTS);
  }

  static from(rows) {
    const thresholds = new Thresholds('');
    rows.forEach(({ key, warnMs, alarmMs }) => thresholds.#byKey.set(key, { warnMs, alarmMs }));
    return thresholds;
  }

  rows() {
    return [...this.#byKey].map(([key, levels]) => ({ key, ...levels }));
  }

  store() {
    localStorage.setItem(STORED_AS, this.toString());
  }

  /** The level of that time in that state; the reason's own threshold goes before the state's. */
  levelOf(agent, elapsedMs) {
    const levels = (agent.reason !== null && this.#byKey.get(`${agent.state}/${agent.reason}`)) || this.#byKey.get(agent.state);
    if (!levels) {
      return NONE;
    }
    if (levels.alarmMs !== null && elapsedMs >= levels.alarmMs) {
      return ALARM;
    }
    return levels.warnMs !== null && elapsedMs >= levels.warnMs ? WARN : NONE;
  }

  toString() {
    return this.rows()
      .map(({ key, warnMs, alarmMs }) => `${encodeKey(key)}:${inMinutes(warnMs)}-${inMinutes(alarmMs)}`)
      .join(',');
  }
}

/** Not offline for over 16 hours: somebody who probably forgot to log out. */
export function isSuspect(agent, now, asOf) {
  if (agent.state === 'OFFLINE') {
    return false;
  }
  if (!isStaffed(agent.state)) {
    return agent.cause === 'TIMED_OUT';
  }
  return asOf - onlineSince(agent) > SUSPECT_AFTER_MS;
}

function onlineSince(agent) {
  const previous = agent.previousState !== null && isStaffed(agent.previousState) ? agent.previousSince : agent.since;
  return Math.min(agent.since, previous ?? agent.since, agent.staffedSince ?? agent.since);
}

function parse(text) {
  const byKey = new Map();
  for (const part of text.split(',')) {
    const match = /^([^:]+):([\d.]*)-([\d.]*)$/.exec(part.trim());
    const key = match && decodeKey(match[1]);
    if (key && isState(key.split('/')[0])) {
      byKey.set(key, { warnMs: fromMinutes(match[2]), alarmMs: fromMinutes(match[3]) });
    }
  }
  return byKey;
}

/** @returns milliseconds, or null for none */
export function fromMinutes(text) {
  const value = text === '' ? Number.NaN : Number(text);
  return value >= 0 && value <= MOST_MINUTES ? Math.round(minutes(value)) : null;
}

export function inMinutes(ms) {
  return ms === null ? '' : String(Number((ms / minutes(1)).toFixed(3)));
}

function encodeKey(key) {
  return encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('-', '%2D');
}

function decodeKey(text) {
  try {
    return decodeURIComponent(text);
  } catch (malformed) {
    return null;
  }
}
