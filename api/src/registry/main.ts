import { formatSiret, limits, siretSchema } from 'content-types'
import type { Deps } from '../deps.ts'
import { readArguments, resolvePath } from '../platform/command-line.ts'
import { WrongUse } from '../platform/refusal.ts'
import { exitCodes, runCommand, type ExitCode } from '../run-command.ts'
import { makeActivationLetter } from './make-letter.ts'

const help = `Usage : npm run activation-letter -- SIRET [--out FICHIER.pdf] [--dry-run]

Écrit la lettre à poster à un employeur du registre qui ne peut pas répondre à la question de
validation : elle porte une clé d’activation neuve, valable ${String(limits.activationKeyDays)} jours, une fois. Une clé plus
ancienne ne vaut plus rien. La clé n’est nulle part ailleurs que dans cette lettre.

  --out FICHIER.pdf  où l’écrire (activation-SIRET.pdf dans le dossier où vous êtes)
  --dry-run          vérifie sans rien écrire

Codes de sortie : 0 la lettre est écrite ; 1 échec, employeur inconnu ou qui a déjà un compte ;
2 commande mal écrite.`

interface Options {
  siret: string
  path: string
  dryRun: boolean
}

await runCommand({ help, readOptions, run: runLetter })

function readOptions(args: string[]): Options | undefined {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      out: { type: 'string' },
      'dry-run': { type: 'boolean' },
    },
  })
  if (values.help) return undefined
  if (positionals.length === 0) throw new WrongUse('Indiquez le SIRET de l’employeur.')
  const parsed = siretSchema.safeParse(positionals.join(''))
  if (!parsed.success) throw new WrongUse(parsed.error.issues[0]?.message ?? '')
  const siret = parsed.data
  const path = resolvePath(values.out ?? `activation-${siret}.pdf`)
  return { siret, path, dryRun: values['dry-run'] ?? false }
}

async function runLetter(deps: Deps, { siret, path, dryRun }: Options): Promise<ExitCode> {
  const { name } = await makeActivationLetter(deps, siret, path, { dryRun })
  const whose = `«\u00a0${name}\u00a0» (SIRET ${formatSiret(siret)})`
  console.log(
    dryRun
      ? `Essai, rien n’est changé\u00a0: la lettre pour ${whose} serait ${path}.`
      : `La lettre pour ${whose} est écrite\u00a0: ${path}`,
  )
  return exitCodes.done
}
