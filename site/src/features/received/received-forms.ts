import type { APIContext } from 'astro'
import { mostReceivedIds } from 'content-types'
import type { Api } from '../../lib/api.ts'
import { readForm, refusedBy, textOf, type Outcome } from '../../lib/form.ts'
import { readPage } from '../../ui/read-page.ts'
import { listAddress, readFilters } from './received-filters.ts'

/** What may be done to the lines that are ticked. */
const deeds = ['archiver', 'remettre', 'lire'] as const
export type Deed = (typeof deeds)[number]

/** What was just done, and to which lines: enough to undo it. */
export interface Done {
  deed: Deed
  ids: readonly string[]
}

/** Does what the list's form asks, then shows the same page anew; or says why not. */
export async function answerReceived(context: APIContext, api: Api): Promise<Response | Outcome> {
  const form = await readForm(context.request)
  const deed = deeds.find((name) => name === textOf(form, 'geste')) ?? 'lire'
  const ids = form.getAll('ligne').filter((id) => typeof id === 'string')
  const answer = await doTo(api, deed, ids)
  if (!answer.ok) {
    const outcome = refusedBy(answer)
    const errors = outcome.errors.map(({ message }) => ({ field: 'lignes', message }))
    return { ...outcome, errors }
  }
  const query = context.url.searchParams
  const done = { fait: deed, lignes: ids.join(',') }
  return api.redirect(listAddress(readFilters(query), readPage(query), done))
}

export function readDone(query: URLSearchParams): Done | undefined {
  const deed = deeds.find((name) => name === query.get('fait'))
  const ids = (query.get('lignes') ?? '').split(',').filter((id) => /^[\w-]{1,64}$/.test(id))
  return deed && ids.length > 0 ? { deed, ids: ids.slice(0, mostReceivedIds) } : undefined
}

function doTo(api: Api, deed: Deed, ids: readonly string[]) {
  switch (deed) {
    case 'archiver':
      return api.archiveReceived(ids, true)
    case 'remettre':
      return api.archiveReceived(ids, false)
    case 'lire':
      return api.markReceivedRead(ids)
  }
}
