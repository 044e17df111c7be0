import { webhookEvents, type WebhookEvent } from 'content-types'
import { readArguments } from '../platform/command-line.ts'
import { WrongUse } from '../platform/refusal.ts'

export type Options =
  | { command: 'add'; url: string; events: WebhookEvent[] }
  | { command: 'list' }
  | { command: 'remove' | 'replay'; id: string }

export const help = `Usage : npm run webhooks -- commande [options]

Gère les systèmes de l’Enim que le portail prévient ; docs/systems.md montre ce qu’ils reçoivent.

  add ADRESSE --events ÉVÉNEMENT[,ÉVÉNEMENT]…
             imprime un identifiant et un secret, montré cette seule fois
  list       tous les abonnés, et ce qu’ils n’ont jamais pris
  remove ID  n’est plus prévenu, même de ce qui attendait
  replay ID  renvoie un message ; avec l’identifiant d’un abonné, tout ce qu’il n’a jamais pris

Événements :
${Object.entries(webhookEvents)
  .map(([event, label]) => `  ${event.padEnd(16)} ${label}`)
  .join('\n')}

Codes de sortie : 0 fait ; 1 échec ; 2 commande mal écrite.`

export function readOptions(args: string[]): Options | undefined {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, events: { type: 'string' } },
  })
  if (values.help) return undefined
  const [command, subject, ...others] = positionals
  if (command === 'add' && subject !== undefined && others.length === 0) {
    return { command, url: subject, events: readEvents(values.events) }
  }
  if (values.events !== undefined) throw new WrongUse('--events ne va qu’avec « add ADRESSE ».')
  if (command === 'list' && subject === undefined) return { command }
  const isAboutOne = command === 'remove' || command === 'replay'
  if (isAboutOne && subject !== undefined && others.length === 0) return { command, id: subject }
  throw new WrongUse('Indiquez une commande : add, list, remove ou replay.')
}

function readEvents(typed = ''): WebhookEvent[] {
  const events = [...new Set(typed.split(',').map((event) => event.trim()))]
  if (events.every((event) => Object.hasOwn(webhookEvents, event))) return events as WebhookEvent[]
  throw new WrongUse(`--events\u00a0: choisissez parmi ${Object.keys(webhookEvents).join(', ')}.`)
}
