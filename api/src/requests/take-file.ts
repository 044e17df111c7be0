import type { draftFileAddedSchema } from 'content-types'
import type { Context } from 'hono'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import {
  findRefusal,
  receiveForm,
  type BodyBounds,
  type ContentChecker,
  type ReceivedFile,
  type ReceivedForm,
} from '../files/index.ts'
import type { AppEnv } from '../platform/http.ts'
import { answerProblem, notFound } from '../platform/problems.ts'
import { requireAccount } from '../sessions/index.ts'
import { joinFile } from './join-file.ts'
import { unknownForm } from './problems.ts'

/** What happens to one file for a draft, from its first byte to its answer. */
export async function takeFile(
  deps: Deps,
  checker: ContentChecker,
  c: Context<AppEnv>,
  bounds: Partial<BodyBounds>,
): Promise<Response> {
  const { incoming } = c.env
  if (!incoming || !('complete' in incoming)) throw unknownForm()
  const account = await requireAccount(deps, c)
  const { data: key } = z.uuid().safeParse(c.req.param('key'))
  if (key === undefined) throw notFound()

  const take = async (received: ReceivedForm): Promise<Response> => {
    if (received.failure) {
      const answer = answerProblem(received.failure)
      // As in a whole form: what is left of the body is not read.
      answer.headers.set('connection', 'close')
      return answer
    }
    const { isKept, ...added } = await joinFile(deps, account.id, key, received)
    return c.json(added satisfies z.infer<typeof draftFileAddedSchema>, isKept ? 200 : 201)
  }

  const judge = (file: ReceivedFile) => findRefusal(checker, file)
  const wanted = { field: 'file', most: 1 }
  return receiveForm(incoming, deps.blobs.temporaryFolder, take, { bounds, judge, wanted })
}
