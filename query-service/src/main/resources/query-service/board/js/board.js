/** The supervisor's face of the board: tiles, filters, table, drawer and what belongs to them. */

import { byId, setText, setAttribute } from './dom.js';
import { icon } from './icons.js';
import { showClock } from './header.js';
import { count } from './format.js';
import { readAddress, writeAddress, writeDrawer } from './address.js';
import { applyTheme, currentTheme, nextTheme, themeWord } from './theme.js';
import { AgentTable } from './table.js';
import { Drawer } from './drawer.js';
import { Empty } from './empty.js';
import { FilterBar } from './filters.js';
import { Hold } from './hold.js';
import { Summary } from './summary.js';
import { ThresholdsDialog } from './thresholds-dialog.js';
import { later } from './slices.js';
import { DEFAULTS } from './thresholds.js';
import { ATTENTION, isOrder } from './selection.js';
import { download } from './csv.js';

const OFFER_MS = 2000;
const OFFERED = ['source', 'account', 'team', 'reason'];
const MOST_OFFERED = 200; // nobody reads more, and a platform may have a reason for each contact

export class Board {
  #model;
  #context;
  #select;
  #table;
  #summary;
  #filters;
  #drawer;
  #hold;
  #empty = new Empty(byId('empty'));
  #thresholds;
  #shown = [];
  #offeredAt = 0;
  #theme = currentTheme();

  /** @param select selects anew, because somebody wants something else */
  constructor(model, context, select) {
    this.#model = model;
    this.#context = context;
    this.#select = select;
    const { filters } = model;
    this.#checkSort();
    this.#table = new AgentTable(byId('agents'), model.store, context, { open: (agent) => this.#open(agent), sort: (column) => this.#sort(column) });
    this.#hold = new Hold(byId('agents'), byId('held'), select);
    this.#drawer = new Drawer(byId('drawer'), () => this.#closed());
    this.#filters = new FilterBar(byId('filters'), filters, () => this.#filtered());
    this.#summary = new Summary(byId('summary'), {
      state: (id) => this.#toggle({ states: filters.states.includes(id) ? filters.states.filter((state) => state !== id) : [...filters.states, id] }),
      over: () => this.#toggle({ over: !filters.over }),
      suspects: () => this.#toggle({ suspects: !filters.suspects }),
    });
    this.#thresholds = new ThresholdsDialog(byId('thresholds-dialog'), (thresholds) => this.#setThresholds(thresholds));
    this.#actions();
    addEventListener('popstate', () => this.#back());
  }

  /** @param wanted whether somebody asked for it, so that the order isn't held */
  show(selected, context, wanted) {
    const { agents, counts, over, suspects } = selected;
    this.#summary.show(counts, over, suspects, this.#model.filters);
    this.#shown = this.#hold.order(agents, wanted);
    this.#table.show(this.#shown);
    this.#empty.show(this.#shown.length, this.#model.store.size);
    this.#table.markSorted(this.#model.filters.sort);
    setText(byId('shown'), `${this.#shown.length.toLocaleString('en-GB')} of ${count(this.#model.store.size, 'agent')}`);
    this.#offer();
    this.#reopen();
  }

  /** Counts alone, while the agents are still on their way. */
  showCounts(counts) {
    this.#summary.show(counts, null, null, this.#model.filters);
  }

  tick(context) {
    this.#table.repaint();
    this.#drawer.tick(context, this.#model.pause.active);
    this.#showPause();
  }

  #actions() {
    label(byId('thresholds'), 'bell', 'Thresholds');
    label(byId('csv'), 'download', 'CSV');
    label(byId('wall'), 'wall', 'Wallboard');
    label(byId('sign-out'), 'exit', 'Sign out');
    this.#showTheme();
    this.#showPause();
    byId('pause').addEventListener('click', () => this.#pause());
    byId('csv').addEventListener('click', () => download(this.#shown, this.#context()));
    byId('thresholds').addEventListener('click', () => this.#thresholds.open(this.#model.thresholds, this.#reasons()));
    byId('theme').addEventListener('click', () => this.#nextTheme());
    byId('wall').addEventListener('click', () => this.#linkWall());
  }

  #pause() {
    const { pause } = this.#model;
    if (pause.active) {
      pause.resume();
      this.#select();
    } else {
      pause.stop();
      showClock(); // the instant at which all stands, which may be a second after what was painted last
    }
    this.tick(this.#context());
  }

  #showPause() {
    const { active, count: waiting } = this.#model.pause;
    const words = active ? `Resume (${count(waiting, 'change')} waiting)` : 'Pause';
    if (byId('pause').dataset.words !== words) {
      byId('pause').dataset.words = words;
      label(byId('pause'), active ? 'resume' : 'pause', words);
      setAttribute(byId('pause'), 'aria-pressed', active);
      document.documentElement.dataset.paused = active;
    }
  }

  #nextTheme() {
    this.#theme = nextTheme(this.#theme);
    writeAddress({ theme: null });
    applyTheme(this.#theme);
    this.#showTheme();
  }

  #showTheme() {
    label(byId('theme'), 'theme', themeWord(this.#theme));
    byId('theme').setAttribute('aria-label', `Colours: ${themeWord(this.#theme)}`);
  }

  /** The wallboard shows what the board shows: the same filters and thresholds. */
  #linkWall() {
    const parameters = new URLSearchParams(location.search);
    parameters.set('mode', 'wall');
    parameters.delete('agent');
    byId('wall').href = `?${parameters}`;
  }

  #toggle(change) {
    Object.assign(this.#model.filters, change);
    this.#filters.show();
    this.#filtered();
  }

  #filtered() {
    const { states, q, source, account, team, reason, minForMs, suspects, over } = this.#model.filters;
    writeAddress({ state: states.join(','), q, source, account, team, reason, minForMs, suspects, over });
    this.#select();
  }

  #sort(column) {
    const { filters } = this.#model;
    const usual = column === 'time' ? `-${column}` : column;
    const other = column === 'time' ? column : `-${column}`;
    filters.sort = filters.sort === usual ? other : usual;
    if (column === ATTENTION) {
      filters.sort = null;
    }
    writeAddress({ sort: filters.sort });
    this.#select();
  }

  #setThresholds(thresholds) {
    this.#model.thresholds = thresholds;
    thresholds.store();
    writeAddress({ thresholds: thresholds.toString() });
    this.#select();
  }

  #reasons() {
    const reasons = new Map();
    for (const { state, reason } of this.#model.store.values()) {
      if (reason !== null) {
        reasons.set(state, (reasons.get(state) ?? new Set()).add(reason));
      }
    }
    return reasons;
  }

  /** Offers in the filters what there is; each passes over all agents. */
  #offer() {
    if (performance.now() - this.#offeredAt < OFFER_MS) {
      return;
    }
    this.#offeredAt = performance.now();
    for (const name of OFFERED) {
      later(() => this.#filters.offer(name, mostCommon(this.#model.store.values(), name)));
    }
  }

  #open(agent) {
    this.#model.filters.agent = agent.key;
    writeDrawer(agent.key);
    this.#drawer.open(agent);
  }

  #checkSort() {
    const { filters } = this.#model;
    filters.sort = isOrder(filters.sort?.replace('-', '') ?? '') ? filters.sort : null;
  }

  /** Back or Forward: the page shows what its address says now. */
  #back() {
    const { filters, store, thresholds } = this.#model;
    Object.assign(filters, readAddress());
    this.#checkSort();
    writeAddress({ thresholds: thresholds.toString() === DEFAULTS ? null : thresholds.toString() });
    const agent = store.get(filters.agent);
    if (filters.agent === null) {
      byId('drawer').close();
    } else if (agent && this.#drawer.agent !== agent) {
      this.#drawer.open(agent);
    }
    this.#filters.show();
    this.#filtered();
  }

  #closed() {
    this.#model.filters.agent = null;
    writeAddress({ agent: null });
    this.#table.focus();
  }

  /** Opens the drawer the address names, when its agent is known; says so if it isn't. */
  #reopen() {
    const { filters, store } = this.#model;
    const agent = filters.agent && store.get(filters.agent);
    byId('unknown-agent').hidden = !filters.agent || Boolean(agent) || !store.complete;
    setText(byId('unknown-agent'), `The agent of this address, ${filters.agent}, isn’t known here, or you may not see it.`);
    if (agent && !byId('drawer').open && !byId('sign-in').open) {
      this.#drawer.open(agent);
    }
  }
}

/** The values most agents have, at most so many as can be chosen from. */
function mostCommon(agents, name) {
  const counts = new Map();
  for (const { [name]: value } of agents) {
    if (value !== null) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  const sorted = counts.size <= MOST_OFFERED ? [...counts] : [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_OFFERED);
  return sorted.map(([value]) => value);
}

function label(element, name, words) {
  element.replaceChildren(icon(name), words);
}
