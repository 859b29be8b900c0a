/** A request over HTTP that gets no answer but its status; `reason` is a code of ours. */
export class RefusedRequest extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(`refused: ${reason}`);
    this.reason = reason;
  }
}
