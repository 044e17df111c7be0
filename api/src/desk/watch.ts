import {
  callbackSlots,
  type Deadline,
  formatDate,
  isWorkingDay,
  parisDay,
  requestKinds,
} from 'content-types'
import type { Deps } from '../deps.ts'
import { queueMail, wakeOutbox } from '../outbox/index.ts'
import { mostPressing } from './deadlines.ts'
import { watchLetter } from './mails.ts'
import { deadlinesToday, listLate } from './queue.ts'
import { listSummaryRows } from './summary-store.ts'
import { listDueCallbacks, listOverduePieces, listWatchedServices } from './watch-store.ts'

/** A mail is read, not searched: the queue has the others. */
const MOST_LISTED = 50

interface Section {
  title: string
  references: readonly string[]
}

/** Tells each service, on the morning of a working day, what it must look at; nothing when all is well. */
export async function watchTimeLimits(deps: Deps): Promise<void> {
  const today = parisDay(deps.clock.now())
  if (!isWorkingDay(today)) return
  for (const { slug, email } of await listWatchedServices(deps)) {
    const sections = [
      ...(await listDeadlines(deps, slug)),
      ...(await listPieces(deps, slug, today)),
      ...(await listCallbacks(deps, slug, today)),
    ]
    if (sections.length === 0) continue
    const letter = watchLetter(deps.settings.publicUrl, sections)
    const dedupe = `watch:${slug}:${today}`
    await deps.database.write([queueMail(deps, { to: email, letter, dedupe })])
  }
  wakeOutbox(deps)
}

const titles: readonly (readonly [Deadline['kind'], Deadline['state'], string])[] = [
  ['aee', 'late', 'Accusé d’enregistrement qui n’est pas parti'],
  ['are', 'late', 'Accusé de réception en retard : prenez ces demandes en charge'],
  ['answer', 'late', 'Réponse en retard'],
  ['are', 'soon', 'Accusé de réception à envoyer bientôt : prenez ces demandes en charge'],
  ['answer', 'soon', 'Réponse à donner bientôt'],
]

/** Each request under its most pressing limit. */
async function listDeadlines(deps: Deps, slug: string): Promise<Section[]> {
  const places = await listLate(deps, { agentId: '', services: [slug], kinds: requestKinds })
  const rows = await listSummaryRows(
    deps,
    [slug],
    places.map(({ row }) => row),
  )
  const due = rows.flatMap((row) => {
    const deadline = mostPressing(deadlinesToday(deps, row))
    return deadline ? [{ reference: row.reference, ...deadline }] : []
  })
  return titles.flatMap(([kind, state, title]) => {
    const own = due.filter((deadline) => deadline.kind === kind && deadline.state === state)
    const lines = own.map(({ reference, on }) => `${reference}, au plus tard le ${dayInWords(on)}`)
    return sectionOf(title, lines)
  })
}

async function listPieces(deps: Deps, slug: string, day: string): Promise<Section[]> {
  const overdue = await listOverduePieces(deps, slug, { day, limit: MOST_LISTED + 1 })
  const lines = overdue.map(
    ({ reference, dueOn }) => `${reference}, depuis le ${dayInWords(dueOn)}`,
  )
  return sectionOf('Pièces demandées qui ne sont pas arrivées', lines)
}

async function listCallbacks(deps: Deps, slug: string, day: string): Promise<Section[]> {
  const due = await listDueCallbacks(deps, slug, { day, limit: MOST_LISTED + 1 })
  const lines = due.map((call) => {
    const late = call.day < day ? ' (en retard)' : ''
    return `${call.reference}, le ${dayInWords(call.day)} ${callbackSlots[call.slot]}${late}`
  })
  return sectionOf('Rappels à passer', lines)
}

function sectionOf(title: string, lines: readonly string[]): Section[] {
  if (lines.length === 0) return []
  const references = lines.slice(0, MOST_LISTED)
  const more = lines.length > MOST_LISTED ? ['et d’autres, dans la file du service'] : []
  return [{ title, references: [...references, ...more] }]
}

/** Noon is the same day everywhere in France. */
function dayInWords(day: string): string {
  return formatDate(new Date(`${day}T12:00:00+01:00`))
}
