/** The bar of filters: what it says is in the address, and comes back from there. */

import { el, byId } from './dom.js';
import { platformOf } from './states.js';

const TYPING_MS = 150;

export class FilterBar {
  #fields = {};
  #filters;
  #changed;
  #typing = null;

  /** @param changed is called with the filters whenever one was set */
  constructor(form, filters, changed) {
    this.#filters = filters;
    this.#changed = changed;
    form.addEventListener('submit', (event) => event.preventDefault());
    form.append(
      this.#text('q', 'Search', 'name or id'),
      this.#choice('source', 'Platform', platformOf),
      this.#choice('account', 'Account'),
      this.#choice('team', 'Team'),
      this.#choice('reason', 'Reason'),
      this.#minutes(),
      el(
        'div',
        { class: 'checks' },
        this.#check('suspects', 'Suspects only'),
        this.#check('over', 'Over threshold only'),
        el('button', { type: 'button', id: 'clear', data: { testid: 'clear-filters' }, text: 'Clear filters', on: { click: () => this.#clear() } }),
      ),
    );
    this.show();
  }

  /** The values that can be chosen: those there are, and the one that is chosen. */
  offer(name, values) {
    const select = this.#fields[name];
    const wanted = [...new Set(this.#filters[name] === null ? values : [...values, this.#filters[name]])].sort();
    if (wanted.join('\n') !== select.dataset.offered) {
      select.dataset.offered = wanted.join('\n');
      const all = el('option', { value: '', text: 'All' });
      select.replaceChildren(all, ...wanted.map((value) => el('option', { value, text: select.textOf(value) })));
      select.value = this.#filters[name] ?? '';
    }
  }

  /** Shows the filters as they are. */
  show() {
    const { q, source, account, team, reason, minForMs, suspects, over } = this.#filters;
    Object.entries({ source, account, team, reason }).forEach(([name, value]) => {
      this.offer(name, [...this.#fields[name].options].map((option) => option.value).filter(Boolean));
      this.#fields[name].value = value ?? '';
    });
    if (this.#typing === null) {
      this.#fields.q.value = q ?? ''; // what is being typed stays
    }
    this.#fields.minForMs.value = minForMs === 0 ? '' : minForMs / 60_000;
    this.#fields.suspects.checked = suspects;
    this.#fields.over.checked = over;
    byId('clear').disabled = !isFiltered(this.#filters);
  }

  #set(name, value) {
    this.#filters[name] = value;
    byId('clear').disabled = !isFiltered(this.#filters);
    this.#changed();
  }

  #clear() {
    clearTimeout(this.#typing);
    this.#typing = null;
    Object.assign(this.#filters, { q: null, source: null, account: null, team: null, reason: null, minForMs: 0, suspects: false, over: false, states: [] });
    this.show();
    this.#changed();
    this.#fields.q.focus();
  }

  #text(name, label, hint) {
    const input = el('input', { type: 'search', id: `filter-${name}`, name, placeholder: hint, maxlength: 200, data: { testid: `filter-${name}` } });
    input.addEventListener('input', () => {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => {
        this.#typing = null;
        this.#set(name, input.value.trim() || null);
      }, TYPING_MS);
    });
    return this.#labelled(name, label, input);
  }

  #choice(name, label, textOf = (value) => value) {
    const select = el('select', { id: `filter-${name}`, name, data: { testid: `filter-${name}` } }, el('option', { value: '', text: 'All' }));
    select.textOf = textOf;
    select.addEventListener('change', () => this.#set(name, select.value || null));
    return this.#labelled(name, label, select);
  }

  #minutes() {
    const input = el('input', { type: 'number', id: 'filter-minForMs', min: 0, step: 'any', inputmode: 'decimal', data: { testid: 'filter-minForMs' } });
    input.addEventListener('input', () => this.#set('minForMs', Math.max(0, Math.round(Number(input.value) * 60_000)) || 0));
    return this.#labelled('minForMs', 'Minutes in state, at least', input);
  }

  #check(name, label) {
    const input = el('input', { type: 'checkbox', id: `filter-${name}`, data: { testid: `filter-${name}` } });
    input.addEventListener('change', () => this.#set(name, input.checked));
    this.#fields[name] = input;
    return el('label', { class: 'check', for: input.id }, input, label);
  }

  #labelled(name, label, input) {
    this.#fields[name] = input;
    return el('div', { class: `field field-${name}` }, el('label', { for: input.id, text: label }), input);
  }
}

export function isFiltered(filters) {
  const { q, source, account, team, reason, minForMs, suspects, over, states } = filters;
  return Boolean(q || source || account || team || reason || minForMs || suspects || over || states.length);
}
