import type { Deps } from '../deps.ts'
import { startWorker, type Worker } from '../platform/worker.ts'
import { deleteAsking, findAskings, type Asking } from './asked-store.ts'
import { sendConfirmation } from './send-confirmation.ts'

/** Who asked longer ago has asked again, or has given up. */
const USEFUL_MS = 24 * 3_600_000
const PAGE = 50
/** The answer has long left when what was asked is looked at: its time tells nothing. */
const APART_MS = 250

/** Answers all that was asked, the oldest first; several processes may do so at once. */
export async function answerAskings(deps: Deps): Promise<void> {
  let after = 0
  for (;;) {
    const page = await findAskings(deps, after, PAGE)
    for (const asking of page) if (!(await answer(deps, asking))) return
    const last = page.at(-1)
    if (!last) return
    after = last.id
  }
}

/** One that fails stays for the next round, and holds up no other. False: none may be sent now. */
async function answer(deps: Deps, asking: Asking): Promise<boolean> {
  try {
    const age = deps.clock.now().getTime() - asking.askedAt.getTime()
    if (age <= USEFUL_MS) return await sendConfirmation(deps, asking)
    await deps.database.write([deleteAsking(asking.id)])
  } catch (error) {
    deps.log.error('asked subscription failed', { error })
  }
  return true
}

/** Answers soon what this process was asked, and from time to time what another left. */
export function startSubscriptions(deps: Deps): Worker {
  const { events, log } = deps
  const worker = startWorker({
    name: 'asked subscriptions',
    everyMs: 10_000,
    round: () => answerAskings(deps),
    log,
  })
  let waiting: NodeJS.Timeout | undefined
  events.on('subscription-asked', () => {
    waiting ??= setTimeout(() => {
      waiting = undefined
      worker.wake()
    }, APART_MS).unref()
  })
  return worker
}
