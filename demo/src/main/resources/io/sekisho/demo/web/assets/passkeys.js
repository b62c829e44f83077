// Makes a passkey on its page, and shows one on the login page: by its button, or from the account number's autofill.
(() => {
  'use strict';
  const passkey = window.Sekisho && Sekisho.passkey;
  if (!passkey || !passkey.knows) return;

  const send = (form, credential) => {
    form.elements.namedItem('credential').value = JSON.stringify(credential);
    form.requestSubmit();
  };
  const tell = (shown) => { document.getElementById('trouble').hidden = !shown; };

  const making = document.querySelector('form[data-passkey-options]');
  if (making) {
    making.querySelector('button').addEventListener('click', async () => {
      tell(false);
      try {
        send(making, await passkey.create(JSON.parse(making.dataset.passkeyOptions)));
      } catch {
        tell(true);
      }
    });
  }

  const login = document.getElementById('passkey');
  if (login) {
    const options = async () => (await fetch('/login/passkey')).json();
    let waiting = new AbortController();
    const fromForm = async () => {
      try {
        if (await passkey.fills()) send(login, await passkey.get(await options(), true, waiting.signal));
      } catch {
        // Nobody chose one, or the button was pressed instead.
      }
    };
    login.hidden = false;
    login.querySelector('button').addEventListener('click', async () => {
      waiting.abort();
      waiting = new AbortController();
      tell(false);
      try {
        send(login, await passkey.get(await options(), false, waiting.signal));
      } catch {
        tell(true);
      }
    });
    fromForm();
  }
})();
