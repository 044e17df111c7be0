import type { Deps } from '../deps.ts'
import { startWorker, type Worker } from '../platform/worker.ts'
import { openLanes } from './deliver.ts'

/** Call once the batch that announced an event is written: it leaves at once. */
export function wakeWebhooks({ events }: Pick<Deps, 'events'>): void {
  events.emit('event-announced')
}

export function startWebhooks(deps: Deps): Worker {
  const { events, log } = deps
  const lanes = openLanes(deps)
  const round = () => lanes.start()
  const worker = startWorker({ name: 'webhooks', everyMs: 5_000, round, log })
  events.on('event-announced', worker.wake)
  return {
    wake: worker.wake,
    async stop() {
      await worker.stop()
      await lanes.settle()
    },
  }
}
