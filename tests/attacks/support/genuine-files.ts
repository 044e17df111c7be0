import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { goodFamilies } from '../../fixtures/files/good-families.ts'
import { createRandom, type Random } from '../../fixtures/files/random.ts'
import type { Sample } from '../../fixtures/files/sample.ts'

const kept = new URL('../../fixtures/files/genuine/', import.meta.url)

/**
 * Files as honest programs write them: those kept with the tests (Word's template, LibreOffice,
 * scanners, browsers, Python), pictures as phones and scanners make them, and, where LibreOffice is
 * installed, documents that it writes now; filled up with those that the tests build.
 */
export async function genuineFiles(count: number): Promise<Sample[]> {
  const random = createRandom(19)
  const files = [
    ...readdirSync(kept).map((name) => ({ name, bytes: readFileSync(new URL(name, kept)) })),
    ...(await pictures(random, Math.floor(count / 5))),
    ...officeFiles(random, Math.floor(count / 8)),
  ]
  while (files.length < count) files.push(random.pick(goodFamilies).make(random))
  return files.slice(0, count)
}

/** A phone writes where, when and how it was held; a scanner grey or bitonal pages at 300 dpi. */
async function pictures(random: Random, count: number): Promise<Sample[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, rank) => {
      const [width, height] = [64 + random.below(400), 64 + random.below(400)]
      const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const
      const blank = sharp({ create: { width, height, channels: 3, background: 'white', noise } })
      const exif = {
        IFD0: { Make: 'Téléphone', Model: `Essai ${String(rank)}` },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 23/1 0/1' },
      }
      switch (rank % 4) {
        case 0:
          return {
            name: `IMG_${String(rank)}.jpg`,
            bytes: await blank
              .withExif(exif)
              .withMetadata({ orientation: 1 + random.below(8), exif })
              .jpeg({ quality: 70 + random.below(30) })
              .toBuffer(),
          }
        case 1:
          return {
            name: `scan ${String(rank)}.jpeg`,
            bytes: await blank
              .greyscale()
              .withMetadata({ density: 300 })
              .jpeg({ progressive: rank % 8 === 1 })
              .toBuffer(),
          }
        case 2:
          return {
            name: `Capture d’écran ${String(rank)}.png`,
            bytes: await blank.withIccProfile('srgb').png().toBuffer(),
          }
        default:
          return {
            name: `page ${String(rank)}.PNG`,
            bytes: await blank.greyscale().png({ palette: true, colours: 2 }).toBuffer(),
          }
      }
    }),
  )
}

/** `count` letters as pdf, docx and doc, half as many tables as xlsx and xls. */
function officeFiles(random: Random, count: number): Sample[] {
  const folder = mkdtempSync(join(tmpdir(), 'enim-office-'))
  try {
    const letters = Array.from({ length: count }, (_, rank) => {
      const name = `courrier ${String(rank)}.html`
      const words = Array.from({ length: 5 + random.below(200) }, () => random.word()).join(' ')
      const row = `<tr><td>${random.word()}</td><td>${String(random.below(10_000))} €</td></tr>`
      writeFileSync(
        join(folder, name),
        `<meta charset="utf-8"><h1>${random.word()}</h1><p>${words}</p><table>${row}</table>`,
      )
      return name
    })
    const tables = letters.slice(0, count / 2).map((_, rank) => {
      const name = `bordereau ${String(rank)}.csv`
      writeFileSync(
        join(folder, name),
        `Marin,Jours\n${random.word()},${String(random.below(31))}\n`,
      )
      return name
    })
    for (const format of ['pdf:writer_web_pdf_Export', 'docx:MS Word 2007 XML', 'doc:MS Word 97'])
      convert(folder, format, letters)
    for (const format of ['xlsx', 'xls']) convert(folder, format, tables)
    return readdirSync(folder)
      .filter((name) => /\.(pdf|docx?|xlsx?)$/.test(name))
      .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function convert(folder: string, format: string, names: readonly string[]): void {
  if (names.length === 0) return
  const profile = `-env:UserInstallation=file://${join(folder, '.profile')}`
  const options = [profile, '--headless', '--convert-to', format, '--outdir', folder]
  execFileSync('soffice', [...options, ...names.map((name) => join(folder, name))], {
    stdio: 'ignore',
  })
}
