import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { streamVerified } from '../platform/blobs/index.ts'
import { answerFile } from '../platform/file-answer.ts'
import type { AppEnv } from '../platform/http.ts'
import { notFound } from '../platform/problems.ts'
import type { SignedIn } from '../sessions/index.ts'
import { findSentFile } from './file-store.ts'
import { fileNotReady, fileRefused } from './problems.ts'

/** Gives an employer their own file back, to save: the browser never shows it. */
export async function answerSentFile(
  deps: Deps,
  c: Context<AppEnv>,
  { id: accountId }: SignedIn,
  { reference, id }: { reference: string; id: string },
): Promise<Response> {
  const file = await findSentFile(deps, { accountId, reference, id })
  if (!file) throw notFound()
  if (file.state === 'pending') throw fileNotReady()
  if (file.state === 'infected') throw fileRefused()
  const { name, bytes, sha256 } = file
  const content = c.req.method === 'HEAD' ? null : await streamVerified(deps, file)
  const type = 'application/octet-stream'
  return answerFile({ name, type, bytes, sha256, as: 'attachment' }, content, {
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  })
}
