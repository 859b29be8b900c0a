import { type Attributes, type Content, type Element, element } from './element.ts';

/** A column of a table; numbers stand below each other at the right. */
export interface Column {
  readonly title: string;
  readonly isNumber?: boolean;
  /** Set for short words that must not break, such as dates. */
  readonly isWhole?: boolean;
}

/** A table with a caption, whose first cell of each row names the row. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Content[])[];
  /** Set where a table may be wider than a telephone: it then scrolls by itself, by keyboard too. */
  readonly isWide?: boolean;
}

/** The table as an element. */
export function table({ caption, columns, rows, isWide = false }: Table): Element {
  const head = columns.map((column) => element('th', { scope: 'col', ...styleOf(column) }, column.title));
  const body = rows.map((cells) =>
    element('tr', {}, ...cells.map((cell, place) => cellOf(cell, place, columns[place]))),
  );
  const made = element(
    'table',
    {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...body),
  );
  if (!isWide) return made;
  return element('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': caption }, made);
}

function cellOf(cell: Content, place: number, column: Column | undefined): Element {
  const style = styleOf(column);
  return place === 0 ? element('th', { scope: 'row', ...style }, cell) : element('td', style, cell);
}

function styleOf(column: Column | undefined): Pick<Attributes, 'class'> {
  if (column?.isNumber === true) return { class: 'n' };
  return column?.isWhole === true ? { class: 'whole' } : {};
}
