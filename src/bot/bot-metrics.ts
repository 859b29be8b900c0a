/** Counters and gauges of the bot by their Prometheus names; labels are words of ours, never campaigns or users. */
export interface BotMetrics {
  readonly add: (name: string, labels?: Readonly<Record<string, string>>, by?: number) => void;
  readonly set: (name: string, value: number, labels?: Readonly<Record<string, string>>) => void;
  /** Seconds into a histogram. */
  readonly observe: (name: string, seconds: number) => void;
}
