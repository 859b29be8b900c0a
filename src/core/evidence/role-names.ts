/**
 * Local parts that belong to a function, not a person: RFC 2142 and the usual desk names of companies, in the languages
 * of most lists. They bounce two to three times as often, so the projection weighs them (see `projection/parameters`).
 */
const deskNames = `accounting accounts admin administracion administration administrator all amministrazione anfrage ap ar assistance atencion
  bestellung bewerbung billing biuro board bookings booking buchhaltung buero career careers ceo commercial compras comptabilite
  contabilidad contact contacto contactus contato customer customercare customerservice customersupport data dataprotection datenschutz
  desk developer developers direccion direction dpo editor editorial einkauf empfang enquiries enquiry events everyone
  facturacion faktura feedback finance finanzen frontdesk gdpr general hallo hello help helpdesk hola hq hr info informatica
  informacion information inquiries inquiry investors invoice invoices it itsupport job jobs kanzlei kontakt kundenservice legal
  logistics mail marketing media membership network news newsletter noc office officemanager operations order orders
  partner partners payroll personal post poststelle pr praxis presse press privacy projects purchase purchasing reception recrutement
  recruiting recruitment registrar rrhh reservations reservierung rechnung sales secretariat secretary segreteria sekretariat service
  services shop sklep soporte staff store student students studio subscribe support sysadmin team tech technik techsupport
  tickets training vendas ventas verkauf vertrieb verwaltung volunteer web webadmin webmaster welcome www zentrale`;

/** Functions that complain, loop or read for machines; nobody asked for campaigns there. */
const hazardNames = `abuse bounce bounces complaints fbl hostmaster list list-request listserv mailer-daemon mailerdaemon majordomo no-reply noc
  do-not-reply do_not_reply donotreply noreply nobody phishing postmaster root security spam unsubscribe usenet uucp`;

/** What a role means for a campaign: a `desk` may be a customer, mail to a `hazard` harms the sender. */
export type Role = 'desk' | 'hazard';

const roles: ReadonlyMap<string, Role> = new Map([
  ...deskNames.split(/\s+/).map((name) => [name, 'desk'] as const),
  ...hazardNames.split(/\s+/).map((name) => [name, 'hazard'] as const),
]);

/** Every name of a role. */
export const roleNames: ReadonlySet<string> = new Set(roles.keys());

/** The role of a local part (lower case), whatever is tagged onto it with a plus sign; null for a person's. */
export function roleOf(local: string): Role | null {
  const plus = local.indexOf('+');
  return roles.get(plus === -1 ? local : local.slice(0, plus)) ?? null;
}
