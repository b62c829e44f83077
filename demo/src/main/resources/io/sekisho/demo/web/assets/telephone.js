// Dials, keys and hangs up without leaving the page, and plays what is heard. Without script the forms do the same, and a WAV file has the sound.
const RATE = 8000;
const LOOK_MS = 250;
let audio = null;
let call = null;

const main = () => document.getElementById('main');
const read = async (answer) => new DOMParser().parseFromString(await answer.text(), 'text/html');

// Browsers let a page make sound only from a click on.
const open = (id) => {
  audio ??= new AudioContext();
  audio.resume();
  call = { id, heard: 0, until: 0 };
  look(call);
};

const show = (page) => {
  const fresh = page.getElementById('main');
  const running = page.getElementById('state')?.dataset.state;
  if (running && running !== 'OVER' && document.getElementById('state')) {
    for (const part of ['state', 'wire']) {
      const shown = document.getElementById(part);
      const next = page.getElementById(part);
      if (shown.innerHTML !== next.innerHTML) shown.replaceWith(next);
    }
  } else {
    main().replaceWith(fresh);
  }
  return running;
};

const play = (bytes) => {
  const samples = new Int16Array(bytes, 0, bytes.byteLength >> 1);
  if (samples.length === 0) return;
  call.heard += samples.length;
  const sound = audio.createBuffer(1, samples.length, RATE);
  sound.getChannelData(0).set(Float32Array.from(samples, (sample) => sample / 32768));
  const source = audio.createBufferSource();
  source.buffer = sound;
  source.connect(audio.destination);
  call.until = Math.max(call.until, audio.currentTime + 0.1);
  source.start(call.until);
  call.until += sound.duration;
};

const look = async (looked) => {
  if (call !== looked) return;
  try {
    const page = await read(await fetch(`/calls/${looked.id}`));
    play(await (await fetch(`/calls/${looked.id}/sound?from=${looked.heard}`)).arrayBuffer());
    if (show(page) === 'OVER') {
      call = null;
      return;
    }
  } catch {
    // The demo has ended, or starts again: the next look tells.
  }
  setTimeout(() => look(looked), LOOK_MS);
};

const send = (form, key) => {
  const fields = new URLSearchParams(new FormData(form));
  if (key) fields.set('key', key);
  return fetch(form.action, { method: 'POST', body: fields });
};

document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (!(form.matches('[data-dial]') || form.matches('[data-keys]') || form.matches('[data-end]'))) return;
  event.preventDefault();
  const answer = await send(form, event.submitter?.value);
  const page = await read(answer);
  show(page);
  if (form.matches('[data-dial]') && answer.ok) {
    history.pushState(null, '', answer.url);
    open(page.getElementById('main').dataset.call);
  }
});

// A keyboard's digits are the telephone's, unless somebody types a number.
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, select')) return;
  const key = [...document.querySelectorAll('[data-keys] button')].find((button) => button.value === event.key);
  if (!key) return;
  event.preventDefault();
  key.classList.add('pressed');
  setTimeout(() => key.classList.remove('pressed'), 150);
  key.click();
});

addEventListener('popstate', () => location.reload());

// Somebody opened the page of a call that goes on: its sound begins with the first click or key.
if (main().dataset.call && document.getElementById('state').dataset.state !== 'OVER') {
  open(main().dataset.call);
  for (const sign of ['click', 'keydown']) document.addEventListener(sign, () => audio.resume(), { once: true });
}
