import { formatDateTime } from 'content-types'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { writeIf } from '../platform/claim.ts'
import { Refusal } from '../platform/refusal.ts'
import { exitCodes, runCommand, type ExitCode } from '../run-command.ts'
import { addSubscriber } from './add-subscriber.ts'
import { canReplay, listDead, replay } from './delivery-store.ts'
import { help, readOptions, type Options } from './options.ts'
import { deleteSubscriber, findSubscriber, listSubscribers } from './subscriber-store.ts'

await runCommand({ help, readOptions, run: manageWebhooks })

async function manageWebhooks(deps: Deps, options: Options): Promise<ExitCode> {
  switch (options.command) {
    case 'add':
      await add(deps, options)
      break
    case 'list':
      await list(deps)
      break
    case 'remove':
      await remove(deps, options.id)
      break
    case 'replay':
      await replayAll(deps, options.id)
  }
  return exitCodes.done
}

async function add(deps: Deps, options: Extract<Options, { command: 'add' }>): Promise<void> {
  const { id, secret } = await addSubscriber(deps, options)
  console.log(`Abonné ${id}. Son secret, montré cette seule fois :\n${secret}`)
}

async function list(deps: Deps): Promise<void> {
  const subscribers = await listSubscribers(deps)
  if (subscribers.length === 0) console.log('Aucun système n’est prévenu.')
  for (const { id, url, events, waiting } of subscribers) {
    console.log([id, url, events.join(','), `${String(waiting)} en attente`].join('  '))
    for (const dead of await listDead(deps, id)) {
      const { id: delivery, event, at, reason } = dead
      console.log(`  jamais pris  ${delivery}  ${event}  ${formatDateTime(at)}  ${reason}`)
    }
  }
}

async function remove(deps: Deps, id: string): Promise<void> {
  if (!(await findSubscriber(deps, id))) throw new Refusal('Aucun abonné n’a cet identifiant.')
  const trace = recordEvent(deps, { event: 'webhook-removed', actor: 'enim', about: id })
  await deps.database.write([...deleteSubscriber(id), trace])
  console.log('Cet abonné n’est plus prévenu.')
}

async function replayAll(deps: Deps, id: string): Promise<void> {
  const trace = recordEvent(deps, { event: 'webhook-replayed', actor: 'enim', about: id })
  const batch = [replay(id, deps.clock.now()), trace]
  const written = await writeIf(deps.database, canReplay(id), batch)
  if (!written) throw new Refusal('Rien à renvoyer sous cet identifiant.')
  console.log(`À renvoyer : ${String(written[0]?.rows.length ?? 0)}.`)
}
