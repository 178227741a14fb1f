// Refreshes the page in place when jobs change; the page works without it, by reloading.
(() => {
  'use strict';
  const live = document.getElementById('live');
  let wanted = false, busy = false, timer = 0;
  // While a button of the mouse or a finger is down, the page stays as it is: a click counts only where both of its ends meet the same element.
  let pressed = null, release = () => {};

  const say = (text, state) => { live.textContent = text; live.dataset.state = state; };

  async function refresh() {
    if (busy) { wanted = true; return; }
    busy = true;
    try {
      const answer = await fetch(location.href, { credentials: 'same-origin', cache: 'no-store' });
      if (answer.status === 401) { location.reload(); return; }
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      await pressed;
      const fresh = page.querySelector('main'), old = document.querySelector('main');
      if (fresh && old) {
        const focused = old.contains(document.activeElement) ? sameAs(document.activeElement) : null;
        // What was opened or shut by hand stays so.
        for (const shown of old.querySelectorAll('details[id]')) {
          const same = fresh.querySelector('#' + CSS.escape(shown.id));
          if (same) { same.open = shown.open; }
        }
        // So does what was chosen or typed.
        for (const field of old.querySelectorAll('input[id]')) {
          const same = fresh.querySelector('#' + CSS.escape(field.id));
          if (same?.type === 'checkbox') { same.checked = field.checked; } else if (same) { same.value = field.value; }
        }
        old.replaceWith(document.adoptNode(fresh));
        if (focused) { fresh.querySelector(focused)?.focus({ preventScroll: true }); }
      }
    } finally {
      busy = false;
      if (wanted) { wanted = false; soon(); }
    }
  }

  // What an element of the fresh page is found by, for the one that a keyboard stands on.
  function sameAs(element) {
    if (element.id) { return '#' + CSS.escape(element.id); }
    const href = element.getAttribute('href');
    if (href) { return 'a[href="' + CSS.escape(href) + '"]'; }
    const holder = element.closest('[id]');
    return holder && holder.tagName !== 'MAIN' ? '#' + CSS.escape(holder.id) + ' ' + element.tagName : null;
  }

  // Many changes at once are one refresh.
  function soon() { clearTimeout(timer); timer = setTimeout(refresh, 150); }

  addEventListener('pointerdown', () => {
    pressed ??= new Promise(resolve => { release = () => { pressed = null; resolve(); }; });
  }, true);
  // The click comes right after the release, so the page is changed only after it.
  for (const end of ['pointerup', 'pointercancel']) { addEventListener(end, () => setTimeout(release), true); }
  addEventListener('blur', () => release());

  const stream = new EventSource('/v1/stream');
  stream.addEventListener('open', () => { say('live', 'on'); soon(); });
  stream.addEventListener('job', soon);
  stream.addEventListener('reset', soon);
  stream.addEventListener('error', () => say('reconnecting', 'off'));
  addEventListener('pagehide', () => stream.close());
})();
