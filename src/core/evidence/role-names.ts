/**
 * Local parts that belong to a function, not a person: RFC 2142 and the usual desk names of companies. They
 * bounce two to three times as often, so the projection weighs them (see `projection/parameters`).
 */
export const roleNames: ReadonlySet<string> = new Set(
  `abuse accounting accounts admin administrator all billing bookings careers complaints contact contactus
   customerservice customersupport dataprotection desk editor enquiries events everyone feedback finance frontdesk
   gdpr hello help helpdesk hostmaster hr info information inquiries invoices it jobs kontakt legal mail
   mailer-daemon marketing media news newsletter no-reply noc noreply office order orders postmaster pr press
   privacy purchasing reception recruiting recruitment reservations root sales secretary security service services
   shop staff subscribe support sysadmin team tech techsupport unsubscribe usenet webmaster welcome www`.split(
    /\s+/,
  ),
);
