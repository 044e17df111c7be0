import type { DraftFile, OutdatedForm } from 'content-types'
import type { Choice } from '../../ui/file-line.ts'
import { sentBeforeWords } from './sent-before.ts'

type Known = Pick<DraftFile, 'sentBefore' | 'outdatedForm'>

/** What its sender should know of a file that is joined. */
export function noteOf({ sentBefore, outdatedForm }: Known): string | undefined {
  const notes = [
    outdatedForm && outdatedWords(outdatedForm),
    sentBefore && sentBeforeWords(sentBefore),
  ]
  return notes.filter(Boolean).join(' ') || undefined
}

/** What they may do about it. */
export function choiceOf({ outdatedForm }: Known): Choice {
  return outdatedForm ? { yes: CARRY, no: 'Envoyer quand même' } : { yes: 'Garder', no: 'Retirer' }
}

export const CARRY = 'Reporter mes réponses dans la nouvelle version'

function outdatedWords({ title, version, current }: OutdatedForm): string {
  return `${title}\u00a0: cette version (${version}) est remplacée par la version ${current}.`
}
