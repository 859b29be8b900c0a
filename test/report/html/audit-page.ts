import { helpPage } from '../../../src/report/help-link.ts';

/**
 * Rules of accessible pages, by hand, run inside a page: landmarks, headings, names, tables, contrast, room. The value
 * of this expression is every breach as a sentence.
 */
export const auditPage = `(() => {
  const breaches = [];
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const rule = (holds, words) => { if (!holds) breaches.push(words); };
  const clip = (node) => (node.outerHTML ?? '').slice(0, 90);

  rule(document.documentElement.lang === 'en', 'the document says its language');
  rule(document.title.trim() !== '', 'the document has a title');
  for (const one of ['body > header', 'main', 'body > footer', 'h1']) {
    rule(all(one).length === 1, 'there is one ' + one);
  }
  const places = 'header, nav, main, footer, a.skip';
  for (const child of document.body.children) rule(child.matches(places), 'all lies in a landmark: ' + clip(child));
  for (const one of all('nav, section.campaign, [role=region]')) rule(nameOf(one) !== '', 'a landmark has a name: ' + clip(one));

  const levels = all('h1, h2, h3').map((heading) => Number(heading.localName[1]));
  rule(levels[0] === 1, 'the first heading is the first level');
  levels.forEach((level, index) => rule(index === 0 || level <= levels[index - 1] + 1, 'no level of headings is skipped'));
  for (const one of all('h1, h2, h3, summary, a, th, caption, dt, dd, li')) {
    rule(one.textContent.trim() !== '', 'it has text: ' + clip(one));
  }

  const ids = all('[id]').map(({ id }) => id);
  rule(new Set(ids).size === ids.length, 'every id is there once');
  for (const one of all('[aria-labelledby]')) {
    for (const id of one.getAttribute('aria-labelledby').split(' ')) rule(ids.includes(id), 'a label is there: ' + id);
  }
  for (const link of all('a')) {
    const [page, place] = link.getAttribute('href').split('#');
    rule(page === '' ? ids.includes(place) : page === '${helpPage.slice(0, -1)}', 'a link leads somewhere: ' + clip(link));
  }

  for (const table of all('table')) {
    rule(table.caption !== null && table.caption.textContent.trim() !== '', 'a table has a caption');
    rule(all('thead th:not([scope=col]), tbody th:not([scope=row])', table).length === 0, 'headers have a scope');
    for (const row of all('tbody tr', table)) {
      rule(row.cells.length === table.tHead?.rows[0].cells.length, 'a row has a cell for each column');
      rule(row.cells[0].localName === 'th', 'a row has a header');
    }
  }
  for (const picture of all('svg')) {
    if (picture.parentElement.closest('svg') !== null) continue;
    const hidden = picture.getAttribute('aria-hidden') === 'true';
    const named = picture.getAttribute('role') === 'img' && all('title, desc', picture).every((node) => node.textContent !== '') && nameOf(picture) !== '';
    rule(hidden !== named, 'a picture has a name and a description, or is hidden: ' + clip(picture));
    const figure = picture.closest('figure');
    if (named) rule(figure?.parentElement.querySelector('table') != null, 'a chart has its numbers in a table beside it');
  }

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const parent = node.parentElement;
    if (node.textContent.trim() === '' || parent.closest('title, desc') !== null || !isSeen(parent)) continue;
    const style = getComputedStyle(parent);
    const ink = parent.closest('svg') === null ? style.color : style.fill;
    const ratio = contrast(ink, paperOf(parent));
    rule(ratio >= 4.5, 'text has a contrast of ' + ratio.toFixed(2) + ': ' + node.textContent.trim().slice(0, 40));
    rule(parseFloat(style.fontSize) >= 12 || matchMedia('print').matches, 'text is 12 pixels or more: ' + node.textContent.trim().slice(0, 40));
  }
  for (const shape of all('.range, .hard, .soft, .limit, .expected, .mark *, .chip path')) {
    if (!isSeen(shape)) continue;
    const style = getComputedStyle(shape);
    const best = Math.max(...[style.fill, style.stroke].filter((ink) => ink !== 'none').map((ink) => contrast(ink, paperOf(shape))));
    rule(best >= 3, 'a shape has a contrast of ' + best.toFixed(2) + ': ' + clip(shape));
  }

  const width = document.documentElement.clientWidth;
  rule(document.documentElement.scrollWidth <= width, 'nothing is wider than the screen');
  for (const chart of all('svg.chart')) {
    const boxes = all('text', chart).filter(isSeen).map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
    boxes.forEach(({ text, box }, index) => {
      rule(box.left >= 0 && box.right <= width, 'a label is on the screen: ' + text);
      for (const other of boxes.slice(index + 1)) rule(!meet(box, other.box), 'labels do not meet: ' + text + ' and ' + other.text);
    });
  }
  for (const handle of all('summary')) rule(handle.getBoundingClientRect().height >= 24, 'a fold can be hit');
  for (const area of all('.scroll')) rule(area.tabIndex === 0, 'what scrolls can be reached by key');
  return [...new Set(breaches)].slice(0, 12);

  function nameOf(node) {
    const label = node.getAttribute('aria-labelledby');
    if (label === null) return node.getAttribute('aria-label') ?? '';
    return label.split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim();
  }
  function isSeen(node) {
    return node.checkVisibility() && !(node.closest('.skip') !== null && document.activeElement !== node);
  }
  function meet(a, b) {
    const margin = 1;
    return a.left < b.right - margin && b.left < a.right - margin && a.top < b.bottom - margin && b.top < a.bottom - margin;
  }
  function paperOf(node) {
    for (let one = node; one !== null; one = one.parentElement) {
      const { backgroundColor } = getComputedStyle(one);
      if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor;
    }
    return matchMedia('print').matches ? 'rgb(255, 255, 255)' : 'rgb(128, 128, 128)';
  }
  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }
  // WCAG 2.2, relative luminance
  function luminance(colour) {
    const [red, green, blue] = colour.match(/[\\d.]+/g).map((part) => Number(part) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
})()`;
