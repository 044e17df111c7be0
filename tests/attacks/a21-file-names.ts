import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRandom, type Random } from '../fixtures/files/random.ts'
import { query } from '../faults/kept-deposits.ts'
import { pdf } from '../support/forms.ts'
import { Tally, type Trial } from '../support/trial.ts'
import { inParallel } from './support/caller.ts'
import { depositFiles, withPortal } from './support/deposit-files.ts'

const counts = { short: 100, full: 5_000 }

const pieces = [
  ...[
    '../',
    '..\\',
    '/etc/passwd',
    'C:\\',
    '\0',
    '\r\n',
    '%2e%2e%2f',
    '%00',
    '\u202e',
    'CON',
    'NUL',
  ],
  ...[
    '"; filename="x.exe',
    ';filename=',
    'é',
    'e\u0301',
    '\u200b',
    '\ud83d\ude00',
    "'",
    '`',
    '$(x)',
  ],
  ...[
    '<script>',
    '&amp;',
    '|',
    '*',
    '?',
    ':',
    '.',
    ' ',
    '-',
    '~',
    'a'.repeat(300),
    '\u2028',
    '.htaccess',
  ],
]

/** A stored name is 22 letters of base64url, whatever the file was called. */
const storedName = /^[\w-]{22}$/

export const fileNames: Trial = {
  id: 'A21',
  about: 'noms de fichiers qui sortent du dossier, coupent un en-tête ou se déguisent',
  run: (size, tell) =>
    withPortal(async (portal, folder) => {
      const random = createRandom(21)
      const tally = new Tally()
      const before = readdirSync(dirname(folder))
      const ranks = Array.from({ length: counts[size] }, (_, rank) => rank)
      await inParallel(ranks, 4, async (rank) => {
        const name = hostileName(random)
        const { status } = await depositFiles(portal, [pdf(name, String(rank))], randomUUID())
        tally.count(
          1,
          status === 201 || status === 422,
          `${JSON.stringify(name)} : ${String(status)}`,
        )
        tell(rank + 1, counts[size])
      })
      const strays = strangers(folder, before)
      tally.count(1, strays.length === 0, `fichiers inattendus : ${strays.join(', ')}`)
      const names = query<{ name: string }>(join(folder, 'portal.db'), 'SELECT name FROM files')
      const wrong = names.filter(
        ({ name }) => /[/\\\p{Cc}\p{Cf}\p{Cs}]/u.test(name) || name.length > 200,
      )
      tally.count(1, wrong.length === 0, `noms gardés tels quels : ${JSON.stringify(wrong[0])}`)
      tally.remarks.push(
        `${String(names.length)} fichiers pris, sous un nom que le portail a choisi`,
      )
      return tally
    }),
}

function hostileName(random: Random): string {
  const parts = Array.from({ length: 1 + random.below(5) }, () => random.pick(pieces))
  return `${parts.join('')}${random.pick(['.pdf', '.PDF', '.pdf ', '.pdf.', '.exe', ''])}`
}

/** What is in the portal's folder, or new beside it, and not under a name that the portal gives. */
function strangers(folder: string, before: readonly string[]): string[] {
  const kept = readdirSync(join(folder, 'files/kept')).filter((name) => !storedName.test(name))
  const others = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => !/^(files|files\/(kept|temporary)(\/.*)?|portal\.db(-wal|-shm)?)$/.test(path))
  const beside = readdirSync(dirname(folder)).filter(
    (name) => !before.includes(name) && /passwd|\.(exe|pdf|htaccess)$/i.test(name),
  )
  return [...kept, ...others, ...beside]
}
