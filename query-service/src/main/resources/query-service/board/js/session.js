/** Signing in and out, where the service asks for it; nothing of it is seen where it doesn't. */

import { ask, onUnauthorized } from './api.js';
import { byId, el, setText } from './dom.js';

const AGENTS = 'read:agents';
const INTERVALS = 'read:intervals';
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/; // a JWT: three parts of base64url

export class Session {
  #dialog;
  #signOut;
  #changed;
  #scopes = null;

  /** @param changed is told `true` after signing in, `false` when nobody is signed in */
  constructor(dialog, signOut, changed) {
    this.#dialog = dialog;
    this.#signOut = signOut;
    this.#changed = changed;
    dialog.addEventListener('keydown', (event) => event.key === 'Escape' && event.preventDefault());
    signOut.addEventListener('click', () => this.#leave());
    onUnauthorized(() => this.#require());
  }

  /** Whether occupancy and intervals can be asked for. */
  get readsIntervals() {
    return this.#may(INTERVALS);
  }

  /**
   * Asks who is signed in. A service that knows no sessions has no sign-in.
   *
   * @returns whether there is somebody who may see agents
   */
  async check() {
    try {
      const session = await ask('session');
      this.#signOut.hidden = session.authentication !== 'required';
      this.#signOut.title = session.name ? `Signed in as ${session.name}` : '';
      this.#scopes = session.authentication === 'required' ? session.scopes : null;
      return this.#seesAgents();
    } catch (problem) {
      return problem.status !== 401;
    }
  }

  #may(scope) {
    return this.#scopes?.includes(scope) ?? true;
  }

  #seesAgents() {
    byId('limits').hidden = this.readsIntervals;
    setText(byId('limits'), `Occupancy and intervals can’t be shown: what you signed in with lacks the scope ${INTERVALS}.`);
    if (this.#may(AGENTS)) {
      return true;
    }
    if (!this.#dialog.open) {
      this.#show();
    }
    byId('sign-in-problem').textContent = `This isn’t enough for the board: it lacks the scope ${AGENTS}.`;
    byId('api-key').select();
    return false;
  }

  #require() {
    this.#signOut.hidden = true;
    if (!this.#dialog.open) {
      this.#changed(false);
      this.#show();
    }
  }

  #show() {
    const key = el('input', { type: 'password', id: 'api-key', name: 'key', required: true, autocomplete: 'current-password', spellcheck: 'false', 'aria-describedby': 'sign-in-problem', data: { testid: 'api-key' } });
    const problem = el('p', { id: 'sign-in-problem', class: 'problem', role: 'alert', data: { testid: 'sign-in-problem' } });
    const form = el(
      'form',
      { on: { submit: (event) => this.#enter(event, key, problem) } },
      el('label', { for: 'api-key', text: 'API key or token' }),
      key,
      problem,
      el('p', { class: 'buttons' }, el('span', { class: 'spring' }), el('button', { type: 'submit', class: 'primary', text: 'Sign in', data: { testid: 'sign-in-button' } })),
    );
    this.#dialog.replaceChildren(
      el('h2', { id: 'sign-in-title', text: 'Sign in' }),
      el('p', { class: 'hint', text: 'This board shows people’s working time; the service asks who you are. What you enter stays in a cookie this page can’t read.' }),
      form,
    );
    this.#dialog.showModal();
    key.focus();
  }

  async #enter(event, key, problem) {
    event.preventDefault();
    problem.textContent = '';
    const text = key.value.trim();
    const isToken = TOKEN.test(text);
    try {
      await ask('session', { method: 'POST', headers: isToken ? { Authorization: `Bearer ${text}` } : { 'X-API-Key': text }, quiet: true });
      if (await this.check()) {
        this.#dialog.close();
        this.#changed(true);
      }
    } catch (refused) {
      const unknown = isToken ? 'This token isn’t accepted here.' : 'This key isn’t known here.';
      problem.textContent = refused.status === 401 ? unknown : `Signing in failed: ${refused.message}`;
      key.select();
    }
  }

  async #leave() {
    try {
      await ask('session', { method: 'DELETE', quiet: true });
    } catch (unanswered) {
      // The cookie may still be there: the next call tells.
    }
    location.reload(); // nothing of what was seen stays behind the dialog
  }
}
