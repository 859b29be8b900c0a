/** The process as the bot uses it, so that tests have their own. */
export interface BotHost {
  /** As `process.versions.node` has it. */
  readonly nodeVersion: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly write: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Calls the handler for each request to end. */
  readonly onSignal: (handler: () => void) => void;
  /** Calls the handler for each promise that failed with nobody to see. */
  readonly onRejection: (handler: (error: unknown) => void) => void;
  readonly exit: (code: number) => void;
}

/** 0 for well, 1 for something wrong, 2 when it could not be done. */
export type BotExit = 0 | 1 | 2;
