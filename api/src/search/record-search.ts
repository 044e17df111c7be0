import { parisDay } from 'content-types'
import type { Deps } from '../deps.ts'
import { foldWords } from '../platform/fold.ts'
import { countFruitless, countWordsOf } from './fruitless-store.ts'

const LONGEST = 80
/** Made-up words must not fill the database; far more than editors read. */
const MOST_IN_A_DAY = 1_000

/**
 * Counts what was looked for and not found, by day, so that editors see what is missing. What may
 * be somebody's address or number is not kept.
 */
export async function recordSearch(deps: Deps, words: string, found: number): Promise<void> {
  if (found > 0 || isPersonal(words)) return
  const folded = foldWords(words)
  if (folded === '' || folded.length > LONGEST) return
  const day = parisDay(deps.clock.now())
  if ((await countWordsOf(deps, day)) >= MOST_IN_A_DAY) return
  await deps.database.write([countFruitless(day, folded)])
}

/** An address, or six digits on end whatever stands between them: SIRET, telephone, file number. */
function isPersonal(words: string): boolean {
  const plain = words.normalize('NFKC')
  return plain.includes('@') || /\p{Nd}(?:[^\p{L}\p{N}]*\p{Nd}){5}/u.test(plain)
}
