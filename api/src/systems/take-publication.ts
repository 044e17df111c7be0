import type { Context } from 'hono'
import { limits } from 'content-types'
import type { Deps } from '../deps.ts'
import {
  findRefusedPdf,
  receiveForm,
  type ContentChecker,
  type ReceivedFile,
  type ReceivedForm,
} from '../files/index.ts'
import type { AppEnv } from '../platform/http.ts'
import { answerProblem } from '../platform/problems.ts'
import type { Guard } from './guard.ts'
import { notAForm, refused, tooLargeDocument } from './problems.ts'
import { publishOnce } from './publish-once.ts'

const bounds = { bytes: limits.documentBytes + 1024 * 1024 }
const wanted = { field: 'file', most: 1 }

/** What happens to a document of Enim's systems, from its first byte to its answer. */
export async function takePublication(
  deps: Deps,
  checker: ContentChecker,
  guard: Guard,
  c: Context<AppEnv>,
): Promise<Response> {
  const { id: tokenId } = await guard.require(c, 'documents:write')
  const key = readKey(c)
  const { incoming } = c.env
  const isForm = c.req.header('content-type')?.toLowerCase().startsWith('multipart/form-data')
  if (!isForm || !incoming || !('complete' in incoming)) throw notAForm()

  const take = async (received: ReceivedForm): Promise<Response> => {
    const { failure } = received
    if (failure) {
      const answer = answerProblem(failure.type === 'too-large' ? tooLargeDocument() : failure)
      // What is left of the body is not read.
      answer.headers.set('connection', 'close')
      return answer
    }
    const { document, isReplayed } = await publishOnce(deps, { tokenId, key }, received)
    if (isReplayed) c.header('Idempotent-Replayed', 'true')
    return c.json(document, 201)
  }

  const judge = (file: ReceivedFile) => findRefusedPdf(checker, file)
  const { temporaryFolder } = deps.blobs
  const fileBytes = limits.documentBytes
  return receiveForm(incoming, temporaryFolder, take, { bounds, judge, wanted, fileBytes })
}

function readKey(c: Context<AppEnv>): string {
  const key = c.req.header('idempotency-key') ?? ''
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key
  throw refused(
    'idempotency-key',
    'L’en-tête Idempotency-Key est nécessaire : 1 à 255 caractères sans espace, un UUID par exemple.',
  )
}
