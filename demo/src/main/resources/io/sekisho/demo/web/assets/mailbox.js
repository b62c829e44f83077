// Looks for new mail every few seconds; what is open stays open. Without script, reload the page.
const newest = (root) => root.querySelector('[data-letter]')?.dataset.letter;
setInterval(async () => {
  if (document.hidden) return;
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    const fresh = page.getElementById('letters');
    const shown = document.getElementById('letters');
    if (newest(fresh) === newest(shown)) return;
    const known = new Set([...shown.querySelectorAll('[data-letter]')].map((letter) => letter.dataset.letter));
    const added = [...fresh.querySelectorAll('[data-letter]')].filter((letter) => !known.has(letter.dataset.letter));
    shown.querySelector('.empty')?.remove();
    shown.querySelector('h1').after(...added);
  } catch {
    // The demo has ended, or starts again: the next look tells.
  }
}, 2500);
