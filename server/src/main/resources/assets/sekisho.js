/*
 * For the brokerage's own pages: what Sekisho's API calls `client`, as far as a browser tells it openly. Nothing is drawn, played or timed
 * to tell browsers apart, and nothing leaves the page but with the page's own forms and calls.
 *
 *   <form data-sekisho …>               gets the hidden fields sekisho.language, .timezone, .screen, .device, .hints (JSON)
 *   await Sekisho.client()              the same as an object, for fetch
 *   Sekisho.keep(token)                 keeps the device token of an answer, for pages that cannot set an HttpOnly cookie
 *   <meta name="sekisho-device" content="dv1.…">   the same without a call
 *   await Sekisho.passkey.create(options)            makes a passkey; .get(options) shows one, .get(options, true) from the
 *                                                    form's autofill (autocomplete="username webauthn"): JSON in, JSON out
 *   await Sekisho.passkey.fills()                    whether the browser can do the latter
 *   <p data-sekisho-warning hidden></p>             shows the public warning while there is one, in the page's language
 */
(() => {
  'use strict';
  const HOME = document.currentScript ? new URL(document.currentScript.src).origin : location.origin;
  const KEY = 'sekisho.device';
  const HINTS = ['platformVersion', 'fullVersionList', 'model', 'architecture'];
  const NAMES = {
    platformVersion: 'sec-ch-ua-platform-version',
    fullVersionList: 'sec-ch-ua-full-version-list',
    model: 'sec-ch-ua-model',
    architecture: 'sec-ch-ua-arch',
  };

  const quoted = (text) => '"' + String(text).replace(/(["\\])/g, '\\$1') + '"';
  const brands = (list) => list.map((one) => quoted(one.brand) + ';v=' + quoted(one.version)).join(', ');

  // Private windows and strict settings may forbid storage: then there is no token, as with a new browser.
  const stored = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };
  const keep = (token) => {
    if (!/^dv1\.[A-Za-z0-9_-]{1,252}$/.test(token)) return;
    try { localStorage.setItem(KEY, token); } catch { /* as above */ }
  };

  const hints = async () => {
    const agent = navigator.userAgentData;
    if (!agent) return {};
    const found = {
      'sec-ch-ua': brands(agent.brands),
      'sec-ch-ua-mobile': agent.mobile ? '?1' : '?0',
      'sec-ch-ua-platform': quoted(agent.platform),
    };
    try {
      const more = await agent.getHighEntropyValues(HINTS);
      for (const name of HINTS) {
        const value = more[name];
        if (value && value.length) found[NAMES[name]] = Array.isArray(value) ? brands(value) : quoted(value);
      }
    } catch { /* the browser will not say */ }
    return found;
  };

  const plain = () => {
    const client = {
      language: navigator.language,
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      screen: screen.width + 'x' + screen.height,
    };
    const device = stored();
    if (device) client.device = device;
    return client;
  };
  const client = async () => Object.assign(plain(), { hints: await hints() });

  const put = (form, name, value) => {
    const full = 'sekisho.' + name;
    let field = form.elements.namedItem(full);
    if (!field) {
      field = document.createElement('input');
      field.type = 'hidden';
      field.name = full;
      form.append(field);
    }
    field.value = value;
  };
  const fill = (form) => {
    for (const [name, value] of Object.entries(plain())) put(form, name, value);
    hints().then((known) => put(form, 'hints', JSON.stringify(known)));
  };

  const warn = async () => {
    const places = document.querySelectorAll('[data-sekisho-warning]');
    if (!places.length) return;
    try {
      const told = await (await fetch(HOME + '/v1/warning', { credentials: 'omit' })).json();
      for (const place of places) {
        const english = (place.lang || document.documentElement.lang || navigator.language).startsWith('en');
        place.textContent = told.active ? (english ? told.en : told.ja) : '';
        place.hidden = !told.active;
      }
    } catch { /* no warning is better than no page */ }
  };

  const ready = () => {
    warn();
    document.querySelectorAll('form[data-sekisho]').forEach(fill);
    const token = document.querySelector('meta[name="sekisho-device"]');
    if (token) keep(token.content);
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', ready);
  else ready();

  const known = window.PublicKeyCredential;
  const passkey = Object.freeze({
    knows: Boolean(known && known.parseCreationOptionsFromJSON),
    fills: async () => Boolean(known && known.isConditionalMediationAvailable && await known.isConditionalMediationAvailable()),
    create: async (options) => (await navigator.credentials.create({
      publicKey: known.parseCreationOptionsFromJSON(options) })).toJSON(),
    get: async (options, fromForm, signal) => (await navigator.credentials.get({
      publicKey: known.parseRequestOptionsFromJSON(options),
      mediation: fromForm ? 'conditional' : 'optional', signal })).toJSON(),
  });

  window.Sekisho = Object.freeze({ client, keep, fill, passkey, forget: () => { try { localStorage.removeItem(KEY); } catch { /* as above */ } } });
})();
