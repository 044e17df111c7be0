import { formatDateTime, limits } from 'content-types'
import type { Contact } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import type { Letter } from '../outbox/index.ts'
import type { Client } from '../platform/client.ts'

export function resetLetter(
  publicUrl: string,
  { holder, token, expiresAt }: { holder: string; token: string; expiresAt: Date },
): Letter {
  const until = `${formatDateTime(expiresAt)} (heure de Paris)`
  return {
    subject: 'Modifiez votre mot de passe',
    wording: {
      key: 'nouveau-mot-de-passe',
      values: { titulaire: holder, 'fin-de-validite': formatDateTime(expiresAt) },
    },
    paragraphs: [
      `Bonjour ${holder},`,
      'Vous avez demandé à modifier le mot de passe de votre espace personnel Enim.',
      {
        link: {
          label: 'Choisir un nouveau mot de passe',
          href: `${publicUrl}/connexion/nouveau-mot-de-passe?cle=${token}`,
        },
      },
      `Ce lien est valable ${String(limits.resetMinutes)} minutes, jusqu’au ${until}, et ne sert qu’une fois. ` +
        'Si vous avez fait plusieurs demandes, seul le lien du dernier e-mail fonctionne.',
      'Si vous n’avez rien demandé, ignorez cet e-mail : votre mot de passe ne change pas. Ne transmettez ce lien à personne, pas même à l’Enim.',
    ],
  }
}

/** Without a link: nobody learns from it to follow one when told that a code has changed. */
export function codeResetNotice(
  { clock }: Deps,
  { id, holder }: Pick<Contact, 'id' | 'holder'>,
  { client, tokenHash }: { client: Client; tokenHash: string },
) {
  const letter: Letter = {
    subject: 'Votre mot de passe a été modifié',
    wording: { key: 'mot-de-passe-choisi-par-lien', values: { titulaire: holder } },
    paragraphs: [
      `Bonjour ${holder},`,
      'Le mot de passe de votre espace personnel Enim vient d’être modifié par le lien reçu par e-mail. ' +
        'Toutes les connexions ouvertes ont été fermées.',
      {
        facts: [
          ['Date', `${formatDateTime(clock.now())} (heure de Paris)`],
          ['Depuis', client.browser],
        ],
      },
      'Si vous n’êtes pas à l’origine de ce changement, quelqu’un lit peut-être votre messagerie : changez-en le mot de passe, ' +
        'puis demandez un nouveau mot de passe sur la page de connexion de l’espace personnel et prévenez l’Enim.',
    ],
  }
  return {
    kind: 'security',
    letter,
    sms: 'Enim : le mot de passe de votre espace personnel a été modifié. Si ce n’est pas vous, consultez votre messagerie.',
    dedupe: `code-reset:${id}:${tokenHash}`,
  } as const
}
