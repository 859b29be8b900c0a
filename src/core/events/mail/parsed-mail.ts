/** One part of a mail that is no text of its own: reports, and the mail that was returned. */
export interface MailPart {
  /** Its type in small letters, `message/delivery-status`. */
  readonly type: string;
  readonly text: string;
}

/** A mail as far as it bears on bounces. */
export interface ParsedMail {
  /** The first header of that name (in small letters), on one line; empty where there is none. */
  readonly header: (name: string) => string;
  /** What a person would read. */
  readonly text: string;
  readonly parts: readonly MailPart[];
  /** The beginning of the mail as it lies in the file, for one whose parts cannot be told from one another. */
  readonly raw: string;
}
