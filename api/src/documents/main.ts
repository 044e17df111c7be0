import { formatShortDate } from 'content-types'
import { findAccountId } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import { Refusal } from '../platform/refusal.ts'
import { exitCodes, runCommand, type ExitCode } from '../run-command.ts'
import { listForEnim, type ListedForEnim } from './enim-list-store.ts'
import { help, readOptions, type Options } from './options.ts'
import { findPublished, findPublishedById } from './store.ts'
import { withdrawDocument } from './withdraw-document.ts'

await runCommand({ help, readOptions, run: manageDocuments })

async function manageDocuments(deps: Deps, options: Options): Promise<ExitCode> {
  const accountId = await findAccountId(deps, options.siret)
  if (accountId === undefined) throw new Refusal('Cet employeur n’a pas de compte.')
  if (options.command === 'list') await list(deps, accountId)
  else await withdraw(deps, accountId, options)
  return exitCodes.done
}

async function list(deps: Deps, accountId: string): Promise<void> {
  let shown = 0
  for await (const document of listForEnim(deps, accountId)) {
    shown++
    const { publishedAt, kind, reference, id, description } = document
    const cells = [formatShortDate(publishedAt), kind, reference ?? id, description]
    console.log([...cells, ...fateOf(document)].join('  '))
  }
  if (shown === 0) console.log('Cet employeur n’a aucun document.')
}

function fateOf({ withdrawnAt, withdrawnReason, replacement }: ListedForEnim): string[] {
  if (withdrawnAt) return [`retiré le ${formatShortDate(withdrawnAt)} : ${withdrawnReason ?? ''}`]
  return replacement === null ? [] : [`remplacé par ${replacement}`]
}

async function withdraw(
  deps: Deps,
  accountId: string,
  { name, reason, dryRun }: Extract<Options, { command: 'withdraw' }>,
): Promise<void> {
  const document =
    (await findPublished(deps, accountId, name)) ?? (await findPublishedById(deps, accountId, name))
  if (!document) throw new Refusal('Aucun document de cet employeur n’a cette référence.')
  if (document.state === 'withdrawn') throw new Refusal('Ce document est déjà retiré.')
  if (dryRun) {
    console.log('Essai, rien n’est changé : ce document serait retiré.')
    return
  }
  const { id } = document
  const outcome = await withdrawDocument(deps, { owner: { accountId }, document: { id }, reason })
  if (outcome !== 'withdrawn') throw new Refusal('Ce document est déjà retiré.')
  console.log('Ce document est retiré : l’employeur en lit le motif à la place du fichier.')
}
