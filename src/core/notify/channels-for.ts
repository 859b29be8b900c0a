import picomatch from 'picomatch';
import type { ChannelConfig } from '../bot/bot-config.ts';
import type { CheckRecord } from '../ledger/ledger-record.ts';

/** What chooses the channels of a campaign; `rules` are those of its check. */
export type ChannelSubject = Pick<CheckRecord, 'campaign' | 'rules'>;

/** The channels whose globs and ledgers mean a campaign. */
function channelsMatching(
  channels: readonly ChannelConfig[],
  ledger: string,
  campaign: string,
): readonly ChannelConfig[] {
  return channels.filter((channel) => readsLedger(channel, ledger) && matches(channel, campaign));
}

/**
 * The channels that get the posts of a campaign: the one its policy names, when the bot may post there for this ledger,
 * else those whose globs mean it.
 */
export function channelsFor(
  channels: readonly ChannelConfig[],
  ledger: string,
  { campaign, rules }: ChannelSubject,
): readonly ChannelConfig[] {
  const wanted = rules?.slackChannel ?? null;
  // because a repository must not reach a channel that was not given to its ledger
  const named = channels.find((channel) => channel.id === wanted && readsLedger(channel, ledger));
  return named === undefined ? channelsMatching(channels, ledger, campaign) : [named];
}

function readsLedger({ ledgers }: ChannelConfig, ledger: string): boolean {
  return ledgers === null || ledgers.includes(ledger);
}

function matches({ campaigns }: ChannelConfig, campaign: string): boolean {
  return campaigns.some((glob) =>
    picomatch.isMatch(campaign, glob, { nobrace: true, noextglob: true, nonegate: true }),
  );
}
