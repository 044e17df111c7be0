import { count } from 'content-types'
import type { Deps } from '../deps.ts'
import { exitCodes, runCommand, type ExitCode } from '../run-command.ts'
import { readHeads } from './head-store.ts'
import { help, readOptions, type Options } from './options.ts'
import { verifyChain, type Verdict } from './verify-chain.ts'

await runCommand({
  help,
  readOptions,
  run: (deps: Deps, options: Options) =>
    options.action === 'verify' ? verify(deps, options.keys) : showHeads(deps),
})

async function verify(deps: Deps, keys: readonly string[]): Promise<ExitCode> {
  const verdict = await verifyChain(deps, keys, (receipts) => {
    console.error(`${receipts.toLocaleString('fr-FR')} accusés vérifiés…`)
  })
  const isWhole = verdict.kind === 'whole'
  if (isWhole) console.log(sentenceOf(verdict))
  else console.error(sentenceOf(verdict))
  return isWhole ? exitCodes.done : exitCodes.failed
}

function sentenceOf(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'whole': {
      const { receipts, heads, last } = verdict
      const sum = `La chaîne est intacte : ${count(receipts, 'accusé')}, ${count(heads, 'jour signé', 'jours signés')}.`
      if (!last) return sum
      return `${sum}\nDernière tête : ${last.day}, position ${String(last.position)}, chaîne ${last.chain}.`
    }
    case 'broken-receipt': {
      const { id, position } = verdict.receipt
      return `L’accusé ${id}, à la position ${String(position)}, ne correspond pas à la chaîne : son contenu ou sa place a changé.`
    }
    case 'missing-receipts':
      return `Il manque des accusés : la tête du ${verdict.head.day} en couvre ${String(verdict.head.position)}.`
    case 'broken-head':
      return `La tête du ${verdict.head.day} ne correspond pas à la chaîne, ou sa signature est fausse.`
    case 'foreign-head':
      return `La tête du ${verdict.head.day} est signée par une autre clé : ${verdict.head.publicKey}. Si c’est une clé antérieure de l’Enim, ajoutez-la avec --key.`
  }
}

async function showHeads(deps: Deps): Promise<ExitCode> {
  let shown = 0
  for await (const { day, position, chain, publicKey, signature } of readHeads(deps)) {
    console.log([day, position, chain, publicKey, signature].join(' '))
    shown++
  }
  if (shown === 0) console.log('Aucune journée n’est encore signée.')
  return exitCodes.done
}
