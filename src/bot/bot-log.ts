/** What a line of the log may hold: codes, counts and ids of ours; never a payload, a token, or text from data. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Structured log, one JSON object a line. */
export interface BotLog {
  readonly info: (event: string, fields?: LogFields) => void;
  readonly warn: (event: string, fields?: LogFields) => void;
  readonly error: (event: string, fields?: LogFields) => void;
}
