/** Where thresholds are set: per state, and per reason of a state. */

import { el } from './dom.js';
import { stateMark } from './columns.js';
import { STATES } from './states.js';
import { DEFAULTS, fromMinutes, inMinutes, Thresholds } from './thresholds.js';

export class ThresholdsDialog {
  #dialog;
  #saved;
  #body;

  /** @param saved is given the new thresholds */
  constructor(dialog, saved) {
    this.#dialog = dialog;
    this.#saved = saved;
  }

  /** @param reasons map of state to the reasons that occur now */
  open(thresholds, reasons) {
    this.#body = el('tbody');
    const save = el('form', { on: { submit: (event) => this.#save(event) } }, this.#table(), this.#adding(reasons), this.#buttons(reasons));
    this.#dialog.replaceChildren(
      el('h2', { id: 'thresholds-title', text: 'Thresholds' }),
      el('p', { class: 'hint', text: 'Minutes in a state from which an agent is a warning or an alarm. Empty means never. A reason goes before its state. Kept in this browser, and in the address for others.' }),
      save,
    );
    this.#fill(thresholds);
    this.#dialog.showModal();
  }

  #table() {
    const heads = ['State', 'Reason', 'Warning from', 'Alarm from', ''].map((text) => el('th', { scope: 'col' }, text || el('span', { class: 'unseen', text: 'Remove' })));
    return el('div', { class: 'threshold-rows' }, el('table', {}, el('thead', {}, el('tr', {}, ...heads)), this.#body));
  }

  #fill(thresholds) {
    const rows = new Map(thresholds.rows().map((row) => [row.key, row]));
    STATES.forEach(({ id }) => rows.has(id) || rows.set(id, { key: id, warnMs: null, alarmMs: null }));
    const order = STATES.map(({ id }) => id);
    const sorted = [...rows.values()].sort((a, b) => order.indexOf(stateOf(a.key)) - order.indexOf(stateOf(b.key)) || a.key.localeCompare(b.key));
    this.#body.replaceChildren(...sorted.map((row) => this.#row(row)));
  }

  #row({ key, warnMs, alarmMs }) {
    const reason = reasonOf(key);
    const of = `${stateOf(key)}${reason === null ? '' : ` ${reason}`}`;
    const line = el('tr', { data: { key } }, el('td', {}, stateMark(stateOf(key))), el('td', { text: reason ?? 'any' }));
    line.append(el('td', {}, minutesInput('warn', `${of}: warning from, minutes`, warnMs)), el('td', {}, minutesInput('alarm', `${of}: alarm from, minutes`, alarmMs)), el('td'));
    if (reason !== null) {
      line.lastChild.append(el('button', { type: 'button', 'aria-label': `Remove ${of}`, text: 'Remove', on: { click: () => line.remove() } }));
    }
    return line;
  }

  #adding(reasons) {
    const choices = [...reasons].flatMap(([state, of]) => [...of].sort().map((reason) => el('option', { value: `${state}/${reason}`, text: `${stateWord(state)}: ${reason}` })));
    const select = el('select', { id: 'threshold-reason' }, ...choices);
    const add = el('button', { type: 'button', text: 'Add', on: { click: () => this.#add(select.value) } });
    const adding = el('p', { class: 'adding' }, el('label', { for: select.id, text: 'Add a reason' }), ' ', select, ' ', add);
    adding.hidden = choices.length === 0;
    return adding;
  }

  #add(key) {
    if (![...this.#body.children].some((line) => line.dataset.key === key)) {
      const line = this.#row({ key, warnMs: null, alarmMs: null });
      const after = [...this.#body.children].filter((other) => stateOf(other.dataset.key) === stateOf(key)).at(-1);
      after.after(line);
      line.querySelector('input').focus();
    }
  }

  #buttons() {
    return el(
      'p',
      { class: 'buttons' },
      el('button', { type: 'button', text: 'Usual thresholds', data: { testid: 'thresholds-default' }, on: { click: () => this.#fill(new Thresholds(DEFAULTS)) } }),
      el('span', { class: 'spring' }),
      el('button', { type: 'button', text: 'Cancel', on: { click: () => this.#dialog.close() } }),
      el('button', { type: 'submit', class: 'primary', text: 'Save', data: { testid: 'thresholds-save' } }),
    );
  }

  #save(event) {
    event.preventDefault();
    if (![...this.#body.children].every(isInOrder)) {
      return;
    }
    const rows = [...this.#body.children].map((line) => ({ key: line.dataset.key, warnMs: valueOf(line, 'warn'), alarmMs: valueOf(line, 'alarm') }));
    this.#saved(Thresholds.from(rows.filter(({ key, warnMs, alarmMs }) => warnMs !== null || alarmMs !== null || key.includes('/'))));
    this.#dialog.close();
  }
}

function minutesInput(name, label, ms) {
  return el('input', { type: 'number', name, min: 0, step: 'any', inputmode: 'decimal', 'aria-label': label, value: inMinutes(ms) });
}

function valueOf(line, name) {
  return fromMinutes(line.querySelector(`[name=${name}]`).value);
}

/** An alarm before its warning would make the warning one that never comes. */
function isInOrder(line) {
  const [warn, alarm] = ['warn', 'alarm'].map((name) => valueOf(line, name));
  const input = line.querySelector('[name=alarm]');
  input.setCustomValidity(warn !== null && alarm !== null && alarm < warn ? 'The alarm comes before its warning.' : '');
  line.addEventListener('input', () => input.setCustomValidity(''), { once: true });
  return input.reportValidity();
}

function stateOf(key) {
  return key.split('/')[0];
}

function stateWord(state) {
  return STATES.find(({ id }) => id === state)?.word ?? state;
}

function reasonOf(key) {
  const at = key.indexOf('/');
  return at < 0 ? null : key.slice(at + 1);
}
