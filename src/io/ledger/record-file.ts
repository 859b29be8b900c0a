/** A record as the transport sees it: its id, its path on the branch, and its bytes. */
export interface RecordFile {
  readonly id: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}
