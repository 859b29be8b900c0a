import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { answerCommand } from '../../src/bot/answer-command.ts';
import { cardLinks } from '../../src/bot/card-links.ts';
import type { AskedContext } from '../../src/bot/find-asked.ts';
import { runProcess } from '../../src/bot/run-process.ts';
import { ledgerHistory } from '../../src/core/ledger/ledger-history.ts';
import type { LedgerRecord } from '../../src/core/ledger/ledger-record.ts';
import { expectOutcome } from '../../src/core/outcome/expect-outcome.ts';
import { type CardFacts, cardFacts } from '../../src/core/post/card-facts.ts';
import { digestFacts } from '../../src/core/post/digest-facts.ts';
import { reminderFacts } from '../../src/core/post/reminder-facts.ts';
import { replyFacts } from '../../src/core/post/reply-facts.ts';
import { runOfCheck } from '../../src/core/post/run-of-check.ts';
import type { SlackMessage } from '../../src/core/slack/block-kit.ts';
import { cardMessage } from '../../src/report/slack/posts/card-message.ts';
import { digestMessage } from '../../src/report/slack/posts/digest-message.ts';
import { reminderMessage } from '../../src/report/slack/posts/reminder-message.ts';
import { replyMessage } from '../../src/report/slack/posts/reply-message.ts';
import { homeView } from '../../src/report/slack/views/home.ts';
import { outcomeModal } from '../../src/report/slack/views/outcome-modal.ts';
import { overrideModal } from '../../src/report/slack/views/override-modal.ts';
import { askedContext } from '../bot/asked-store.ts';
import { write } from '../io/bot-ledger/follow-samples.ts';
import { useLedger } from '../io/ledger/use-ledger.ts';
import { startFakeSlack } from '../slack/fake-slack.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { slackPicture } from './slack-picture.ts';
import { nowMs, openShop, people, type Shop } from './slack-shop.ts';

const page = 'docs/slack.md';
const updating = process.env.UPDATE_DOCS === '1';
const ledger = 'lists';
const asker = { user: 'U0000000ADA', channel: 'C0123456789' };

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});

/** How each picture of the page is made anew, by the name in the comment above it. */
const pictures: Readonly<Record<string, () => Promise<string>>> = {
  'first answer': () => asked('240/12000'),
  help: () => asked('help'),
  latest: () => asked('autumn-sale'),
  why: () => asked('why autumn-sale'),
  trend: () => asked('trend weekly-news'),
  sources: () => asked('sources autumn-sale'),
  compare: () => asked('fair-invite vs spring-launch'),
  thresholds: () => asked('thresholds partner-update'),
  'too few': () => asked('3/120'),
  unknown: () => asked('automn-sale'),
  wrong: () => asked('12000/240'),
  card: async () => cardPicture(shop.records, 'autumn-sale'),
  overridden: async () => cardPicture(shop.overridden('fair-invite'), 'fair-invite'),
  reply: async () => replyPicture(),
  reminder: async () => reminderPicture(),
  digest: async () => digestPicture(),
  'override form': async () => overrideFormPicture(),
  'outcome form': async () => outcomeFormPicture(),
  home: async () => homePicture(),
  'nothing set': async () => (await ran([], {})).trim(),
  doctor: async () => doctorPicture(),
};

describe('the pictures of the bot are what it says', () => {
  const shown = picturesOf(readFileSync(page, 'utf8'));

  test('all of them are made here, and each that is made is on the page once', () => {
    expect(shown.map(({ name }) => name).toSorted()).toEqual(Object.keys(pictures).toSorted());
    expect(picturesOf(readFileSync('README.md', 'utf8')).length).toBeGreaterThan(0);
  });

  test.each(Object.keys(pictures))('%s', async (name) => {
    const real = await pictures[name]?.();
    if (real === undefined) throw new Error(`${name} is not made`);
    expect(real).not.toContain('`');
    for (const path of [page, 'README.md']) {
      if (updating) replacePicture(path, name, real);
      const found = picturesOf(readFileSync(path, 'utf8')).filter((one) => one.name === name);
      for (const { text } of found) expect(text, `${path}: ${command} writes it anew`).toBe(real);
    }
  });
});

const command = 'UPDATE_DOCS=1 npx vitest run test/docs/slack-pictures.test.ts';
const picture = /^<!-- picture: ([a-z ]+) -->\n```text\n([\s\S]*?)\n?^```$/gm;

function picturesOf(document: string): readonly { readonly name: string; readonly text: string }[] {
  return [...document.matchAll(picture)].map(([, name = '', text = '']) => ({ name, text }));
}

function replacePicture(path: string, wanted: string, text: string): void {
  const document = readFileSync(path, 'utf8');
  const written = document.replace(picture, (whole, name) =>
    name === wanted ? `<!-- picture: ${name} -->\n\`\`\`text\n${text}\n\`\`\`` : whole,
  );
  if (written !== document) writeFileSync(path, written);
}

function contextOf(records: readonly LedgerRecord[]): Promise<AskedContext> {
  return askedContext({ ledgers: { [ledger]: records }, nowMs, channels: [{ id: asker.channel }] });
}

async function asked(text: string): Promise<string> {
  const result = await answerCommand(await contextOf(shop.records), { ...asker, text });
  if (result.kind !== 'answer') throw new Error(`${text} opens a form`);
  const message = result.followUp ?? result.message;
  if (message === null) throw new Error(`${text} has no answer`);
  return `/bounce-rate ${text}\n\n${slackPicture(message, people)}`;
}

function campaignRecords(records: readonly LedgerRecord[], campaign: string): readonly LedgerRecord[] {
  return records.filter((record) => record.campaign === campaign);
}

function factsOf(records: readonly LedgerRecord[], campaign: string): CardFacts {
  const run = runOfCheck(shop.check(campaign));
  const facts = cardFacts(campaignRecords(records, campaign), { run, nowMs });
  if (facts === null) throw new Error(`${campaign} has no check`);
  return facts;
}

async function cardPicture(records: readonly LedgerRecord[], campaign: string): Promise<string> {
  const links = cardLinks(await contextOf(records), ledger, shop.check(campaign));
  return slackPicture(cardMessage(factsOf(records, campaign), links), people);
}

function replyPicture(): string {
  const records = campaignRecords(shop.overridden('fair-invite'), 'fair-invite');
  const facts = replyFacts(records, { id: records.at(-1)?.id ?? '', nowMs });
  return facts === null ? '' : slackPicture(replyMessage(facts), people);
}

async function reminderPicture(): Promise<string> {
  const { records } = shop;
  const check = shop.check('autumn-sale');
  const sendAtMs = Date.parse(check.sendAt ?? '');
  const at = { sendAtMs, nowMs: sendAtMs - 24 * 3_600_000, freshHours: 24 };
  const facts = reminderFacts(campaignRecords(records, 'autumn-sale'), at);
  const links = cardLinks(await contextOf(records), ledger, check);
  return facts === null ? '' : slackPicture(reminderMessage(facts, links), people);
}

function digestPicture(): string {
  const names = [...new Set(shop.records.map(({ campaign }) => campaign))];
  const campaigns = names.map((campaign) => ({
    ledger,
    campaign,
    records: campaignRecords(shop.records, campaign),
  }));
  const message: SlackMessage = digestMessage(digestFacts(campaigns, nowMs));
  return slackPicture(message, people);
}

function overrideFormPicture(): string {
  const { id, campaign } = shop.check('fair-invite');
  const made = campaignRecords(shop.overridden(campaign), campaign).at(-1);
  if (made?.kind !== 'override') throw new Error('there is no override');
  const ref = { ledger, campaign, check: id };
  return slackPicture(overrideModal({ ref, facts: factsOf(shop.records, campaign), preview: made }));
}

function outcomeFormPicture(): string {
  const campaign = 'weekly-news';
  const expected = expectOutcome(ledgerHistory(shop.records, null), campaign, nowMs);
  return slackPicture(
    outcomeModal({ ref: { ledger, campaign }, expected, counts: { sent: 3000, hard: 61 } }),
  );
}

function homePicture(): string {
  const latest = ['fair-invite', 'partner-update', 'spring-launch'].map((campaign) => ({
    ledger,
    facts: factsOf(shop.records, campaign),
  }));
  const waiting = latest.filter(({ facts }) => facts.decision === 'failed');
  return slackPicture(homeView({ waiting, latest, mine: [], manyLedgers: false }), people);
}

async function doctorPicture(): Promise<string> {
  const slack = await startFakeSlack();
  onTestFinished(slack.close);
  slack.addChannel('C0123456789');
  slack.addChannel('C0000000002', { isMember: false });
  slack.setGroup('S0123456789', ['U0000000ADA', 'U0000000BEN']);
  const place = await useLedger();
  await write(place, ...shop.records);
  const config = `
ledgers: { lists: { remote: '${place.place.remote.url}' } }
channels: { C0123456789: {}, C0000000002: {} }
override: { group: S0123456789 }
`;
  const folder = await temporaryFolder({ 'bot.yml': config });
  return ran(['doctor'], {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    BOUNCE_GATE_BOT_CONFIG: `${folder}/bot.yml`,
    BOUNCE_GATE_DATA: await temporaryFolder(),
  }).then((text) => text.trim().replace(/by -?\d+ s\./, 'by 0 s.'));
}

/** What the bot writes when it is run like this. */
async function ran(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  let said = '';
  const say = (text: string) => {
    said += text;
  };
  const nothing = () => undefined;
  await runProcess(args, {
    env,
    write: say,
    complain: say,
    onSignal: nothing,
    onRejection: nothing,
    exit: nothing,
    nodeVersion: process.versions.node,
  });
  return said;
}
