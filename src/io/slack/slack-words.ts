/**
 * Slack's words for having done nothing because it is away for now
 * (https://docs.slack.dev/reference/methods/chat.postMessage#errors).
 */
export const untakenCodes: ReadonlySet<string> = new Set(['service_unavailable', 'team_added_to_org']);

/** A JSON object; null for anything else. */
export function parseFields(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

/** Slack's word for an error, or ours when it is no word. */
export function errorWord(error: unknown): string {
  return typeof error === 'string' && /^[a-z0-9_]{1,60}$/.test(error) ? error : 'unreadable';
}
