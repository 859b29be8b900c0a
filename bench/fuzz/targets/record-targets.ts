import { dnsCacheHeader } from '../../../src/core/dns/dns-cache-text.ts';
import { encodeQuestion } from '../../../src/core/dns/message/encode-question.ts';
import { parseAnswer } from '../../../src/core/dns/message/parse-answer.ts';
import { parseDnsCache } from '../../../src/core/dns/parse-dns-cache.ts';
import { parseRecord } from '../../../src/core/ledger/parse-record.ts';
import { recordPath } from '../../../src/core/ledger/record-id.ts';
import { recordText } from '../../../src/core/ledger/record-text.ts';
import { recordFile } from '../../../src/io/history/write-records.ts';
import { formatSegment, parseSegment } from '../../../src/io/ledger/segment.ts';
import { asOfMs, checkText, healthyHeader, healthyRows, lines } from '../../../test/core/check-text.ts';
import { exampleCheck, exampleOutcome } from '../../../test/core/ledger/example-records.ts';
import { encodeAnswer, readQuestion, recordsOf } from '../../../test/dns/encode-answer.ts';
import { type FuzzTarget, hiddenReading, textInput, textOf } from '../fuzz-target.ts';

const check = exampleCheck(await checkText(lines(healthyHeader, ...healthyRows(40))), asOfMs);
const outcome = exampleOutcome(check, { hard: 3, soft: 2 });
/** Later than both, since a record that says a later time than its commit gets that of the commit. */
const commitTimeMs = asOfMs + 30 * 86_400_000;

/** A record that somebody with push access wrote by hand. */
export const recordTarget: FuzzTarget = {
  name: 'ledger-record',
  seeds: () => [check, outcome].map((record) => textInput(recordPath(record.id), recordText(record))),
  read: async ({ name, bytes }) => {
    const read = parseRecord({ path: name, bytes, commitTimeMs });
    // because what is trusted must be such that the same text is trusted again
    if (
      read.ok &&
      !parseRecord({ path: name, bytes: Buffer.from(recordText(read.record)), commitTimeMs }).ok
    ) {
      throw new Error('a trusted record is not trusted when it is written again');
    }
    return hiddenReading(read.ok ? read.record.kind : read.reason, read);
  },
};

const segment = formatSegment([recordFile(check), recordFile(outcome)]);
const month = check.at.slice(0, 7);
const gap = Buffer.from('\0\0');

/** A month of records in one file with their digests; the two files stand behind one another here. */
export const segmentTarget: FuzzTarget = {
  name: 'ledger-segment',
  seeds: () => [{ name: 'segment', bytes: Buffer.concat([segment.lines, gap, segment.digests]) }],
  read: async ({ bytes }) => {
    const all = Buffer.from(bytes);
    const at = Math.max(0, all.indexOf(gap));
    const read = parseSegment({ lines: all.subarray(0, at), digests: all.subarray(at + gap.length) }, month);
    return hiddenReading(`${read.records.length} ${Math.min(read.mismatches, 3)}`, [
      read.records.map(({ path }) => path),
      read.mismatches,
    ]);
  },
};

const question = { id: 4711, name: 'mail.northwind.dev', type: 'MX' } as const;

/** An answer of a resolver; the code that says that a name does not exist counts only in an answer to the question. */
export const dnsAnswerTarget: FuzzTarget = {
  name: 'dns-answer',
  seeds: () => {
    const asked = readQuestion(Buffer.from(encodeQuestion(question)));
    const answers = recordsOf(question.name, { mx: [[10, 'a.northwind.dev']] }, asked.type);
    return [
      { name: 'answer', bytes: encodeAnswer(asked, { answers }) },
      { name: 'nothing', bytes: encodeAnswer(asked, { code: 3 }) },
    ];
  },
  read: async ({ bytes }) => {
    const answer = parseAnswer(bytes, question);
    return hiddenReading(answer === null ? 'not ours' : JSON.stringify(answer).slice(0, 30), answer);
  },
};

/** The committed file of DNS answers. */
export const dnsCacheTarget: FuzzTarget = {
  name: 'dns-cache',
  seeds: () => [
    textInput('cache', `${dnsCacheHeader}\na.example,dead,2026-05-01\nb.example,alive,2026-05-02\n`),
    textInput('none', `${dnsCacheHeader}\r\n`),
  ],
  read: async (input) => {
    const parsed = parseDnsCache(textOf(input));
    return hiddenReading(parsed.ok ? 'ok' : parsed.fault, parsed.ok ? [...parsed.cache] : parsed);
  },
};
