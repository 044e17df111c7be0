import { limits, type Deposit } from 'content-types'
import type { Deps } from '../deps.ts'
import { fieldsOf, type BlankForm } from '../forms/index.ts'
import { depositMade, findSentReference } from '../requests/index.ts'
import type { SignedIn } from '../sessions/index.ts'
import { endAnswers } from './answer-store.ts'
import { checkAnswers } from './check-answers.ts'
import { fillBlank } from './fill.ts'
import { openForm } from './open-form.ts'
import { nothingToSend, wrongAnswers } from './problems.ts'

/**
 * The saved answers, in the official PDF, become a request, and are no longer kept apart. Sent again
 * under the same key they are the same request.
 */
export async function sendForm(
  deps: Deps,
  account: SignedIn,
  slug: string,
  { key, text }: { key: string; text: string },
): Promise<Deposit> {
  const form = await openForm(deps, account.id, slug)
  const { blank, groups, saved } = form
  if (!saved) return findSent(deps, account.id, key)
  const { errors } = checkAnswers(fieldsOf(groups), form.answers)
  if (errors.length > 0) throw wrongAnswers(errors)
  const bytes = await fillBlank(deps, form, form.answers, { isFinal: true })
  return depositMade(deps, account, {
    key,
    theme: blank.themeSlug,
    object: objectOf(blank),
    text: text.trim() === '' ? 'Formulaire rempli en ligne.' : text,
    file: { name: fileName(blank), bytes },
    alongside: [endAnswers({ accountId: account.id, slug }, saved.savedAt)],
  })
}

/** Answers that are gone were sent already, or erased. */
async function findSent(deps: Deps, accountId: string, key: string): Promise<Deposit> {
  const reference = await findSentReference(deps, { accountId, key })
  if (reference === undefined) throw nothingToSend()
  return { reference, location: `/espace/demandes/${reference}?recu=1` }
}

function objectOf({ title, version }: BlankForm): string {
  const end = `, version ${version}`
  const room = limits.objectLength - end.length
  return `${title.length > room ? `${title.slice(0, room - 1)}…` : title}${end}`
}

/** As the person finds it on a disk, without what a file's name cannot hold. */
export function fileName({ title, version }: BlankForm): string {
  const name = `${title} ${version}`.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').replace(/\s+/g, ' ')
  return `${name.trim().slice(0, 150)}.pdf`
}
