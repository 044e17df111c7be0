import { siretSchema } from 'content-types'
import { readArguments } from '../platform/command-line.ts'
import { WrongUse } from '../platform/refusal.ts'

export type Options =
  | { command: 'list'; siret: string }
  | { command: 'withdraw'; siret: string; name: string; reason: string; dryRun: boolean }

const REASON_LENGTH = 300

export const help = `Usage : npm run documents -- list SIRET
        npm run documents -- withdraw SIRET RÉFÉRENCE --reason "Motif."

list      montre les documents personnels d’un employeur, le plus récent d’abord : date de mise en
          ligne, nature, référence, description, et ce qu’ils sont devenus
withdraw  retire un document : son fichier ne s’ouvre plus, sa ligne reste, barrée, avec le motif

RÉFÉRENCE est celle que l’expéditeur a donnée au document, ou l’identifiant que montre list.
L’import de documents se fait par npm run import ; un document se remplace par sa colonne remplace.

  --reason "Motif."  une phrase, lue par l’employeur (${String(REASON_LENGTH)} caractères au plus)
  --dry-run          dit ce qui serait retiré, sans rien changer

Codes de sortie : 0 fait ; 1 échec, ou document inconnu ; 2 commande mal écrite.`

export function readOptions(args: string[]): Options | undefined {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      reason: { type: 'string' },
      'dry-run': { type: 'boolean' },
    },
  })
  if (values.help) return undefined
  const [command, typed, name, ...others] = positionals
  if (command !== 'list' && command !== 'withdraw') {
    throw new WrongUse('Indiquez une commande : list ou withdraw.')
  }
  const siret = readSiret(typed)
  if (command === 'list') {
    if (name !== undefined) throw new WrongUse(`« ${name} » est de trop.`)
    if (values.reason !== undefined || values['dry-run']) {
      throw new WrongUse('--reason et --dry-run ne vont qu’avec withdraw.')
    }
    return { command, siret }
  }
  if (name === undefined || name === '') throw new WrongUse('Indiquez la référence du document.')
  if (others.length > 0) throw new WrongUse(`« ${others.join(' ')} » est de trop.`)
  const dryRun = values['dry-run'] ?? false
  return { command, siret, name, reason: readReason(values.reason), dryRun }
}

function readSiret(typed = ''): string {
  const parsed = siretSchema.safeParse(typed)
  if (parsed.success) return parsed.data
  throw new WrongUse(parsed.error.issues[0]?.message ?? '')
}

function readReason(typed = ''): string {
  const reason = typed.replace(/\s+/g, ' ').trim()
  if (reason === '') throw new WrongUse('Indiquez le motif du retrait avec --reason.')
  if (reason.length <= REASON_LENGTH && !/\p{Cc}/u.test(reason)) return reason
  throw new WrongUse(`Le motif compte au plus ${String(REASON_LENGTH)} caractères.`)
}
