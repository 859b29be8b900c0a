/** The tables were made by a newer version of the bot than this one. */
export class StoreNewer extends Error {
  readonly found: number;
  readonly known: number;

  constructor(found: number, known: number) {
    super(`store: tables of version ${found}, known up to ${known}`);
    this.found = found;
    this.known = known;
  }
}
