import { once } from 'node:events'
import type { Deps } from '../deps.ts'
import { exitCodes, runCommand, type ExitCode } from '../run-command.ts'
import { formatEntry, formatJson } from './format-entry.ts'
import { help, readOptions, type Options } from './options.ts'
import { searchEntries } from './search-store.ts'

await runCommand({ help, readOptions, run: showJournal })

async function showJournal(deps: Deps, { filter, limit, json }: Options): Promise<ExitCode> {
  const format = json ? formatJson : formatEntry
  let shown = 0
  for await (const page of searchEntries(deps, filter, limit)) {
    shown += page.length
    await print(`${page.map(format).join('\n')}\n`)
  }
  // JSON is for programs, to which nothing at all says it best.
  if (shown === 0 && !json) console.log('Aucun événement ne correspond.')
  return exitCodes.done
}

/** Waits for a slow reader, so that no more than a page is held. */
async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}
