import { knownMailDomains } from './known-mail-domains.ts';
import { misspeltProvider } from './provider-typos.ts';
import { suffixStanding } from './public-suffix.ts';
import { registrableDomain } from './registrable-domain.ts';
import { typingDistance } from './typing-distance.ts';

/** What a domain surely meant: a provider's domain, or another ending (with its dot) for a domain of its own. */
export type Meant =
  | { readonly kind: 'provider'; readonly domain: string }
  | { readonly kind: 'ending'; readonly ending: string };

/** Providers big enough that a domain next to theirs is a slip rather than a company; the commonest first. */
const targets =
  `gmail.com yahoo.com hotmail.com outlook.com icloud.com aol.com live.com msn.com googlemail.com gmx.de web.de
  yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.co.in yahoo.com.br yahoo.ca hotmail.co.uk hotmail.fr hotmail.it
  hotmail.de hotmail.es outlook.fr outlook.de outlook.es live.co.uk live.fr live.nl gmx.net gmx.at t-online.de freenet.de
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it comcast.net verizon.net sbcglobal.net
  bellsouth.net att.net cox.net charter.net earthlink.net optonline.net btinternet.com virginmedia.com sky.com talktalk.net
  protonmail.com proton.me fastmail.com rocketmail.com ymail.com mail.ru yandex.ru rambler.ru rediffmail.com bigpond.com
  uol.com.br terra.com.br naver.com sympatico.ca rogers.com shaw.ca telus.net ziggo.nl planet.nl telenet.be skynet.be
  bluewin.ch seznam.cz centrum.cz interia.pl`
    .split(/\s+/)
    .map((domain) => ({ domain, ...split(domain), mask: lettersOf(domain) }));

/** So many people are at these that a name near theirs is rarely anything else. */
const biggest: ReadonlySet<string> = new Set(
  'gmail googlemail yahoo hotmail outlook icloud aol live msn'.split(' '),
);

/** Providers that take mail under one ending only, so that any other is a slip. */
const singleEnding: ReadonlySet<string> = new Set(['gmail', 'icloud']);

/** Real endings that are mostly slips of `.com` behind a provider's name. */
const slipsOfCom: ReadonlySet<string> = new Set(['co', 'cm', 'om', 'ne', 'cc', 'co.com']);
const slipsOfEnding: ReadonlyMap<string, string> = new Map(
  Object.entries({
    com: 'con comm coom ocm cmo cpm cim xom vom dom c0m cok clm fom coml comn om com1 comma vcom copm ckm',
    net: 'ney ent nte nett met nt neet nrt bet',
    org: 'ogr orgg prg orh og rog ort',
    edu: 'eud edi',
  }).flatMap(([ending, slips]) => slips.split(' ').map((slip) => [slip, ending] as const)),
);

const longestTyped = 40;

/**
 * The domain that a misspelt one (lower case, A-labels) meant; null when it is known to take mail, or too far from any
 * provider to say. Only ever a suggestion: several misspelt domains take mail for strangers.
 */
export function meantDomain(domain: string): Meant | null {
  if (domain.length > longestTyped || knownMailDomains.has(domain)) return null;
  const known = misspeltProvider(domain);
  if (known !== null) return { kind: 'provider', domain: known };
  const typed = { domain, ...split(domain) };
  if (typed.ending === '') return null;
  const isKnownEnding = suffixStanding(domain) === 'registrable';
  const provider = wrongEnding(typed, isKnownEnding) ?? nearestProvider(typed, isKnownEnding);
  if (provider !== null) return { kind: 'provider', domain: provider };
  const ending = isKnownEnding ? undefined : slipsOfEnding.get(domain.slice(domain.lastIndexOf('.') + 1));
  return ending === undefined ? null : { kind: 'ending', ending: `.${ending}` };
}

interface Typed {
  readonly domain: string;
  readonly name: string;
  readonly ending: string;
}

/** A provider's name with an ending it does not have. */
function wrongEnding({ domain, name, ending }: Typed, isKnownEnding: boolean): string | null {
  const own = targets.filter((target) => target.name === name);
  const [first] = own;
  if (first === undefined) return null;
  if (isKnownEnding) {
    // because a name that somebody gave to a part of a domain of theirs is no slip
    if (registrableDomain(domain) !== domain) return null;
    const isSlip = singleEnding.has(name) || (first.ending === 'com' && slipsOfCom.has(ending));
    return isSlip ? first.domain : null;
  }
  const near = own
    .map(({ domain, ending: meant }) => ({ domain, distance: typingDistance(ending, meant) }))
    .filter(({ distance }) => distance <= 2)
    .sort((left, right) => left.distance - right.distance);
  return near[0]?.domain ?? null;
}

function nearestProvider(typed: Typed, isKnownEnding: boolean): string | null {
  const mask = lettersOf(typed.domain);
  const isLoose = !isKnownEnding || slipsOfCom.has(typed.ending);
  let nearest: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const target of targets) {
    // because this is done for every domain of a list, most targets are ruled out by their letters and length
    if (Math.abs(target.domain.length - typed.domain.length) > 2) continue;
    if (differingLetters(mask ^ target.mask) > 4) continue;
    const distance = distanceTo(typed, target, isLoose);
    if (distance < least) [nearest, least] = [target.domain, distance];
  }
  return nearest;
}

/** How far a domain is from a provider's; infinite where it is too far to be a slip of it. */
function distanceTo(typed: Typed, target: Typed, isLoose: boolean): number {
  const ending = typed.ending === target.ending ? 0 : endingDistance(typed.ending, target.ending, isLoose);
  if (ending === null) return Number.POSITIVE_INFINITY;
  const distance = typingDistance(typed.name, target.name);
  return distance <= longestSlip(target.name, biggest.has(target.name))
    ? distance + ending
    : Number.POSITIVE_INFINITY;
}

function endingDistance(typed: string, meant: string, isLoose: boolean): number | null {
  const distance = isLoose ? typingDistance(typed, meant) : null;
  return distance !== null && distance <= 1 ? distance : null;
}

/**
 * The longer a name and the bigger its provider, the surer is a slip in it; names of three letters have too many
 * neighbours. Where few people have their mailbox, a name near it is rather another name: `libera`, `earthling`.
 */
function longestSlip({ length }: string, isBig: boolean): number {
  if (length <= 4) return length <= 3 ? 0 : 0.5;
  if (!isBig) return length <= 6 ? 0.7 : 0.9;
  if (length === 5) return 0.9;
  return length <= 7 ? 1 : 1.2;
}

function split(domain: string): { readonly name: string; readonly ending: string } {
  const dot = domain.indexOf('.');
  return dot === -1
    ? { name: domain, ending: '' }
    : { name: domain.slice(0, dot), ending: domain.slice(dot + 1) };
}

/** One bit for each letter that occurs; digits and hyphens share what is left. */
function lettersOf(domain: string): number {
  let mask = 0;
  for (let at = 0; at < domain.length; at += 1) {
    const letter = domain.charCodeAt(at) - 97;
    mask |= letter >= 0 && letter < 26 ? 1 << letter : 1 << 26;
  }
  return mask;
}

function differingLetters(mask: number): number {
  let count = 0;
  for (let left = mask; left !== 0; left &= left - 1) count += 1;
  return count;
}
