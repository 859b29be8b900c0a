import type { FakeChannel, FakeState, FakeToken } from './fake-state.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** A call of a method by a token that is known. */
export interface Asked {
  readonly state: FakeState;
  readonly token: FakeToken;
  readonly body: Fields;
}

/** An answer that is a no. */
export function no(error: string, more: Fields = {}): Fields {
  return { ok: false, error, ...more };
}

/** The channel a call is about, when it is one of the team. */
export function findChannel({ state, token, body }: Asked): FakeChannel | undefined {
  const channel = state.channels.get(String(body.channel));
  return channel?.team === token.team ? channel : undefined;
}

/** A value as an object; empty for what is none. */
export function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
