import * as z from 'zod'

/** A request is what an employer sends: documents, or a question. */
export const requestKinds = ['document', 'question'] as const
export type RequestKind = (typeof requestKinds)[number]

/** From the deposit to the end; the labels are what employers read. */
export const requestStates = {
  received: 'Enregistrée',
  taken: 'Prise en charge',
  waiting: 'Pièce demandée',
  answered: 'Répondue',
  closed: 'Close',
  withdrawn: 'Retirée',
} as const
export type RequestState = keyof typeof requestStates
export const requestStateSchema = z.enum(
  Object.keys(requestStates) as [RequestState, ...RequestState[]],
)

/** A file is readable by Enim only once it is `clean`. */
export const fileStates = {
  pending: 'Analyse en cours',
  clean: 'Reçu',
  infected: 'Refusé : un virus a été détecté',
} as const
export type FileState = keyof typeof fileStates
export const fileStateSchema = z.enum(Object.keys(fileStates) as [FileState, ...FileState[]])
