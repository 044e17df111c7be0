import type { DeskAction } from './actions.ts'

/** Each action as the address of the page that follows it says it. */
export const doneNames: Record<DeskAction, string> = {
  take: 'prise-en-charge',
  answer: 'reponse',
  note: 'note',
  pieces: 'pieces',
  call: 'appel',
  move: 'transmission',
  close: 'cloture',
  reopen: 'reouverture',
}

const sentences: Record<DeskAction, string> = {
  take: 'Vous avez pris cette demande en charge. L’accusé de réception est délivré à l’employeur.',
  answer: 'Votre réponse est envoyée : l’employeur la lit dans son espace.',
  note: 'Votre note est enregistrée. L’employeur ne la voit pas.',
  pieces: 'Les pièces sont demandées à l’employeur, avec leur date limite.',
  call: 'L’appel est noté.',
  move: 'La demande est transmise à l’autre service, qui en est averti.',
  close: 'La demande est close.',
  reopen: 'La demande est rouverte.',
}

/** Which action was just done, from a word of the address that can only choose among them. */
export function doneAction(address: URLSearchParams): DeskAction | undefined {
  const word = address.get('fait')
  const actions = Object.keys(doneNames) as DeskAction[]
  return actions.find((action) => doneNames[action] === word)
}

export function doneSentence(action: DeskAction): string {
  return sentences[action]
}
