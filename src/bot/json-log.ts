import type { BotLog, LogFields } from './bot-log.ts';

/** A log of one JSON object a line; whatever it is given, the secrets are not in it. */
export function openJsonLog(options: {
  readonly write: (line: string) => void;
  readonly nowMs: () => number;
  readonly secrets: readonly string[];
}): BotLog {
  const { write, nowMs } = options;
  // because a longer secret may begin with a shorter one, and JSON writes line breaks of a key in two signs
  const secrets = options.secrets
    .map((secret) => JSON.stringify(secret).slice(1, -1))
    .filter((secret) => secret.length >= 8)
    .toSorted((one, other) => other.length - one.length);
  const line =
    (level: string) =>
    (event: string, fields: LogFields = {}) => {
      const text = JSON.stringify({ time: new Date(nowMs()).toISOString(), level, event, ...fields });
      write(`${secrets.reduce((masked, secret) => masked.replaceAll(secret, '***'), text)}\n`);
    };
  return { info: line('info'), warn: line('warn'), error: line('error') };
}
