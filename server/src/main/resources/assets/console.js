// Plots from the tables beside them, the live feed, and questions before what cannot be undone. Pages work without it.
"use strict";
(() => {
  const css = getComputedStyle(document.documentElement);
  const colour = (name) => css.getPropertyValue(name).trim();
  const COLOURS = { ALLOW: "#2f8f6b", CHALLENGE: "#d99a1c", HOLD: "#7b4bb7", DENY: "#c02a3e" };
  const GRID = "#e3e7ef";

  const numbers = (table, column) =>
    [...table.tBodies[0].rows].map((row) => Number(row.cells[column].dataset.value ?? row.cells[column].textContent));
  const labels = (table) => [...table.tBodies[0].rows].map((row) => row.cells[0].dataset.label);

  // Points from left to right, in Japan's time; with seconds where they lie close together.
  const timeScale = (points) => {
    const short = points.length > 0 && points[points.length - 1].x - points[0].x < 7_200_000;
    const time = new Intl.DateTimeFormat(document.documentElement.lang, {
      ...(short ? { second: "2-digit" } : { month: "numeric", day: "numeric" }),
      hour: "2-digit", minute: "2-digit", timeZone: "Asia/Tokyo" });
    return { type: "linear", grid: { display: false }, ticks: { maxTicksLimit: 6, maxRotation: 0, callback: (v) => time.format(v) } };
  };

  const plots = {
    stack(table) {
      const heads = [...table.tHead.rows[0].cells].slice(1);
      const order = ["ALLOW", "CHALLENGE", "HOLD", "DENY"];
      return {
        type: "bar",
        data: {
          labels: labels(table),
          datasets: heads.map((head, i) => ({
            label: head.textContent, data: numbers(table, i + 1), backgroundColor: COLOURS[order[i]] })),
        },
        options: {
          scales: {
            x: { stacked: true, grid: { display: false } },
            y: { stacked: true, beginAtZero: true, grid: { color: GRID }, ticks: { precision: 0 } },
          },
        },
      };
    },
    bits(table) {
      const values = numbers(table, 1);
      return {
        type: "bar",
        data: {
          labels: labels(table),
          datasets: [{ data: values, backgroundColor: values.map((v) => (v > 0 ? COLOURS.DENY : COLOURS.ALLOW)) }],
        },
        options: {
          indexAxis: "y",
          plugins: { legend: { display: false } },
          scales: { x: { grid: { color: GRID } }, y: { grid: { display: false } } },
        },
      };
    },
    months(table, place) {
      const heads = table.tHead.rows[0].cells;
      const hues = [COLOURS.DENY, "#3f6fb5"];
      return {
        type: "bar",
        data: {
          labels: labels(table),
          datasets: place.dataset.columns.split(",").map(Number).map((column, i) => ({
            label: heads[column].textContent, data: numbers(table, column), backgroundColor: hues[i] })),
        },
        options: {
          scales: { x: { grid: { display: false } }, y: { beginAtZero: true, grid: { color: GRID } } },
        },
      };
    },
    market(table, place) {
      const heads = table.tHead.rows[0].cells;
      // The table tells the latest first, the plot runs to the right.
      return {
        data: {
          labels: labels(table).reverse(),
          datasets: [
            { type: "line", label: heads[1].textContent, data: numbers(table, 1).reverse(), yAxisID: "close",
              borderColor: "#1f4b99", backgroundColor: "#1f4b99", borderWidth: 1.5, pointRadius: 2 },
            { type: "bar", label: heads[2].textContent, data: numbers(table, 2).reverse(), yAxisID: "volume",
              backgroundColor: "#c3cde0" },
            ...(Number(place.dataset.normal) > 0 ? [{
              type: "line", label: place.dataset.normalLabel, yAxisID: "volume", pointRadius: 0, borderDash: [5, 4],
              data: labels(table).map(() => Number(place.dataset.normal)), borderColor: "#a3162a", borderWidth: 1.5 }] : []),
          ],
        },
        options: {
          scales: {
            x: { grid: { display: false }, ticks: { maxTicksLimit: 6, maxRotation: 0 } },
            close: { position: "left", grid: { color: GRID } },
            volume: { position: "right", beginAtZero: true, grid: { display: false } },
          },
        },
      };
    },
    joining(table, place) {
      const points = [...table.tBodies[0].rows].filter((row) => row.dataset.suspect).map((row, i) => ({
        x: Number(row.dataset.x), y: i + 1, slipped: Boolean(row.dataset.slipped) }));
      const dots = (label, slipped, colour, shape) => ({
        label, data: points.filter((p) => p.slipped === slipped), backgroundColor: colour, borderColor: colour,
        pointStyle: shape, pointRadius: 5, pointHoverRadius: 7 });
      return {
        type: "scatter",
        data: {
          datasets: [
            dots(place.dataset.stopped, false, COLOURS.ALLOW, "circle"),
            dots(place.dataset.slipped, true, COLOURS.DENY, "rectRot"),
            { label: place.dataset.count, data: points, showLine: true, stepped: true, pointRadius: 0, pointStyle: "line",
              pointHitRadius: 0, borderColor: "#9aa6bd", borderWidth: 1.5 },
          ],
        },
        options: {
          plugins: { legend: { labels: { usePointStyle: true } } },
          scales: {
            x: timeScale(points),
            y: { beginAtZero: true, grid: { color: GRID }, ticks: { precision: 0 } },
          },
        },
      };
    },
    risk(table) {
      const points = [...table.tBodies[0].rows].map((row) => ({
        x: Number(row.dataset.x), y: Number(row.dataset.y), decision: row.dataset.decision })).reverse();
      return {
        type: "scatter",
        data: {
          datasets: [{
            data: points, showLine: true, borderColor: "#9aa6bd", borderWidth: 1.5, pointRadius: 5, pointHoverRadius: 7,
            pointBackgroundColor: points.map((p) => COLOURS[p.decision]) }],
        },
        options: {
          plugins: { legend: { display: false } },
          scales: {
            x: timeScale(points),
            y: { min: 0, max: 1, grid: { color: GRID }, ticks: { stepSize: 0.25, callback: (v) => Math.round(v * 100) + " %" } },
          },
        },
      };
    },
  };

  for (const place of document.querySelectorAll("[data-plot]")) {
    const table = document.getElementById(place.dataset.table);
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", place.dataset.label);
    place.append(canvas);
    if (place.dataset.plot === "bits") {
      place.style.height = 3 + 2 * table.tBodies[0].rows.length + "rem";
    }
    const plot = plots[place.dataset.plot](table, place);
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    Chart.defaults.color = colour("--quiet");
    plot.options = { animation: false, maintainAspectRatio: false, ...plot.options };
    new Chart(canvas, plot);
  }

  const feed = document.querySelector("[data-feed]");
  if (feed) {
    htmx.config.includeIndicatorStyles = false;
    htmx.config.allowEval = false;
    const rows = document.getElementById("rows");
    const ROWS_MAX = 200;
    const button = document.querySelector("[data-feed-pause]");
    const state = document.querySelector("[data-feed-state]");
    let paused = false;
    button.hidden = state.hidden = false;
    button.addEventListener("click", () => {
      paused = !paused;
      button.setAttribute("aria-pressed", String(paused));
      button.textContent = paused ? button.dataset.off : button.dataset.on;
      state.textContent = paused ? state.dataset.off : state.dataset.on;
      state.classList.toggle("paused", paused);
    });
    feed.addEventListener("htmx:configRequest", (event) => {
      if (paused || document.hidden) {
        event.preventDefault();
        return;
      }
      event.detail.parameters.after = rows.rows.length ? rows.rows[0].dataset.cursor : "";
    });
    document.body.addEventListener("htmx:afterSwap", () => {
      // The server looks a little further back than asked, since a batch may become visible late.
      const seen = new Set();
      for (const row of [...rows.rows].reverse()) {
        if (seen.has(row.id)) row.remove();
        else seen.add(row.id);
      }
      while (rows.rows.length > ROWS_MAX) rows.rows[rows.rows.length - 1].remove();
      if (rows.rows.length) document.querySelector("[data-empty]")?.remove();
    });
  }

  for (const form of document.querySelectorAll("form[data-confirm]")) {
    form.addEventListener("submit", (event) => {
      if (!confirm(form.dataset.confirm)) event.preventDefault();
    });
  }
})();
