import { kindLabel, writtenKinds } from '../contents.ts'

const otherKinds: Record<string, string> = {
  media: 'Fichier de la médiathèque',
  user: 'Personne',
  role: 'Rôle',
  token: 'Jeton',
  webhook: 'Webhook',
  agreement: 'Réglage de l’accord',
}

const actions: Record<string, string> = {
  earlier: 'État antérieur',
  create: 'Création',
  update: 'Modification',
  publish: 'Publication',
  unpublish: 'Dépublication',
  discardDraft: 'Abandon du brouillon',
  delete: 'Suppression',
  clone: 'Copie',
  restore: 'Rétablissement',
  granted: 'Droit donné',
  revoked: 'Droit retiré',
  asked: 'Accord demandé',
  agreed: 'Accord donné',
  'sent-back': 'Renvoi avec une remarque',
  withdrawn: 'Accord retiré',
}

export function actionWords(action: string): string {
  return actions[action] ?? action
}

export function kindWords(kind: string): string {
  return otherKinds[kind] ?? kindLabel(kind)
}

/** Every kind that a line may be about, for the filter. */
export function allKinds(): { kind: string; label: string }[] {
  return [...writtenKinds, ...Object.keys(otherKinds)].map((kind) => {
    return { kind, label: kindWords(kind) }
  })
}
