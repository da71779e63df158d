/** Times in the browser's zone and lengths of time, each with its exact value for whoever asks. */

const HOUR = 3_600_000;
const MINUTE = 60_000;
const WEEKDAYS = 6; // back from today; one more and it could be either of two

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const shortTime = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short' });
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** `h:mm:ss`; the part of a second that is over is dropped. Unknown is a dash. */
export function duration(ms) {
  if (ms === null || ms === undefined || Number.isNaN(ms)) {
    return '–';
  }
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** A length in words of one or two parts: `12 s`, `4 min`, `2 h 5 min`, `3 d 4 h`. */
export function roughly(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

export function clockTime(ms) {
  return time.format(ms);
}

export function minuteTime(ms) {
  return shortTime.format(ms);
}

export function dayOf(ms) {
  return day.format(ms);
}

/** The time; or the day and its minute where that isn't today, of the last days the weekday. */
export function timeOn(ms, now) {
  if (startOfDay(ms) === startOfDay(now)) {
    return clockTime(ms);
  }
  const isRecent = ms < now && ms >= startOfDay(now, -WEEKDAYS);
  return `${(isRecent ? weekday : shortDay).format(ms)} ${minuteTime(ms)}`;
}

/** The instant in UTC, for titles. */
export function utc(ms) {
  return new Date(ms).toISOString();
}

/** The day's first instant in the browser's zone. */
export function startOfDay(ms, days = 0) {
  const date = new Date(ms);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

export function zone(ms) {
  const minutes = -new Date(ms).getTimezoneOffset();
  const name = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const ahead = Math.abs(minutes);
  const offset = minutes === 0 ? 'UTC' : `UTC${minutes < 0 ? '−' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
  return name === 'UTC' ? 'UTC' : `${name}, ${offset}`;
}

export function percent(share) {
  return share === null || share === undefined ? '–' : `${Math.round(share * 100)} %`;
}

export function count(n, one, many = `${one}s`) {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}

export const seconds = (n) => n * 1000;
export const minutes = (n) => n * MINUTE;
export const hours = (n) => n * HOUR;

function two(n) {
  return String(n).padStart(2, '0');
}
