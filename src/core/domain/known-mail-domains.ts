import { consumerDomains } from './consumer-providers.ts';

/**
 * Domains near a provider's name that take real people's mail, so that they are never called misspelt: other providers
 * and the companies behind them. Own collection from their public pages; all lower case.
 */
const neighbours =
  `aim.com ameritech.net arcor.de att.com bell.ca bell.net bt.com btopenworld.com cableone.net caramail.com charter.com
   cloud.com club-internet.fr comcast.com cox.com email.com email.de email.it emailn.de euskalnet.net excite.com
   fastmail.co.uk fastmail.de fastmail.us fastwebnet.it free.com freenet.com freesurf.fr gail.com games.com gmail.ru gmal.de
   gmx.biz gmx.co.uk gmx.eu gmx.fr gmx.info gmx.li gmx.org gmx.us googlemail.de hotmail.net hush.com hushmail.com iname.com
   inbox.com juno.com kpn.nl laposte.fr libertysurf.fr live.net love.com lycos.com mail.bg mail.be mail.ch mail.fr
   mail.kz mail.ua mail.uk maill.com mailo.com me.de mindspring.com mobileme.com mail.org net.hr nate.com never.com
   numericable.fr o2.co.uk o2.de o2online.de onmail.com online.de online.no oi.com.br orange.com orange.es orange.net
   outlook.de pacbell.net posteo.at posteo.ch proton.com pobox.com prodigy.net q.com roadrunner.com rr.com
   runbox.com safe-mail.net scarlet.be shaw.com skynet.com snet.net startmail.com swbell.net sympatico.com tele2.nl
   telefonica.net telenet.com telia.com telus.com tim.it tlen.pl tuta.com twc.com unitybox.de uol.com upcmail.nl usa.com
   usa.net verizon.com vip.qq.com vivaldi.net vodafone.de vodafone.it vodafone.nl volny.cz vp.pl walla.co.il walla.com
   wow.com yahoo.com.ve yahoo.com.pe yahoo.com.sa yandex.com.tr yandex.net yeah.net ymail.co zoho.com zoho.eu zohomail.com
   zonnet.nl`
    .trim()
    .split(/\s+/);

/** Every domain that is known to take mail under this very spelling, lower case. */
export const knownMailDomains: ReadonlySet<string> = new Set([...consumerDomains, ...neighbours]);
