// Draws the worth of the last days; without script the figures above say what matters.
(async () => {
  const canvas = document.getElementById('worth');
  const days = await (await fetch(canvas.dataset.from)).json();
  const locale = canvas.dataset.locale;
  const day = (ago) => new Date(Date.now() - ago * 86400000).toLocaleDateString(locale, { month: 'numeric', day: 'numeric', timeZone: 'Asia/Tokyo' });
  const yen = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 2 });
  new Chart(canvas, {
    type: 'line',
    data: {
      labels: days.map((_, i) => day(days.length - 1 - i)),
      datasets: [{ label: canvas.dataset.label, data: days, borderColor: '#0e4a6e', backgroundColor: '#0e4a6e1f', fill: true, pointRadius: 0, borderWidth: 2, tension: 0.2 }],
    },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      interaction: { mode: 'index', intersect: false },
      plugins: { legend: { display: false } },
      scales: {
        x: { grid: { display: false }, ticks: { maxTicksLimit: 8, maxRotation: 0 } },
        y: { ticks: { callback: (value) => yen.format(value) } },
      },
    },
  });
})();
