// Comfort only: every form works without it.
(() => {
  'use strict';
  const code = document.getElementById('code');
  const form = document.getElementById('answer');
  if (code && form) {
    // Full-width digits, spaces and hyphens come with pasting and with Japanese keyboards.
    const digits = (text) => text.normalize('NFKC').replace(/\D/g, '').slice(0, 6);
    let sent = false;
    const typed = () => {
      const clean = digits(code.value);
      if (clean !== code.value && !composing) code.value = clean;
      if (clean.length === 6 && !composing && !sent) {
        sent = true;
        form.requestSubmit();
      }
    };
    let composing = false;
    code.addEventListener('compositionstart', () => { composing = true; });
    code.addEventListener('compositionend', () => { composing = false; typed(); });
    code.addEventListener('input', typed);
    form.addEventListener('submit', () => { code.value = digits(code.value) || code.value; });
  }

  const resend = document.getElementById('resend');
  if (resend) {
    const told = document.getElementById('resend-wait');
    const until = Date.now() + 1000 * Number(resend.dataset.resendIn);
    const tick = () => {
      const left = Math.ceil((until - Date.now()) / 1000);
      resend.disabled = left > 0;
      told.textContent = left > 0 ? resend.dataset.resendText.replace('%s', left) : '';
      if (left > 0) setTimeout(tick, 250);
    };
    tick();
  }

  // The challenge may pass, fail or expire elsewhere: an answered call, another server, time.
  const main = document.getElementById('main');
  const open = main && ['CHOOSE', 'CODE', 'CALL'].includes(main.dataset.status);
  const passed = main && Number(main.dataset.passed);
  // A form on its way leads on by itself.
  let leaving = false;
  document.addEventListener('submit', () => { leaving = true; });
  const watch = async () => {
    try {
      const answer = await fetch(location.pathname + '/status?wait=20s', { credentials: 'same-origin' });
      if (!answer.ok) return;
      const told = await answer.json();
      if (leaving) return;
      if (told.status !== 'pending' || told.passed !== passed) {
        location.replace(told.goOn || location.pathname);
        return;
      }
    } catch {
      await new Promise((wake) => setTimeout(wake, 5000));
    }
    watch();
  };
  if (open) watch();
})();
