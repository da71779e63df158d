/** Signing in and out, where the service asks for it; nothing of it is seen where it doesn't. */

import { ask, onUnauthorized } from './api.js';
import { el } from './dom.js';

export class Session {
  #dialog;
  #signOut;
  #changed;

  /** @param changed is told `true` after signing in, `false` when nobody is signed in */
  constructor(dialog, signOut, changed) {
    this.#dialog = dialog;
    this.#signOut = signOut;
    this.#changed = changed;
    dialog.addEventListener('keydown', (event) => event.key === 'Escape' && event.preventDefault());
    signOut.addEventListener('click', () => this.#leave());
    onUnauthorized(() => this.#require());
  }

  /** Asks who is signed in. A service that knows no sessions has no sign-in. */
  async check() {
    try {
      const session = await ask('session');
      this.#signOut.hidden = session.authentication !== 'required';
      this.#signOut.title = session.name ? `Signed in as ${session.name}` : '';
      return true;
    } catch (problem) {
      return problem.status !== 401;
    }
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
      el('label', { for: 'api-key', text: 'API key' }),
      key,
      problem,
      el('p', { class: 'buttons' }, el('span', { class: 'spring' }), el('button', { type: 'submit', class: 'primary', text: 'Sign in', data: { testid: 'sign-in-button' } })),
    );
    this.#dialog.replaceChildren(
      el('h2', { id: 'sign-in-title', text: 'Sign in' }),
      el('p', { class: 'hint', text: 'This board shows people’s working time; the service asks who you are. Your key stays in a cookie this page can’t read.' }),
      form,
    );
    this.#dialog.showModal();
    key.focus();
  }

  async #enter(event, key, problem) {
    event.preventDefault();
    problem.textContent = '';
    try {
      await ask('session', { method: 'POST', headers: { 'X-API-Key': key.value.trim() }, quiet: true });
      this.#dialog.close();
      await this.check();
      this.#changed(true);
    } catch (refused) {
      problem.textContent = refused.status === 401 ? 'This key isn’t known here.' : `Signing in failed: ${refused.message}`;
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
