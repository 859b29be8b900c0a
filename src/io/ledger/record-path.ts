/** What the path of a record tells; `atMs` is the moment that its id names. */
export interface RecordPath {
  readonly id: string;
  readonly path: string;
  readonly atMs: number;
  /** `2026-11`. */
  readonly month: string;
}

const idPattern =
  /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-[a-z0-9]{1,20}-[0-9]{1,4}-[0-9a-f]{8}-[0-9a-f]{8}$/;
const maxPathLength = 128;

/** Where the record of this id lies: `records/YYYY/MM/DD/<id>.json` by the day in its id. Undefined when it is no id. */
export function recordPathOf(id: string): RecordPath | undefined {
  if (id.length > maxPathLength) return undefined;
  const [, year, month, day, hour, minute, second, millisecond] = idPattern.exec(id) ?? [];
  if (year === undefined) return undefined;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}Z`;
  const atMs = Date.parse(iso);
  // because a thirtieth of February would be read as another day
  if (Number.isNaN(atMs) || new Date(atMs).toISOString() !== iso) return undefined;
  return { id, path: `records/${year}/${month}/${day}/${id}.json`, atMs, month: `${year}-${month}` };
}

/** What a path tells; undefined when no record lies there. */
export function parseRecordPath(path: string): RecordPath | undefined {
  if (path.length > maxPathLength) return undefined;
  const found = recordPathOf(path.slice(path.lastIndexOf('/') + 1, -'.json'.length));
  return found?.path === path ? found : undefined;
}
