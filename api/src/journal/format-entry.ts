import { formatSiret } from 'content-types'
import { actors, events, subjects } from './events.ts'
import type { Found } from './search-store.ts'
import { formatInstant } from './format-instant.ts'

const NONE = '–'

/** Former days may have names that the portal has forgotten. */
const eventNames: Partial<Record<string, string>> = events
const actorNames: Partial<Record<string, string>> = actors
const subjectNames: Partial<Record<string, string>> = subjects

const widths = {
  event: longest(Object.values(events)),
  actor: longest(Object.values(actors)),
  siret: 17,
  network: 20,
}

/** One line: when, what, who, of which employer, from where, with what, about what, which agent. */
export function formatEntry({
  at,
  event,
  actor,
  siret,
  network,
  browser,
  about,
  agent,
}: Found): string {
  const cells = [
    formatInstant(at),
    (eventNames[event] ?? event).padEnd(widths.event),
    (actorNames[actor] ?? actor).padEnd(widths.actor),
    (siret === null ? NONE : formatSiret(siret)).padEnd(widths.siret),
    (network ?? NONE).padEnd(widths.network),
    browser ?? NONE,
    ...(about === null ? [] : [subjectNames[about] ?? about]),
    ...(agent === null ? [] : [agent]),
  ]
  return cells.join('  ')
}

export function formatJson({ id, at, ...entry }: Found): string {
  return JSON.stringify({ id, at: at.toISOString(), ...entry })
}

function longest(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => text.length))
}
