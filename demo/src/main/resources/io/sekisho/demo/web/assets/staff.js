// Codes change every half minute: the page is fetched again when they do. Without script, reload it.
const main = document.getElementById('main');
const renew = async () => {
  let left = 5;
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    const fresh = page.getElementById('main');
    main.replaceChildren(...fresh.childNodes);
    left = Number(fresh.dataset.left);
  } catch {
    // The demo has ended, or starts again: the next look tells.
  }
  setTimeout(renew, left * 1000 + 200);
};
setTimeout(renew, Number(main.dataset.left) * 1000 + 200);
