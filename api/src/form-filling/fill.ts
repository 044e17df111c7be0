import type { FormAnswers } from 'content-types'
import type { Deps } from '../deps.ts'
import { fieldsOf, readBlank } from '../forms/index.ts'
import { taskAt } from '../platform/thread-pool.ts'
import { checkAnswers } from './check-answers.ts'
import type * as fillTask from './fill-task.ts'
import type { OpenForm } from './open-form.ts'

const task = taskAt<typeof fillTask>(new URL('./fill-task.ts', import.meta.url))

/** The official PDF of a form with these answers, written as its fields expect them. */
export async function fillBlank(
  deps: Deps,
  { blank, groups }: Pick<OpenForm, 'blank' | 'groups'>,
  given: FormAnswers,
  { isFinal }: { isFinal: boolean },
): Promise<Uint8Array<ArrayBuffer>> {
  const { answers } = checkAnswers(fieldsOf(groups), given)
  const bytes = await readBlank(deps, blank)
  const filled = await deps.pdfs.run(task, { bytes, answers, fileId: blank.fileId, isFinal })
  return new Uint8Array(filled)
}
