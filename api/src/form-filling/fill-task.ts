import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fillForm, type Filling } from './fill-form.ts'

const fontPath = join(import.meta.dirname, '../platform/pdf/fonts/LiberationSans-Regular.ttf')

/** Read once in the life of the thread. */
let font: Promise<Buffer> | undefined

export async function run(filling: Omit<Filling, 'font'>): Promise<Uint8Array> {
  font ??= readFile(fontPath)
  return fillForm({ ...filling, font: await font })
}
