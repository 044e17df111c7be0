import type { Account } from 'content-types'
import type { Confirmation } from './confirmation.ts'
import { lastApplied, parisTime, pendingChange } from './pending-changes.ts'

const done: Readonly<Record<string, Confirmation>> = {
  rien: {
    title: 'Rien n’a changé.',
    sentences: ['Ces coordonnées sont celles que l’Enim connaît ou attend déjà.'],
  },
  annulation: {
    title: 'Ce changement est annulé.',
    sentences: ['La valeur actuelle reste en place.'],
  },
  'trop-tard': {
    title: 'Ce changement n’est plus en attente.',
    sentences: ['Il a déjà été pris en compte, annulé ou remplacé.'],
  },
  'mot-de-passe': {
    title: 'Votre mot de passe a bien été modifié.',
    sentences: [
      'Pour votre sécurité, les autres accès à votre compte ont été fermés\u00a0: seul ce navigateur reste connecté.',
      'Un e-mail vous en informe.',
    ],
    wording: { key: 'mot-de-passe-modifie', values: {}, kept: 0 },
  },
  notifications: {
    title: 'Vos choix de notifications sont enregistrés.',
    sentences: ['Ils s’appliquent dès maintenant.'],
    wording: { key: 'notifications-enregistrees', values: {}, kept: 0 },
  },
}

/** What the window says, from a word of the address that can only choose among fixed sentences. */
export function settingsConfirmation(
  query: URLSearchParams,
  account: Account,
): Confirmation | undefined {
  const word = query.get('fait') ?? ''
  if (word === 'coordonnees') return changedDetails(account)
  return Object.hasOwn(done, word) ? done[word] : undefined
}

function changedDetails(account: Account): Confirmation | undefined {
  const last = lastApplied(account.changes)
  if (last === undefined) return undefined
  const awaited = pendingChange(account, 'email')
  const after = [
    ...(awaited?.awaitsConfirmation
      ? [
          `Votre nouvelle adresse e-mail ne le sera qu’une fois confirmée\u00a0: suivez le lien envoyé à ${awaited.value}.`,
        ]
      : []),
    `Un e-mail de confirmation vous a été envoyé à ${account.email}.`,
  ]
  return {
    title: 'Vos coordonnées ont bien été modifiées.',
    sentences: [`Elles seront prises en compte au plus tard le ${parisTime(last)}.`, ...after],
    wording: {
      key: 'coordonnees-demandees',
      values: { 'prise-en-compte': parisTime(last) },
      kept: after.length,
    },
  }
}
