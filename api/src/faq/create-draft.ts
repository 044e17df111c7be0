import { faqDraftMadeSchema, type FaqDraft } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { busy } from '../platform/problems.ts'

const PATIENCE_MS = 10_000

const answerSchema = z.object({ data: faqDraftMadeSchema })

/**
 * A draft of a frequent question in Strapi, for editors to finish; its identifier. The same source
 * gives the same draft, however often it is asked for.
 *
 * @throws Problem `busy` when Strapi does not take it: nothing is recorded and it may be tried again.
 */
export async function createFaqDraft(
  { settings, log }: Pick<Deps, 'settings' | 'log'>,
  draft: FaqDraft,
): Promise<string> {
  const { url, key } = settings.cms
  try {
    const answer = await fetch(`${url}/api/redaction/faq-drafts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ data: draft }),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (!answer.ok) throw new Error(`Strapi answered ${String(answer.status)}`)
    return answerSchema.parse(await answer.json()).data.documentId
  } catch (error) {
    log.warn('draft of a frequent question not made', {
      reason: error instanceof Error ? error.message : 'unknown',
    })
    throw busy(30)
  }
}
