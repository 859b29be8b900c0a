/** Slips that people make, collected before the distance was tuned, each with what was meant. */
export const slips =
  `gmail.com: gmial.com gmai.com gmal.com gnail.com gamil.com gmil.com gmail.con gmail.co gmail.cm gmaill.com ggmail.com gmaul.com gmail.vom gmail.comm gmsil.com gmeil.com gemail.com gmaii.com gmail.fr gmail.om
hotmail.com: hotmial.com hotmal.com hotmai.com hotmil.com hotmail.con hotmial.co hotmaill.com hotnail.com htomail.com hotmall.com hitmail.com
yahoo.com: yaho.com yhoo.com yahooo.com yahoo.con yahho.com yajoo.com ahoo.com yaoo.com yahoo.coom yahoo.cmo yahoo.om
outlook.com: outlok.com outloo.com outlook.con oulook.com outllok.com otlook.com outlock.com outlook.cm
icloud.com: icloud.con iclod.com icoud.com
aol.com: aol.con
live.com: live.con
msn.com: msn.con
comcast.net: comcst.net comcast.ne
verizon.net: verizon.ent
sbcglobal.net: sbcgloabl.net
gmx.de: gmx.dee
web.de: web.ed
orange.fr: orange.fe
libero.it: libero.ti
hotmail.fr: hotmail.fe
hotmail.co.uk: hotmail.co.ukk
protonmail.com: protonmial.com
bellsouth.net: bellsoth.net
freenet.de: freenett.de
wanadoo.fr: wandoo.fr
laposte.net: lapsote.net
rediffmail.com: rediffmial.com
googlemail.com: gogglemail.com googlemial.com
btinternet.com: btintenet.com
cox.net: cox.ent
att.net: att.nte`
    .split('\n')
    .map((line) => line.split(': '))
    .flatMap(([meant = '', typed = '']) => typed.split(' ').map((word) => [word, meant] as const));

/** Further slips, written down after the distance was tuned: how it does on what nobody fitted it to. */
export const laterSlips: readonly string[] =
  `gmaol.com gmzil.com gmaild.com gamail.com gmail.ocm gmail.cmo gmail.xom gnail.con gmail.comn gmaik.com hmail.com gmailk.com
  gmailcom.com gmail.net gmail.org hotmaol.com hotmzil.com homtail.com hotmail.cim hotmaik.com hotmqil.com hormail.com
  yaboo.com yahoo.cim tahoo.com yshoo.com uahoo.com yahooo.con yahoo.co.ik yahoo.fe outlool.com outlouk.com outllook.com
  ourlook.com oitlook.com outlook.co outlook.cim iclooud.com icloud.cm icloud.co icliud.com icloud.net live.comm live.co msn.co
  msn.cm aol.cm aol.co ao.com protonmail.con protonmail.co protonmal.com verizon.nte verizom.net comcast.nt comcats.net
  sbcglobal.nett sbcgobal.net bellsouht.net orange.ff wanadoo.ft gmx.dw web.dd t-onlin.de t-online.dee freenet.ed
  laposte.nett free.fe liber.it virgillio.it btinternet.con bitnternet.com virginmedia.co rediffmail.con mail.rru yandex.ri
  rambler.ur seznam.xz uol.com.bt bol.com.bt telenet.eb ziggo.nll`.split(/\s+/);

/** Domains near a provider's that take their own people's mail. */
export const legitimate =
  `mac.com me.com hey.com proton.me list.ru libero.it cam.ac.uk ymail.com acme.dev mail.com email.com gmx.com gmx.net aol.de
  live.nl live.se outlook.fr outlook.pt hotmail.nl hotmail.ch yahoo.co.id yahoo.gr bk.ru inbox.ru ya.ru tuta.io pm.me aim.com
  love.com att.com comcast.com verizon.com cox.com orange.com orange.net cloud.com email.cz mail.de mail.ee wp.pl o2.pl
  o2.co.uk sky.com bt.com ee.co.uk bell.net bell.ca rogers.com shaw.ca free.fr sfr.fr neuf.fr tin.it tim.it alice.it
  tiscali.it web.de arcor.de online.de vodafone.de telia.com telenor.no online.no ziggo.nl home.nl kpn.nl planet.nl naver.com
  nate.com daum.net qq.com 163.com 126.com sina.cn yeah.net uol.com.br bol.com.br ig.com.br terra.com.br abv.bg seznam.cz
  mit.edu ox.ac.uk ethz.ch gov.uk bbc.co.uk ibm.com hp.com ge.com dell.com zoho.com fastmail.fm hush.com gmv.com hotel.com
  yoho.com outlets.com oracle.com live.com.au ubs.com mailo.com mailbox.org liveperson.com aon.com hotjar.com gail.com
  google.com yahooinc.com yelp.com gma.com wed.de webde.com`.split(/\s+/);
