import type { TextRule } from '../text-rule.ts';
import { phrases } from './phrases.ts';

/** What recipient rules say, in other languages; accents do not matter. */
export const languageRules: readonly TextRule[] = [
  {
    id: 'language-full',
    class: 'full',
    confidence: 'high',
    any: phrases(`
      boîte pleine, boîte aux lettres pleine, boîte de réception pleine, messagerie pleine, quota dépassé,
      quota atteint, espace insuffisant, buzón lleno, casilla llena, bandeja llena, cuota excedida,
      cuota superada, excedido su cuota, postfach voll, postfach ist voll, mailbox voll, mailbox ist voll,
      speicherplatz, speichervolumen, kontingent überschritten, casella piena, spazio esaurito,
      quota superata, caixa cheia, caixa postal cheia, caixa de correio cheia, cota excedida, postvak vol,
      postbus vol, mailbox vol, skrzynka pełna, skrzynka jest pełna, przepełniona, postlådan är full,
      postkassen er fuld, postkassen er full, postilaatikko on täynnä, schránka je plná,
      a postafiók megtelt, kutusu dolu, kotası doldu, переполнен*, превышена квота, превышен лимит,
      недостаточно места, 空间不足, 邮箱已满, 信箱已满, 郵箱已滿, 信箱已滿, 容量不足, 容量オーバー, 容量超過, メールボックスがいっぱい, メールボックスが一杯, 용량 초과,
      용량이 초과, 용량이 부족
    `),
  },
  {
    id: 'language-full-near',
    class: 'full',
    confidence: 'high',
    any: ['pleine', 'llena', 'lleno', 'voll', 'überfüllt', 'piena', 'cheia', 'vol'],
    near: phrases(`
      boîte, boîte aux lettres, messagerie, buzón, casilla, bandeja, postfach, mailbox, casella, caixa postal,
      caixa de correio, postvak, postbus
    `),
  },
  {
    id: 'language-disabled',
    class: 'disabled',
    confidence: 'high',
    any: phrases(`
      compte bloqué, compte désactivé, compte suspendu, compte inactif, compte fermé, compte clôturé,
      boîte désactivée, boîte suspendue, cuenta desactivada, cuenta deshabilitada, cuenta suspendida,
      cuenta inactiva, cuenta bloqueada, buzón desactivado, konto gesperrt, konto deaktiviert,
      konto ist deaktiviert, postfach gesperrt, postfach deaktiviert, postfach ist deaktiviert,
      empfänger gesperrt, account sospeso, account disabilitato, account disattivato, casella disabilitata,
      casella disattivata, casella sospesa, utente disabilitato, conta desativada, conta suspensa,
      conta inativa, conta bloqueada, account geblokkeerd, account uitgeschakeld, account is niet actief,
      konto zablokowane, konto nieaktywne, konto zawieszone, hesap devre dışı, заблокирован*, отключен*,
      неактивен, неактивна, 被冻结, 已冻结, 已停用, 被禁用, 已禁用, 休眠状态, 已注销, 利用停止, 解約され, アカウントは無効, アカウントが無効, 휴면, 사용이 정지
    `),
  },
  {
    id: 'language-disabled-near',
    class: 'disabled',
    confidence: 'high',
    any: phrases(`
      bloqué, bloquée, désactivé, désactivée, suspendu, suspendue, inactif, fermé, fermée, clôturé, résilié,
      desactivada, desactivado, deshabilitada, deshabilitado, suspendida, suspendido, bloqueada, bloqueado,
      gesperrt, deaktiviert, stillgelegt, geschlossen, disabilitata, disabilitato, disattivata, disattivato,
      sospesa, sospeso, bloccata, bloccato, non attiva, non attivo, non è attiva, non è attivo, desativada,
      desativado, suspensa, geblokkeerd, uitgeschakeld, opgeheven
    `),
    near: phrases(`
      compte, boîte, messagerie, destinataire, cuenta, buzón, usuario, destinatario, konto, postfach,
      empfänger, empfaenger, account, mailbox, casella, utente, conta, caixa postal, ontvanger, postvak
    `),
    unless: phrases(`
      ip, expéditeur*, absender*, remitente, mittente, remetente, afzender, spam, message, nachricht, mensaje,
      messaggio, mensagem, bericht
    `),
  },
  {
    id: 'language-bad-domain',
    class: 'bad-domain',
    confidence: 'high',
    any: phrases(`
      domaine inconnu, domaine n'existe pas, domaine introuvable, dominio desconocido, dominio no existe,
      dominio inexistente, dominio inesistente, dominio sconosciuto, domínio inexistente,
      domínio desconhecido, domain unbekannt, domain existiert nicht, domein onbekend, domein bestaat niet,
      domena nie istnieje, домен не существует, домен не найден, 域名不存在, ドメインが見つかりません, ドメインが存在しません
    `),
  },
  {
    id: 'language-unknown-user',
    class: 'unknown-user',
    deniable: true,
    confidence: 'high',
    any: phrases(`
      utilisateur inconnu, utilisateur introuvable, destinataire inconnu, destinataire invalide,
      destinataire inexistant, adresse inconnue, adresse invalide, adresse inexistante, adresse introuvable,
      boîte inconnue, boîte inexistante, compte inconnu, compte inexistant, n'existe pas,
      usuario desconocido, usuario inexistente, usuario no encontrado, usuario no existe, usuario no válido,
      destinatario desconocido, destinatario inexistente, destinatario no válido, cuenta inexistente,
      cuenta no existe, buzón inexistente, buzón no existe, dirección no existe, dirección inexistente,
      dirección no encontrada, dirección inválida, dirección no válida, no existe el usuario,
      no existe la cuenta, no existe, benutzer nicht bekannt, benutzer unbekannt, benutzer nicht gefunden,
      benutzer existiert nicht, unbekannter benutzer, empfänger unbekannt, empfänger nicht gefunden,
      empfänger existiert nicht, unbekannter empfänger, empfängeradresse unbekannt,
      empfaenger unbekannt, empfaenger nicht gefunden, unbekannter empfaenger, ungueltiger empfaenger,
      empfängeradresse ungültig, ungültige empfängeradresse, ungültiger empfänger, adresse unbekannt,
      adresse nicht gefunden, adresse existiert nicht, postfach existiert nicht, postfach nicht gefunden,
      postfach unbekannt, konto existiert nicht, existiert nicht, utente sconosciuto, utente inesistente,
      utente non trovato, utente non esiste, destinatario sconosciuto, destinatario inesistente,
      casella inesistente, indirizzo inesistente, indirizzo sconosciuto, indirizzo non valido, non esiste,
      usuário desconhecido, usuário inexistente, usuário não encontrado, usuário não existe,
      utilizador desconhecido, utilizador inexistente, destinatário desconhecido, destinatário inexistente,
      destinatário inválido, conta inexistente, caixa postal inexistente, endereço inexistente,
      endereço inválido, não existe, onbekende gebruiker, gebruiker onbekend, ontvanger onbekend,
      onbekende ontvanger, adres onbekend, bestaat niet, nieznany użytkownik, użytkownik nieznany,
      nieznany odbiorca, nie ma takiego użytkownika, brak takiego użytkownika, nie istnieje,
      neznámý uživatel, uživatel neexistuje, neexistuje, nem létezik, okänd användare, okänd mottagare,
      finns inte, ukendt bruger, ukendt modtager, findes ikke, ukjent bruker, ukjent mottaker, finnes ikke,
      tuntematon käyttäjä, tuntematon vastaanottaja, kullanıcı bulunamadı, böyle bir kullanıcı yok,
      geçersiz alıcı, пользователь не найден, пользователь не существует, нет такого пользователя,
      неизвестный пользователь, ящик не найден, ящик не существует, адрес не существует, не существует,
      用户不存在, 用戶不存在, 收件人不存在, 邮箱不存在, 郵箱不存在, 信箱不存在, 帐号不存在, 账号不存在, 帳號不存在, 地址不存在, 找不到收件人, 无此用户, 无效的收件人, 存在しません,
      存在しない, 宛先不明, 宛先が見つかりません, アドレスが見つかりません, ユーザが見つかりません, ユーザーが見つかりません, 登録されていません, 존재하지 않, 없는 사용자, 없는 계정,
      수신자를 찾을 수 없
    `),
  },
];
