// Says that a step is being played, and keeps it from being started twice. Without script it plays just the same.
for (const form of document.querySelectorAll('form[data-busy]')) {
  form.addEventListener('submit', () => {
    document.querySelector('.busy').textContent = form.dataset.busy;
    for (const button of document.querySelectorAll('form button')) button.disabled = true;
  });
}
// Back from another page, buttons work again.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
