import { contentAddress, parisDay, type SearchResults } from 'content-types'
import type { Deps } from '../deps.ts'
import { listMostViewed } from '../faq-visits/index.ts'
import { listQuestions } from './store.ts'

const DAYS_MS = 30 * 24 * 60 * 60_000
const SHOWN = 5

/** The frequent questions that were opened most in thirty days. */
export async function listMostRead(deps: Deps): Promise<SearchResults['mostRead']> {
  const since = parisDay(new Date(deps.clock.now().getTime() - DAYS_MS))
  const slugs = (await listMostViewed(deps, since)).slice(0, SHOWN)
  const questions = await listQuestions(deps, slugs)
  return questions
    .sort((a, b) => slugs.indexOf(a.slug) - slugs.indexOf(b.slug))
    .map(({ slug, title }) => ({ title, href: contentAddress('faq', slug) }))
}
