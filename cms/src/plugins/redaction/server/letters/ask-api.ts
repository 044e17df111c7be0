import {
  latestLettersSchema,
  newsLettersSchema,
  problemSchema,
  subscriptionFiguresSchema,
  type LatestLetters,
  type NewsLetters,
  type SubscriptionFigures,
} from 'content-types'
import { environment } from '../../../../environment.ts'

const PATIENCE_MS = 20_000

/** What became of the letters that told of a news; nothing while the api does not answer. */
export async function readLetters(documentId: string): Promise<NewsLetters | undefined> {
  const answer = await ask(`/cms/letters?news=${encodeURIComponent(documentId)}`)
  if (!answer?.ok) return undefined
  return newsLettersSchema.parse(await answer.json())
}

export async function readLatestLetters(): Promise<LatestLetters | undefined> {
  const answer = await ask('/cms/letters/latest')
  return answer?.ok ? latestLettersSchema.parse(await answer.json()) : undefined
}

/** How many receive the news, and what they chose. */
export async function readSubscribers(): Promise<SubscriptionFigures | undefined> {
  const answer = await ask('/cms/subscription-figures')
  return answer?.ok ? subscriptionFiguresSchema.parse(await answer.json()) : undefined
}

/** Sends the draft to one address; otherwise answers why it did not leave. */
export async function sendTrial(trial: { id: string; to: string }): Promise<string | undefined> {
  const answer = await ask('/cms/letters/trials', trial)
  if (answer?.ok) return undefined
  const refusal = problemSchema.safeParse(await answer?.json().catch(() => undefined))
  return refusal.success
    ? refusal.data.title
    : 'Le portail ne répond pas. Réessayez dans un instant.'
}

async function ask(path: string, sent?: object): Promise<Response | undefined> {
  const { API_URL, CMS_KEY } = environment()
  try {
    return await fetch(`${API_URL}${path}`, {
      method: sent ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${CMS_KEY}`, 'content-type': 'application/json' },
      body: sent ? JSON.stringify(sent) : null,
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
  } catch {
    return undefined
  }
}
