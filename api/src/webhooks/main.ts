import { formatDateTime } from 'content-types'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { exitCodes, runCommand, type ExitCode } from '../run-command.ts'
import { addSubscriber } from './add-subscriber.ts'
import { listDead, replayDead, replayDelivery } from './delivery-store.ts'
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
      await replay(deps, options.id)
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

async function replay(deps: Deps, id: string): Promise<void> {
  const now = deps.clock.now()
  const statement = (await findSubscriber(deps, id)) ? replayDead(id, now) : replayDelivery(id, now)
  const trace = recordEvent(deps, { event: 'webhook-replayed', actor: 'enim', about: id })
  const [replayed] = await deps.database.write([statement, trace])
  const count = replayed?.rows.length ?? 0
  if (count === 0) throw new Refusal('Rien à renvoyer sous cet identifiant.')
  console.log(`À renvoyer : ${String(count)}.`)
}
