import { activeCampaignFormats } from './activecampaign.ts';
import { amazonSesFormats } from './amazon-ses.ts';
import { brazeFormats } from './braze.ts';
import { brevoFormats } from './brevo.ts';
import { cloudflareFormats } from './cloudflare.ts';
import { customerIoFormats } from './customer-io.ts';
import { emailitFormats } from './emailit.ts';
import { emfluenceFormats } from './emfluence.ts';
import { hubspotFormats } from './hubspot.ts';
import { iterableFormats } from './iterable.ts';
import { kitFormats } from './kit.ts';
import { klaviyoFormats } from './klaviyo.ts';
import { listmonkFormats } from './listmonk.ts';
import { mailchimpFormats } from './mailchimp.ts';
import { mailerSendFormats } from './mailersend.ts';
import { mailgunFormats } from './mailgun.ts';
import { mailtrapFormats } from './mailtrap.ts';
import { mauticFormats } from './mautic.ts';
import { oracleOciFormats } from './oracle-oci.ts';
import { phplistFormats } from './phplist.ts';
import { postmarkFormats } from './postmark.ts';
import { promioFormats } from './promio.ts';
import { resendFormats } from './resend.ts';
import { salesforceFormats } from './salesforce.ts';
import { sendgridFormats } from './sendgrid.ts';
import { sparkpostFormats } from './sparkpost.ts';
import type { SuppressionFormat } from './suppression-format.ts';
import { telnyxFormats } from './telnyx.ts';

/** Every export that is known by its shape. Their order does not matter: the one that says most about a file wins. */
export const knownFormats: readonly SuppressionFormat[] = [
  ...activeCampaignFormats,
  ...amazonSesFormats,
  ...brazeFormats,
  ...brevoFormats,
  ...cloudflareFormats,
  ...customerIoFormats,
  ...emailitFormats,
  ...emfluenceFormats,
  ...hubspotFormats,
  ...iterableFormats,
  ...kitFormats,
  ...klaviyoFormats,
  ...listmonkFormats,
  ...mailchimpFormats,
  ...mailerSendFormats,
  ...mailgunFormats,
  ...mailtrapFormats,
  ...mauticFormats,
  ...oracleOciFormats,
  ...phplistFormats,
  ...postmarkFormats,
  ...promioFormats,
  ...resendFormats,
  ...salesforceFormats,
  ...sendgridFormats,
  ...sparkpostFormats,
  ...telnyxFormats,
];

/** Names under which these services' answers hold their rows. */
export const rowContainers: ReadonlySet<string> = new Set([
  'Suppressions',
  'SuppressedDestinationSummaries',
  'contacts',
  'data',
  'emails',
  'entries',
  'items',
  'recipients',
  'records',
  'results',
  'rows',
  'suppressions',
]);
