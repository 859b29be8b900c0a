import { cleanAddress } from '../../address/clean-address.ts';
import type { ByteSource } from '../../byte-source.ts';
import type { Problem } from '../../finding.ts';
import { FindingLog } from '../../finding-log.ts';
import { findColumns } from '../../list/find-columns.ts';
import { isBlank } from '../../list/is-blank.ts';
import { normalizeHeader } from '../../list/normalize-header.ts';
import { type DayNumber, parseDay } from '../../list/parse-day.ts';
import { readSource } from '../../list/read-source.ts';
import type { CsvRecord } from '../../list/record.ts';
import { shownHeader } from '../../list/shown-header.ts';
import { recipientKey } from '../../recipient-key.ts';
import { type VerificationResult, wordOf } from '../verification.ts';
import { dayOfName } from './day-of-name.ts';
import { recogniseVerifier } from './recognise-verifier.ts';
import { resultDateHeaders } from './result-date-headers.ts';
import { VerificationTable } from './verification-table.ts';
import type { VerifierCell, VerifierFormat } from './verifier-format.ts';

/** Results of verification services, and what there is to say of their files. */
export interface VerificationsRead {
  readonly table: VerificationTable;
  readonly findings: FindingLog;
  readonly problems: readonly Problem[];
}

/**
 * Reads files of verification services into one table. A file of a form that is not known is a problem, and so is one
 * without a result: a check that took them for nothing would let through what they warn of.
 */
export async function readVerifications(
  sources: readonly ByteSource[],
  asOfDay: DayNumber,
): Promise<VerificationsRead> {
  const table = new VerificationTable();
  const findings = new FindingLog();
  const problems: Problem[] = [];
  for (const source of sources) {
    const file = new VerifierFile(source.path, { table, findings, asOfDay });
    const read = await readSource(source, {}, (record) => file.take(record));
    const problem = file.problem ?? (read.ok ? file.finish() : read.problem);
    if (problem !== null) problems.push(problem);
  }
  return { table, findings, problems };
}

const noHeaders: Readonly<Record<VerifierCell, readonly string[]>> = {
  result: [],
  detail: [],
  disposable: [],
  acceptAll: [],
  toxic: [],
};

type Field = VerifierCell | 'email' | 'day';

interface Reading {
  readonly table: VerificationTable;
  readonly findings: FindingLog;
  readonly asOfDay: DayNumber;
}

class VerifierFile {
  problem: Problem | undefined;
  readonly #path: string;
  readonly #reading: Reading;
  readonly #nameDay: DayNumber | null;
  #format: VerifierFormat | undefined;
  #at: ReadonlyMap<Field, number> = new Map();
  #header = '';
  #results = 0;
  #understood = 0;
  #undated = 0;

  constructor(path: string, reading: Reading) {
    this.#path = path;
    this.#reading = reading;
    this.#nameDay = this.#past(dayOfName(path));
  }

  take(record: CsvRecord): undefined | 'stop' {
    if (isBlank(record)) return undefined;
    if (this.#format === undefined) return this.#begin(record);
    this.#takeRow(record, this.#format);
    return undefined;
  }

  #begin(record: CsvRecord): undefined | 'stop' {
    const cells = Array.from({ length: record.fieldCount }, (_, index) => record.field(index));
    this.#header = shownHeader(cells);
    const format = recogniseVerifier(cells.map(normalizeHeader));
    if (format === undefined) {
      this.problem = this.#notUnderstood(record.line);
      return 'stop';
    }
    const names = { ...noHeaders, ...format.headers, day: resultDateHeaders };
    const found = findColumns<Field>(record, this.#path, { names, mapped: {} });
    if (!found.ok) {
      this.problem = found.problem;
      return 'stop';
    }
    this.#format = format;
    this.#at = found.columns.at;
    return undefined;
  }

  #takeRow(record: CsvRecord, format: VerifierFormat): void {
    const address = cleanAddress(this.#cell(record, 'email'));
    const said = this.#cell(record, 'result');
    // because rows that a service skipped have no result
    if (address === '' || said.trim() === '' || format.skipped?.includes(wordOf(said))) return;
    const result = format.read((name) => wordOf(this.#cell(record, name)));
    if (result === null) this.#note('unknown-value', record.line);
    else this.#understood += 1;
    const day = this.#day(record);
    this.#results += 1;
    if (day === null) this.#undated += 1;
    const verified: { result: VerificationResult; day: DayNumber | null } = {
      result: result ?? 'unknown',
      day,
    };
    this.#reading.table.add(recipientKey(address).key, verified);
  }

  #cell(record: CsvRecord, field: Field): string {
    const index = this.#at.get(field);
    return index === undefined ? '' : record.field(index);
  }

  #day(record: CsvRecord): DayNumber | null {
    const cell = this.#cell(record, 'day').trim();
    if (cell === '') return this.#nameDay;
    const day = parseDay(cell);
    if (day === null) this.#note('unreadable-date', record.line);
    else if (this.#past(day) === null) this.#note('future-date', record.line);
    return this.#past(day);
  }

  // because clocks of zones ahead of UTC may already show tomorrow
  #past(day: DayNumber | null): DayNumber | null {
    const { asOfDay } = this.#reading;
    return day === null || day > asOfDay + 1 ? null : Math.min(day, asOfDay);
  }

  #notUnderstood(line: number): Problem {
    const args = { header: this.#header };
    return { code: 'verification-not-understood', file: this.#path, line, args };
  }

  #note(code: 'unknown-value' | 'unreadable-date' | 'future-date', line: number): void {
    const field = code === 'unknown-value' ? 'verification' : 'verified-at';
    this.#reading.findings.add({ code, severity: 'warning', file: this.#path, line, args: { field } });
  }

  finish(): Problem | null {
    if (this.#results === 0) return { code: 'verification-empty', file: this.#path, args: {} };
    // because a column that holds no known word at all is another one that has the same name
    if (this.#understood === 0) return this.#notUnderstood(1);
    if (this.#undated > 0) {
      const args = { rows: this.#undated };
      this.#reading.findings.add({
        code: 'verification-undated',
        severity: 'notice',
        file: this.#path,
        args,
      });
    }
    return null;
  }
}
