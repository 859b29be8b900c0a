import { showable } from '../showable.ts';
import { normalizeHeader } from './normalize-header.ts';

/** Words of which nearly every header has one, in the languages of most exports. */
const headerWords = new RegExp(
  `\\b(${[
    'e ?mails?|mails?|correo|courriel|adresse?|address|recipient|subscriber|contact|kontakt|kunde|customer|user|id',
    '(?:first|last|full|sur|user|vor|nach)? ?names?|nom|prenom|nombre|apellidos?|cognome|nome|anrede|title|titel',
    'company|firma|street|strasse|city|ort|stadt|zip|plz|country|land|phone|telefon|tel|mobile|plan|status|state',
    'source|quelle|list|liste|segment|tags?|group|gruppe|type|typ|reason|grund|result|score|count|amount|betrag|menge|scope',
    'dates?|datum|fecha|created|updated|changed|opted|opt|delivered|engaged|verified|bounced|expires|at|hash|md5|sha\\d*|column|key|value',
  ].join('|')})\\b`,
);

/** The header of a file for a message: where its first row looks like somebody's data, or like no header, nothing of it. */
export function shownHeader(cells: readonly string[]): string {
  // because a first row with numbers or an address in disguise is no header but somebody's data
  const isData = cells.some((cell) => /\d{4}|[@\uff20]|%40|[([{]\s?at\s?[)\]}]/i.test(cell));
  const isHeader = cells.some((cell) => headerWords.test(normalizeHeader(cell)));
  return isData || !isHeader ? '(looks like data, not shown)' : showable(cells.join(', '), 120);
}
