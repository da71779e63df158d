/** The table as it is shown, as a file. A spreadsheet takes no cell of it for a formula. */

import { platformOf, wordOf } from './states.js';
import { duration, utc } from './format.js';
import { LEVEL_WORDS } from './thresholds.js';

const LIBRARY = new URL('../../webjars/papaparse/5.5.3/papaparse.min.js', import.meta.url).href;

/** As the service's own CSV has it: also after quotes, blanks and what can't be seen, and in full width. */
const FORMULA = /^[\s\p{C}\p{Z}"']*[=+\-@\t\r\n＝＋－＠]/u;

const FIELDS = {
  agent: (agent) => agent.key,
  name: (agent) => agent.name,
  agentId: (agent) => agent.agentId,
  state: (agent) => agent.state,
  stateWord: (agent) => wordOf(agent.state),
  reason: (agent) => agent.reason,
  timeInState: (agent, { views, now }) => duration(views.elapsed(agent, now)),
  timeInStateMs: (agent, { views, now }) => views.elapsed(agent, now),
  attention: (agent) => LEVEL_WORDS[agent.level],
  suspect: (agent) => agent.suspect,
  platform: (agent) => platformOf(agent.source),
  account: (agent) => agent.account,
  team: (agent) => agent.team,
  since: (agent) => utc(agent.since),
  asOf: (agent, { views, now }) => utc(views.asOf(agent, now)),
  occupancyToday: (agent) => agent.occupancy,
};

export async function download(agents, context) {
  const Papa = await loaded();
  const data = agents.map((agent) => Object.values(FIELDS).map((read) => read(agent, context) ?? ''));
  const text = Papa.unparse({ fields: Object.keys(FIELDS), data }, { escapeFormulae: FORMULA, newline: '\r\n' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['\ufeff', text, '\r\n'], { type: 'text/csv' }));
  link.download = `agents-${utc(context.now).slice(0, 19).replaceAll(':', '')}Z.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

let library = null;

function loaded() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = LIBRARY;
    script.onload = () => resolve(globalThis.Papa);
    script.onerror = () => reject(new Error('the CSV library could not be loaded'));
    document.head.append(script);
  });
  return library;
}
