import { glob, open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { count } from 'content-types'
import type { Deps } from '../deps.ts'
import { requireReadable } from '../platform/refusal.ts'
import { exitCodes, runCommand, type ExitCode } from '../run-command.ts'
import { recordBounce } from './bounces.ts'
import { help, readOptions, type Options } from './options.ts'
import { readBounce } from './read-bounce.ts'

/** The report comes first; what follows is the letter itself. */
const MOST_BYTES = 512 * 1024

await runCommand({ help, readOptions, run: recordBounces })

async function recordBounces(deps: Deps, { path }: Options): Promise<ExitCode> {
  const counts = { recorded: 0, others: 0 }
  for await (const mail of readMails(path)) {
    const bounce = readBounce(mail)
    if (bounce && (await recordBounce(deps, bounce))) counts.recorded++
    else counts.others++
  }
  console.log(`${count(counts.recorded, 'lettre revenue', 'lettres revenues')}.`)
  if (counts.others > 0) {
    console.log(`${count(counts.others, 'mail')} sans rapport avec une lettre du portail.`)
  }
  return exitCodes.done
}

async function* readMails(path: string): AsyncGenerator<string> {
  if (path === '-') {
    yield (await buffer(process.stdin)).subarray(0, MOST_BYTES).toString('latin1')
    return
  }
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false
  requireReadable(path, isFolder ? 'folder' : 'file')
  if (!isFolder) yield readStart(path)
  else {
    for await (const name of glob('**/*', { cwd: path })) {
      const file = join(path, name)
      if ((await stat(file)).isFile()) yield readStart(file)
    }
  }
}

async function readStart(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer: bytes, bytesRead } = await file.read(Buffer.alloc(MOST_BYTES))
    return bytes.subarray(0, bytesRead).toString('latin1')
  } finally {
    await file.close()
  }
}
