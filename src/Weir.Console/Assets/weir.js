// Refreshes the page in place when jobs change; the page works without it, by reloading.
(() => {
  'use strict';
  const live = document.getElementById('live');
  let wanted = false, busy = false, timer = 0;

  const say = (text, state) => { live.textContent = text; live.dataset.state = state; };

  async function refresh() {
    if (busy) { wanted = true; return; }
    busy = true;
    try {
      const answer = await fetch(location.href, { credentials: 'same-origin', cache: 'no-store' });
      if (answer.status === 401) { location.reload(); return; }
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.querySelector('main'), old = document.querySelector('main');
      if (fresh && old) {
        // What was opened or shut by hand stays so.
        for (const shown of old.querySelectorAll('details[id]')) {
          const same = fresh.querySelector('#' + CSS.escape(shown.id));
          if (same) { same.open = shown.open; }
        }
        old.replaceWith(document.adoptNode(fresh));
      }
    } finally {
      busy = false;
      if (wanted) { wanted = false; soon(); }
    }
  }

  // Many changes at once are one refresh.
  function soon() { clearTimeout(timer); timer = setTimeout(refresh, 150); }

  const stream = new EventSource('/v1/stream');
  stream.addEventListener('open', () => { say('live', 'on'); soon(); });
  stream.addEventListener('job', soon);
  stream.addEventListener('reset', soon);
  stream.addEventListener('error', () => say('reconnecting', 'off'));
  addEventListener('pagehide', () => stream.close());
})();
