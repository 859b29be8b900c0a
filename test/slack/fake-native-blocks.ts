import {
  asFields,
  asList,
  type Check,
  either,
  list,
  number,
  object,
  oneOf,
  string,
  whole,
} from './fake-block-rules.ts';

export const blockId = { 'block_id?': string(255, 1) };

const textCell = object({ type: oneOf('raw_text'), text: string(10_000, 1) });
const numberCell = object({ type: oneOf('raw_number'), value: number, 'text?': string(10_000, 1) });

function checkTable(value: unknown, path: string): string | null {
  const rows = asList(asFields(value)?.rows).map(asList);
  const width = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== width)) return `${path}.rows: not all of the same length`;
  if ((rows[0] ?? []).some((cell) => asFields(cell)?.type !== 'raw_text')) return `${path}: header cells`;
  const characters = rows
    .flat()
    .reduce<number>((sum, cell) => sum + String(asFields(cell)?.text ?? '').length, 0);
  return characters > 10_000 ? `${path}: ${characters} characters in a table` : null;
}

const series = object({
  name: string(20, 1),
  data: list(object({ label: string(20, 1), value: number }), 1, 20),
});

function checkChart(value: unknown, path: string): string | null {
  const chart = asFields(value);
  const categories = asList(asFields(chart?.axis_config)?.categories);
  if (new Set(categories).size !== categories.length) return `${path}: a category twice`;
  const all = asList(chart?.series).map((one) => asFields(one));
  if (new Set(all.map((one) => one?.name)).size !== all.length) return `${path}: a series name twice`;
  const labels = all.map((one) => asList(one?.data).map((point) => asFields(point)?.label));
  const same = labels.every(
    (each) => each.length === categories.length && new Set([...each, ...categories]).size === each.length,
  );
  return same ? null : `${path}: a series whose labels are not the categories`;
}

const chart = object(
  {
    type: oneOf('line', 'bar', 'area'),
    series: list(series, 1, 6),
    axis_config: object({
      categories: list(string(20, 1), 1, 20),
      'x_label?': string(50),
      'y_label?': string(50),
    }),
  },
  checkChart,
);

/** Blocks that stand in messages alone. */
export const nativeBlocks: Readonly<Record<string, Check>> = {
  data_table: object(
    {
      type: oneOf('data_table'),
      caption: string(Number.POSITIVE_INFINITY, 1),
      rows: list(list(either(textCell, numberCell), 1, 20), 2, 101),
      'page_size?': whole(1, 100),
      'row_header_column_index?': whole(0, 19),
      ...blockId,
    },
    checkTable,
  ),
  data_visualization: object({ type: oneOf('data_visualization'), title: string(50, 1), chart, ...blockId }),
};
