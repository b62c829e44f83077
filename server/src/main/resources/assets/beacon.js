/*
 * For the brokerage's login page: says where the page is shown when that is not the brokerage's. On its own hosts it does nothing. Host,
 * path and referrer are told, without query; what in a path may name a person is left out.
 */
(() => {
  'use strict';
  const known = JSON.parse(atob('@KNOWN@'));
  const host = location.hostname.toLowerCase();
  // Nobody's host: a file, or a frame without an address.
  if (!host || !known.own.length) return;
  if (known.own.some((name) => host === name || host.endsWith('.' + name))) return;
  const path = (text) => text.replace(/[^/]*(?:@|%40|\d{5})[^/]*/gi, '*').slice(0, 200);
  let referrer = '';
  try {
    const from = new URL(document.referrer);
    referrer = from.hostname + path(from.pathname);
  } catch { /* there is none */ }
  const report = JSON.stringify({ host, path: path(location.pathname), referrer });
  let sent = false;
  try { sent = navigator.sendBeacon(known.to, report); } catch { /* some browsers forbid it */ }
  if (!sent) new Image().src = known.to + '?report=' + encodeURIComponent(report);
})();
