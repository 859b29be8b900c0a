import { parseAddress } from '../../src/core/address/parse-address.ts';
import { isDisposableDomain } from '../../src/core/domain/disposable-domain.ts';
import { knownMailDomains } from '../../src/core/domain/known-mail-domains.ts';
import { meantDomain } from '../../src/core/domain/meant-domain.ts';
import { isRelayDomain } from '../../src/core/domain/relay-services.ts';
import { isemail164, isemailJavaScript } from '../../test/core/address/data/isemail-164.ts';
import { isemail279 } from '../../test/core/address/data/isemail-279.ts';
import { pythonEmailValidator, unsafeAtDomain } from '../../test/core/address/data/python-email-validator.ts';
import { legitimateDomains } from '../../test/core/domain/data/legitimate-domains.ts';
import { laterSlips, legitimate, slips } from '../../test/core/domain/data/provider-slips.ts';

/** How many cases of a set came out as the set says. */
export interface Score {
  readonly what: string;
  readonly right: number;
  readonly of: number;
  /** So many at least have to; all of them, where the set leaves no room for judgement. */
  readonly least: number;
}

type IsemailCase = (typeof isemail164)[number];

const disposable =
  'mailinator.com guerrillamail.com 10minutemail.com yopmail.com trashmail.com tempmail.com sharklasers.com maildrop.cc'.split(
    ' ',
  );
const relays =
  'duck.com simplelogin.com aleeas.com addy.io anonaddy.me mozmail.com privaterelay.appleid.com passmail.net'.split(
    ' ',
  );

/** Every public set of addresses, then typing errors, disposable domains, and what must not be taken for either. */
export function accuracy(): readonly Score[] {
  return [
    ...isemail('isemail, 164 tests', isemail164),
    ...isemail('isemail, 279 tests', isemail279),
    ...isemail('isemail for JavaScript, 23 more', isemailJavaScript),
    score('python-email-validator, list reading', pythonEmailValidator, ([text, accepted]) => {
      return parseAddress(text).valid === accepted;
    }),
    score('python-email-validator, unsafe characters refused', unsafeAtDomain, (text) => {
      return !parseAddress(text).valid && !parseAddress(text, 'international').valid;
    }),
    score('misspelt providers found', slips, ([typed, meant]) => {
      const found = meantDomain(typed);
      return found?.kind === 'provider' && found.domain === meant;
    }),
    {
      ...score('misspelt providers found, of a set nobody tuned for', laterSlips, (typed) => {
        return meantDomain(typed)?.kind === 'provider';
      }),
      least: Math.ceil(laterSlips.length * 0.9),
    },
    score(
      'legitimate domains near a provider left alone',
      legitimate,
      (domain) => meantDomain(domain) === null,
    ),
    score('legitimate domains left alone, of a set nobody tuned for', legitimateDomains, (domain) => {
      return meantDomain(domain) === null && !isDisposableDomain(domain);
    }),
    score('disposable domains found', disposable, isDisposableDomain),
    score('relay services not called disposable', relays, (domain) => {
      return isRelayDomain(domain) && !isDisposableDomain(domain);
    }),
    score('providers not called disposable', [...knownMailDomains], (domain) => !isDisposableDomain(domain)),
  ];
}

function isemail(name: string, cases: readonly IsemailCase[]): readonly Score[] {
  return [
    score(`${name}, RFC 5321 reading`, cases, ([text, accepted]) => {
      return parseAddress(text, 'rfc5321').valid === (accepted !== 'none');
    }),
    score(`${name}, send-list reading`, cases, ([text, accepted]) => {
      return parseAddress(text).valid === (accepted === 'both');
    }),
  ];
}

function score<Case>(what: string, cases: readonly Case[], isRight: (one: Case) => boolean): Score {
  return { what, right: cases.filter(isRight).length, of: cases.length, least: cases.length };
}
