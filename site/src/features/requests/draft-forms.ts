import type { APIContext, AstroGlobal } from 'astro'
import { draftKinds, type DraftKind } from 'content-types'
import type { Api } from '../../lib/api.ts'
import { textOf } from '../../lib/form.ts'
import { destinations } from '../session/destinations.ts'
import { refuse } from '../session/refuse.ts'
import type { DepositState } from './deposit-state.ts'
import { draftAddress } from './draft-address.ts'

type Page = APIContext & Pick<AstroGlobal, 'response'>

/**
 * What the plain forms around a draft ask for: keep what is typed, or give a draft up. Answers the
 * state to show when what was typed could not be kept, nothing when the form is none of these.
 */
export async function answerDraftForm(
  context: Page,
  api: Api,
  form: FormData,
): Promise<Response | DepositState | undefined> {
  switch (textOf(form, 'form')) {
    case 'draft':
      return keep(context, api, form)
    case 'draft-removal':
      return giveUp(context, api, form)
    default:
      return undefined
  }
}

async function keep(context: Page, api: Api, form: FormData): Promise<Response | DepositState> {
  const key = textOf(form, 'key')
  const kind = kindOf(textOf(form, 'kind'))
  const reference = textOf(form, 'reference')
  const typed = {
    theme: textOf(form, 'theme'),
    object: textOf(form, 'object'),
    text: textOf(form, 'text').replaceAll('\r\n', '\n'),
    pieces: form.getAll('pieces').filter((id) => typeof id === 'string'),
  }
  const knownAt = textOf(form, 'known') || null
  const saved = await api.saveDraft(key, { kind, reference, ...typed, knownAt })
  if (saved.ok) return api.redirect(`${draftAddress({ kind, reference, key })}#brouillon`)
  if (saved.problem.type === 'signed-out' || kind === 'reply') return refuse(context, saved)

  context.response.status = saved.problem.status
  const other = await api.getDraft(key)
  const [kept, savedAt] = other.ok ? [other.value.files, other.value.savedAt] : [[], knownAt]
  const { type, title, errors } = saved.problem
  const isElsewhere = type === 'changed-elsewhere'
  return {
    key,
    ...typed,
    kept,
    savedAt,
    lost: false,
    conflict: isElsewhere ? title : undefined,
    errors: isElsewhere || errors.length > 0 ? errors : [{ field: 'text', message: title }],
  }
}

/** A draft that is no longer there is given up all the same. */
async function giveUp(context: APIContext, api: Api, form: FormData): Promise<Response> {
  const removed = await api.removeDraft(textOf(form, 'key'))
  if (!removed.ok && removed.problem.type !== 'not-found') return refuse(context, removed)
  const name = textOf(form, 'suite')
  const page = Object.hasOwn(destinations, name)
    ? destinations[name as keyof typeof destinations]
    : destinations.demandes
  return api.redirect(`${page}?fait=brouillon-supprime`)
}

function kindOf(name: string): DraftKind {
  return draftKinds.find((kind) => kind === name) ?? 'document'
}
