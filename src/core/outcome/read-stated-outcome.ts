import type { Problem } from '../finding.ts';
import { showable } from '../showable.ts';
import { moreBounces } from './more-bounces.ts';
import { countRule, parseCount } from './parse-count.ts';
import { parseSendTime, type SendTime, sendTimeRule } from './parse-send-time.ts';

type CountName = 'sent' | 'hard' | 'soft' | 'block';
type TimeName = 'sent-at' | 'counted-at';

/** What was said about an outcome, as text; undefined was not said. */
export type OutcomeTexts = Readonly<Partial<Record<CountName | TimeName | 'sender', string | undefined>>>;

/** The same, read and found possible; null is what was not said. */
export interface StatedOutcome extends Readonly<Record<CountName, number | null>> {
  readonly sentAt: SendTime | null;
  readonly countedAtMs: number;
  readonly sender: string | null;
}

export type StatedRead =
  | { readonly ok: true; readonly stated: StatedOutcome }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads what was said about an outcome. Everything that is wrong is told at once: counts that are no whole numbers,
 * times that cannot be or lie ahead, more bounces than mails.
 */
export function readStatedOutcome(texts: OutcomeTexts, nowMs: number): StatedRead {
  const reader = new TextReader(texts, nowMs);
  const counts = {
    sent: reader.count('sent'),
    hard: reader.count('hard'),
    soft: reader.count('soft'),
    block: reader.count('block'),
  };
  const times = reader.times();
  const sender = reader.sender();
  const problems = [...reader.problems];
  const tooMany = moreBounces(counts);
  if (tooMany !== null) problems.push(tooMany);
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, stated: { ...counts, ...times, sender } };
}

const longestSender = 60;

class TextReader {
  readonly problems: Problem[] = [];
  readonly #texts: OutcomeTexts;
  readonly #nowMs: number;

  constructor(texts: OutcomeTexts, nowMs: number) {
    this.#texts = texts;
    this.#nowMs = nowMs;
  }

  count(name: CountName): number | null {
    const text = this.#texts[name];
    if (text === undefined) return null;
    return parseCount(text) ?? this.#refuse(name, countRule);
  }

  times(): Pick<StatedOutcome, 'sentAt' | 'countedAtMs'> {
    const sentAt = this.#time('sent-at');
    const counted = this.#time('counted-at');
    // because a day stands for its end, unless that has not come yet
    const countedAtMs = Math.min(counted?.lastMs ?? this.#nowMs, this.#nowMs);
    if (sentAt !== null && countedAtMs < sentAt.firstMs) this.#refuse('counted-at', 'after --sent-at');
    return { sentAt, countedAtMs };
  }

  /** Case and spaces do not make another tool. */
  sender(): string | null {
    const name = this.#texts.sender?.trim().toLowerCase().replaceAll(/\s+/g, ' ');
    if (name === undefined) return null;
    if (/^[^\p{C}@]+$/u.test(name) && name.length <= longestSender) return name;
    return this.#refuse('sender', 'the name of the sending tool, such as mailchimp');
  }

  #time(name: TimeName): SendTime | null {
    const text = this.#texts[name];
    if (text === undefined) return null;
    const time = parseSendTime(text);
    if (time === null) return this.#refuse(name, sendTimeRule);
    return time.firstMs > this.#nowMs ? this.#refuse(name, 'a time that has passed') : time;
  }

  #refuse(name: keyof OutcomeTexts, rule: string): null {
    const received = showable(this.#texts[name] ?? '');
    this.problems.push({ code: 'argument-wrong-value', args: { argument: `--${name}`, rule, received } });
    return null;
  }
}
