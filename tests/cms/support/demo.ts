import { once } from 'node:events'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startChild } from '../../support/child.ts'

const generator = resolve(import.meta.dirname, '../../../scripts/demo/main.ts')

/** Makes the demo data of a day in a new folder, as `npm start` does, and answers the folder. */
export async function makeDemo(day?: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'demo-'))
  const child = startChild(generator, ['--out', folder, ...(day ? ['--today', day] : [])])
  const [code] = (await once(child.process, 'close')) as [number | null]
  if (code !== 0) throw new Error(`The demo data could not be made:\n${child.errors.join('\n')}`)
  return folder
}

export async function readJson(...path: string[]): Promise<unknown> {
  return JSON.parse(await readFile(join(...path), 'utf8')) as unknown
}
