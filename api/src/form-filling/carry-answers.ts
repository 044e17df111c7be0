import type { FormAnswers } from 'content-types'
import type { Deps } from '../deps.ts'
import { fieldsOf } from '../forms/index.ts'
import { readVerified } from '../platform/blobs/index.ts'
import { notFound } from '../platform/problems.ts'
import { taskAt } from '../platform/thread-pool.ts'
import { saveAnswers } from './answer-store.ts'
import { findFormFile, type JoinedFile } from './carried-file-store.ts'
import { checkAnswers } from './check-answers.ts'
import { onlyAsked, openForm } from './open-form.ts'
import { changedElsewhere, unreadableFile } from './problems.ts'
import { tidyAnswers } from './tidy-answers.ts'
import type * as valuesTask from './values-task.ts'

const task = taskAt<typeof valuesTask>(new URL('./values-task.ts', import.meta.url))

/**
 * What a joined file of an older version holds becomes the answers of this one, in the fields of the
 * same name; what was answered to others stays.
 */
export async function carryAnswers(deps: Deps, joined: JoinedFile): Promise<Date> {
  const { accountId, slug } = joined
  const form = await openForm(deps, accountId, slug)
  const file = await findFormFile(deps, joined)
  if (!file) throw notFound()
  const values = await readValues(deps, await readVerified(deps, file.blobId, file.sha256))
  if (!values) throw unreadableFile()
  const given = { ...form.answers, ...onlyAsked(form.groups, values) }
  const answers = tidyAnswers(checkAnswers(fieldsOf(form.groups), given).answers)
  const { version } = form.blank
  const carriedFrom = file.version === version ? null : file.version
  const knownAt = form.saved?.savedAt ?? null
  const owner = { accountId, slug }
  const savedAt = await saveAnswers(deps, owner, { version, answers, carriedFrom }, knownAt)
  if (!savedAt) throw changedElsewhere(deps.clock.now(), deps.clock.now())
  return savedAt
}

async function readValues(deps: Deps, bytes: Buffer): Promise<FormAnswers | undefined> {
  return deps.pdfs.run(task, bytes)
}
