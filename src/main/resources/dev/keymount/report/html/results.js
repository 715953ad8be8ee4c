'use strict';
(() => {
  const byId = id => document.getElementById(id);
  const text = byId('filter-text');
  const choices = { outcome: byId('filter-outcome'), rule: byId('filter-rule'), kind: byId('filter-kind') };
  const count = byId('count');
  const entries = Array.from(document.querySelectorAll('.entry'), element => ({
    element,
    isShown: true,
    outcome: element.dataset.outcome,
    findings: element.dataset.has.split(' '),
    name: element.querySelector('.name').textContent.toLowerCase(),
  }));
  const number = value => value.toLocaleString('en');

  const matches = (entry, wanted) =>
    entry.name.includes(wanted.text)
    && (wanted.outcome === '' || entry.outcome === wanted.outcome)
    && (wanted.rule === '' && wanted.kind === ''
      || entry.findings.some(finding =>
        (wanted.rule === '' || finding.startsWith(wanted.rule + '/'))
        && (wanted.kind === '' || finding.endsWith('/' + wanted.kind))));

  const filter = () => {
    const wanted = {
      text: text.value.trim().toLowerCase(),
      outcome: choices.outcome.value,
      rule: choices.rule.value,
      kind: choices.kind.value,
    };
    let shown = 0;
    for (const entry of entries) {
      const isShown = matches(entry, wanted);
      shown += isShown ? 1 : 0;
      if (isShown !== entry.isShown) {
        entry.isShown = isShown;
        entry.element.hidden = !isShown;
      }
    }
    count.textContent = number(shown) + ' of ' + number(entries.length)
      + (entries.length === 1 ? ' repository shown' : ' repositories shown');
    byId('none').hidden = shown > 0 || entries.length === 0;
  };

  const reset = () => {
    text.value = '';
    for (const choice of Object.values(choices)) {
      choice.value = '';
    }
    filter();
  };

  const openLinked = () => {
    const element = /^#repository-\d+$/.test(location.hash) ? byId(location.hash.slice(1)) : null;
    if (element === null) {
      return;
    }
    if (element.hidden) {
      reset();
    }
    element.open = true;
    element.scrollIntoView();
    element.querySelector('summary')?.focus({ preventScroll: true });
  };

  const isTyped = target => target instanceof Element && target.matches('input, select, textarea');

  text.addEventListener('input', filter);
  for (const choice of Object.values(choices)) {
    choice.addEventListener('change', filter);
  }
  byId('filter-reset').addEventListener('click', () => {
    reset();
    text.focus();
  });
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
      return;
    }
    if (event.key === '/' && !isTyped(event.target)) {
      event.preventDefault();
      text.focus();
      text.select();
    } else if (event.key === 'Escape' && event.target === text) {
      event.preventDefault();
      text.value = '';
      filter();
    }
  });
  document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#repository-"]') : null;
    if (link !== null && link.hash === location.hash) {
      event.preventDefault();
      openLinked();
    }
  });
  window.addEventListener('hashchange', openLinked);

  byId('filter-fields').hidden = false;
  filter();
  openLinked();
})();
