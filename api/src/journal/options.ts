import { addDays, readDate, siretSchema, startOfParisDay } from 'content-types'
import { readArguments } from '../platform/command-line.ts'
import { WrongUse } from '../platform/refusal.ts'
import { events, type JournalEvent } from './events.ts'

export interface Options {
  filter: Filter
  /** Of the newest entries. */
  limit: number
  json: boolean
}

/** Which entries; a missing part lets everything through. */
export interface Filter {
  siret?: string
  accountId?: string
  /** The address of a person of Enim. */
  agent?: string
  event?: JournalEvent
  since?: Date
  /** Exclusive. */
  before?: Date
}

const USUAL_LIMIT = 200

export const help = `Usage : npm run journal -- [options]

Montre le journal de sécurité, le plus récent en dernier : ce qui est arrivé aux comptes, quand (heure
de Paris), par qui, depuis quel réseau et quel navigateur. Il ne contient ni code, ni adresse e-mail
autre que celles des agents.

  --siret SIRET      d’un employeur
  --account ID       d’un compte
  --agent ADRESSE    d’un agent de l’Enim
  --event ÉVÉNEMENT  d’une seule sorte (voir plus bas)
  --since JOUR       depuis ce jour compris, par exemple 2026-11-01 ou 01/11/2026
  --until JOUR       jusqu’à ce jour compris
  --limit NOMBRE     les derniers seulement (${String(USUAL_LIMIT)} sans cette option)
  --json             une ligne JSON par événement, temps en UTC

Événements :
${Object.entries(events)
  .map(([name, words]) => `  ${name.padEnd(22)} ${words}`)
  .join('\n')}

Codes de sortie : 0 fait, même sans événement ; 1 échec ; 2 commande mal écrite.`

export function readOptions(args: string[]): Options | undefined {
  const text = { type: 'string' } as const
  const { values } = readArguments({
    args,
    options: {
      help: { type: 'boolean', short: 'h' },
      siret: text,
      account: text,
      agent: text,
      event: text,
      since: text,
      until: text,
      limit: text,
      json: { type: 'boolean' },
    },
  })
  if (values.help) return undefined
  const { siret, account, agent, event, since, until, limit, json } = values
  const filter: Filter = {
    ...(siret !== undefined && { siret: readSiret(siret) }),
    ...(account !== undefined && { accountId: account }),
    ...(agent !== undefined && { agent: agent.trim().toLowerCase() }),
    ...(event !== undefined && { event: readEvent(event) }),
    ...(since !== undefined && { since: startOfParisDay(readDay('--since', since)) }),
    ...(until !== undefined && { before: startOfParisDay(addDays(readDay('--until', until), 1)) }),
  }
  if (filter.since && filter.before && filter.since >= filter.before) {
    throw new WrongUse('--since est après --until.')
  }
  return { filter, limit: readLimit(limit), json: json ?? false }
}

function readSiret(typed: string): string {
  const parsed = siretSchema.safeParse(typed)
  if (parsed.success) return parsed.data
  throw new WrongUse(`--siret\u00a0: ${parsed.error.issues[0]?.message ?? ''}`)
}

function readEvent(typed: string): JournalEvent {
  if (Object.hasOwn(events, typed)) return typed as JournalEvent
  throw new WrongUse(`--event\u00a0: «\u00a0${typed}\u00a0» n’est pas un événement du journal.`)
}

function readDay(option: string, typed: string): string {
  const day = readDate(typed)
  if (day !== undefined) return day
  throw new WrongUse(`${option}\u00a0: «\u00a0${typed}\u00a0» n’est pas un jour.`)
}

function readLimit(typed = String(USUAL_LIMIT)): number {
  if (/^[1-9]\d{0,8}$/.test(typed)) return Number(typed)
  throw new WrongUse('--limit doit être un nombre entier, au moins 1.')
}
