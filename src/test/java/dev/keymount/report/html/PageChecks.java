package dev.keymount.report.html;

/** Questions to a page in a browser that every page must answer with nothing. */
final class PageChecks {

  private PageChecks() {}

  /** What is outside of the window on its left or right. */
  static final String OUTSIDE =
      """
      [...document.querySelectorAll('body *')].filter(e => {
        const r = e.getBoundingClientRect();
        return r.width > 1 && (r.right > innerWidth + 1 || r.left < -1)
          && !e.closest('thead, .skip');
      }).map(e => e.outerHTML.slice(0, 80)).join()
      """;

  /** What text has less contrast than WCAG 2.2 asks for in success criterion 1.4.3. */
  static final String FAINT =
      """
      (() => {
        const parts = c => c.match(/[0-9.]+/g).map(Number);
        const light = c => parts(c).slice(0, 3).map(v => v / 255)
          .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
          .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const isClear = c => c === 'none' || parts(c)[3] === 0;
        const ground = e => {
          const svg = e.closest('.graph');
          if (svg) {
            const tint = e.closest('.row')?.querySelector('.tint');
            const box = e.closest('.stage')?.querySelector('.box');
            const found = [tint, box, svg.querySelector('.box')].filter(r => r).map(r => getComputedStyle(r).fill)
              .find(c => !isClear(c));
            if (found) return found;
          }
          for (let at = e; at; at = at.parentElement) {
            const c = getComputedStyle(at).backgroundColor;
            if (!isClear(c)) return c;
          }
          return 'rgb(255, 255, 255)';
        };
        const faint = [];
        for (const e of document.querySelectorAll('body *')) {
          const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
          if (!own || e.tagName === 'title' || e.matches('.stop-letter')) continue;
          const style = getComputedStyle(e);
          const ink = e.ownerSVGElement ? style.fill : style.color;
          const [a, b] = [light(ink), light(ground(e))];
          const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          if (contrast < 4.5) faint.push(e.textContent.slice(0, 30) + ' ' + contrast.toFixed(2));
        }
        return [...new Set(faint)].join('|');
      })()
      """;
}
