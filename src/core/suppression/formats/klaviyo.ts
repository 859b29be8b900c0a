import { joinReadings } from './join-readings.ts';
import { makeRow } from './make-row.ts';
import type { ExportRow, RowReading, SuppressionFormat } from './suppression-format.ts';
import { wordReason } from './word-reason.ts';

const meanings = {
  hardbounce: 'hard-bounce',
  invalidemail: 'invalid',
  spamcomplaint: 'complaint',
  unsubscribe: 'unsubscribe',
  usersuppressed: 'manual',
} as const;

interface Cells {
  readonly address: string;
  readonly reasons: string;
  readonly times: string;
  readonly consent: string;
  readonly consentTime: string;
}

/**
 * Several reasons may stand in one cell, with their times in the same order in another. Whoever withdrew the consent opted
 * out, also where no reason says so.
 */
function readCells({ address, reasons, times, consent, consentTime }: Cells): RowReading {
  const created = times.split(/[,;]/).map((time) => time.trim());
  const words = reasons
    .split(/[,;[\]"']+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const readings = words.map((word, index): RowReading => {
    const said = wordReason(word, meanings);
    return said === null
      ? 'left-out'
      : makeRow({ address, ...said, created: created[index] ?? created[0] ?? '' });
  });
  const isOptOut = /^unsubscribed?$/i;
  if (isOptOut.test(consent) && !words.some((word) => isOptOut.test(word))) {
    readings.push(makeRow({ address, reason: 'unsubscribe', created: consentTime }));
  }
  return joinReadings(readings);
}

function readProfile(row: ExportRow): RowReading {
  return readCells({
    address: row.cell('email'),
    reasons: row.cell('email suppressions'),
    times: row.cell('email suppressions timestamp'),
    consent: row.cell('email marketing consent'),
    consentTime: row.cell('email marketing consent timestamp'),
  });
}

const marketing = 'attributes subscriptions email marketing';
const suppression = `${marketing} suppression`;

function readApiProfile(row: ExportRow): RowReading {
  return readCells({
    address: row.cell('attributes email'),
    reasons: row.cell(`${suppression} reason`),
    times: row.cell(`${suppression} timestamp`),
    consent: row.cell(`${marketing} consent`),
    consentTime: row.cell(`${marketing} consent timestamp`),
  });
}

/**
 * Klaviyo: CSV export of profiles, and profiles of its API with subscriptions
 * (https://developers.klaviyo.com/en/reference/get_profiles). A profile that is both subscribed and suppressed is
 * suppressed.
 */
export const klaviyoFormats: readonly SuppressionFormat[] = [
  {
    id: 'klaviyo',
    name: 'Klaviyo profiles',
    signatures: [{ columns: ['email', 'email suppressions'] }],
    read: readProfile,
  },
  {
    id: 'klaviyo-api',
    name: 'Klaviyo API profiles',
    signatures: [{ columns: ['attributes email', `${suppression} reason`] }],
    read: readApiProfile,
  },
];
