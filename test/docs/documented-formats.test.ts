import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { knownEventForms } from '../../src/core/events/known-event-forms.ts';
import { knownFormats } from '../../src/core/suppression/formats/known-formats.ts';
import { plainFormats } from '../../src/core/suppression/plain-format.ts';
import { eventSamples } from '../core/events/read-event-sample.ts';
import { samples } from '../core/suppression/formats/read-sample.ts';

/** Whoever hands out suppressions, and the folders of `test/formats` with what it hands out. */
const suppressionSources: Readonly<Record<string, readonly string[]>> = {
  SendGrid: [
    'sendgrid-bounces',
    'sendgrid-blocks',
    'sendgrid-invalid-emails',
    'sendgrid-spam-reports',
    'sendgrid-unsubscribes',
    'sendgrid-group-unsubscribes',
    'sendgrid-group',
  ],
  'Amazon SES': ['amazon-ses-bulk', 'amazon-ses-list'],
  Mailgun: ['mailgun-bounces', 'mailgun-complaints', 'mailgun-unsubscribes'],
  Postmark: ['postmark'],
  'SparkPost and Bird': ['sparkpost'],
  Mailchimp: [
    'mailchimp-cleaned',
    'mailchimp-unsubscribed',
    'mailchimp-nonsubscribed',
    'mailchimp-subscribed',
    'mailchimp-subscribed-stripped',
    'mailchimp-audience',
  ],
  HubSpot: ['hubspot'],
  Klaviyo: ['klaviyo', 'klaviyo-api'],
  Brevo: ['brevo-contacts', 'brevo-contacts-without-blocklist', 'brevo-blocked'],
  'Customer.io': ['customer-io'],
  Iterable: ['iterable'],
  Braze: ['braze-hard-bounces', 'braze-unsubscribes'],
  ActiveCampaign: ['activecampaign'],
  MailerSend: [
    'mailersend-hard-bounces',
    'mailersend-spam-complaints',
    'mailersend-unsubscribes',
    'mailersend-on-hold',
    'mailersend-blocklist',
    'mailersend-list',
  ],
  Resend: ['resend'],
  Telnyx: ['telnyx'],
  Cloudflare: ['cloudflare'],
  Mailtrap: ['mailtrap'],
  Emailit: ['emailit'],
  Kit: ['kit'],
  listmonk: ['listmonk'],
  Mautic: ['mautic-contacts', 'mautic-do-not-contact'],
  phpList: ['phplist'],
  'Salesforce Marketing Cloud': ['salesforce-marketing-cloud'],
  'Oracle OCI': ['oracle-oci'],
  promio: ['promio'],
  emfluence: ['emfluence'],
  'anybody, Postscale for one': ['generic', 'address-list', 'hash-list', 'canonical'],
};

/** Whoever tells of mails one by one, and the folders of `test/formats-events`. */
const eventSources: Readonly<Record<string, readonly string[]>> = {
  SendGrid: ['sendgrid-events'],
  'Amazon SES': ['amazon-ses-events'],
  Mailgun: ['mailgun-webhook', 'mailgun-events', 'mailgun-legacy-webhook'],
  Postmark: ['postmark-events'],
  SparkPost: ['sparkpost-webhook', 'sparkpost-events'],
  Brevo: ['brevo-events'],
  Resend: ['resend-events'],
  MailerSend: ['mailersend-webhook', 'mailersend-activity'],
  Zoho: ['zoho-campaigns-bounces', 'zeptomail-events'],
  Azure: ['azure-events'],
  'Forward Email': ['forward-email-bounces'],
  Lettermint: ['lettermint-events'],
  Postfix: ['postfix-log'],
  Exim: ['exim-log'],
  'mails that came back': ['delivery-report', 'bounce-text', 'feedback-report', 'automatic-reply', 'mail'],
  'anybody else': ['csv-events', 'json-events'],
};

const sides = [
  {
    name: 'suppressions',
    sources: suppressionSources,
    files: samples(),
    folder: 'test/formats',
    forms: knownFormats.length + Object.keys(plainFormats).length,
  },
  {
    name: 'events',
    sources: eventSources,
    files: eventSamples(),
    folder: 'test/formats-events',
    forms: knownEventForms.length + 9,
  },
].map((side) => {
  const sentence = `${side.forms} forms of ${side.name} from ${Object.keys(side.sources).length} sources, by ${side.files.length} samples`;
  return { ...side, sentence };
});

describe('what is read is counted', () => {
  test.each(sides.map((side) => [side.sentence, side] as const))('%s', (sentence, side) => {
    const { sources, forms, folder, files } = side;
    expect(readFileSync('docs/bounces.md', 'utf8')).toContain(sentence);
    const folders = Object.values(sources).flat();
    expect(folders.toSorted()).toEqual(readdirSync(folder).sort());
    expect(folders).toHaveLength(forms);
    expect(files.length).toBeGreaterThanOrEqual(forms);
  });
});
